"""What readings are told from is the same however it was loaded."""

import subprocess
import sys

from reader.services.pronouncing import _parts

_CODE = """\
import os
from reader.services.pronouncing import load
load()
assert "PYPINYIN_NO_PHRASES" not in os.environ
import json, pypinyin
from pathlib import Path
from pypinyin.constants import PHRASES_DICT
from pypinyin.seg.mmseg import seg
assert PHRASES_DICT == json.loads(Path(pypinyin.__file__).with_name("phrases_dict.json").read_text("utf-8"))
assert all(word in seg._prefix_set for word in PHRASES_DICT)
"""


def test_the_words_are_all_there() -> None:
    """Loaded little by little, they are those pypinyin would have loaded itself."""
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_an_object_is_cut_only_before_keys() -> None:
    """And in one piece where it is written otherwise."""
    lines = ["{\n", *['"一": [\n', "[\n", '"yī"\n', "]\n", "],\n"] * 1000, '"二": [["èr"]]}']
    parts = list(_parts(lines))
    assert 3 == len(parts)
    assert all(part.startswith("{") and part.endswith("]}") for part in parts)
    assert ['{"一":[["yī"]]}'] == list(_parts(['{"一":[["yī"]]}']))
