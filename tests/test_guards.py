"""The floors of the house, guarded twice: by contracts over its imports, and by what importing really loads."""

import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import reader.cli
import reader.core
import reader.services
from reader.services.paths import bundled_seeds
from reader.services.places import PLACES
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
_FRAME_ENDS = b"\x1b[?2026l"


def test_the_import_contracts_are_kept() -> None:
    """Arrows point down only, and each library is known only on the floor that may know it."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("package", [reader.core, reader.services, reader.cli], ids=["core", "services", "cli"])
def test_the_floors_below_the_screen_load_no_screen(package: ModuleType) -> None:
    """Importing every module of a floor loads neither Textual nor Rich."""
    paths = list(package.__path__)
    prefix = f"{package.__name__}."
    names = [module.name for module in pkgutil.walk_packages(paths, prefix)]
    code = f"import sys, {', '.join(names)}\nprint(sorted({{'textual', 'rich'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "[]\n" == done.stdout


_AFTER_THE_FIRST_FRAME = [
    *(f"reader.core.{name}" for name in ("anchors", "columns", "conversion", "fold_table", "justifying", "pinyin")),
    *(f"reader.core.{name}" for name in ("index", "matching", "pace", "query", "reading_table", "uprights")),
    *(f"reader.services.{name}" for name in ("annotations", "dictionary", "searching", "segmenting", "settings_file")),
    *(f"reader.ui.{name}" for name in ("columns", "jobs", "themes", "widgets.search_bar", "widgets.results_pane")),
    *(f"reader.ui.features.{name}" for name in ("marks", "places", "searching", "words")),
    *("argparse", "json", "jieba", "numpy", "opencc", "pypinyin", "sqlite3", "tomllib", "wcwidth"),
]


def test_the_first_frame_is_drawn_at_once_and_loads_nothing_it_does_not_show(tmp_path: Path) -> None:
    """List, text and its title come together; what comes after them is loaded after them."""
    code = "import sys\nfrom reader.ui.screens.reading import ReadingScreen\nfrom reader.__main__ import main\n"
    code += f"def begin(screen):\n    open({str(tmp_path / 'loaded')!r}, 'w').write(' '.join(sys.modules))\n"
    code += f"ReadingScreen._begin = begin\nmain([{str(bundled_seeds())!r}])"
    environment = {"HOME": str(tmp_path), **{place.variable: str(tmp_path) for place in PLACES}}
    with Terminal([sys.executable, "-c", code], (160, 45), environment) as terminal:
        terminal.wait(lambda: (tmp_path / "loaded").exists() and bool((tmp_path / "loaded").read_text("utf-8")))
        terminal.wait(lambda: _FRAME_ENDS in terminal.output)
        first = bytes(terminal.output).partition(_FRAME_ENDS)[0].decode()
    assert all(shown in first for shown in ("疫情防控工作", "省级大员一线督导防疫", "as written", "╭"))
    loaded = (tmp_path / "loaded").read_text("utf-8").split()
    assert [] == [name for name in loaded for late in _AFTER_THE_FIRST_FRAME if f"{name}.".startswith(f"{late}.")]
