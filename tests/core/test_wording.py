"""Regional words and the user's own: what is shown, and exactly where."""

import json
import stat
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import conversion, marking
from reader.core.alignment import Block
from reader.core.conversion import converted, converter, put, shown
from reader.core.errors import ReaderError
from reader.core.marking import Made, rewritten
from reader.core.phrase_table import ENTRIES
from reader.core.scripts import Script, Variant
from reader.core.spans import Span
from reader.core.wording import OwnConfigs, Wording
from reader.services import conversion_configs
from reader.services.conversion_configs import wording
from tests import strategies

REGIONAL = {"s2twp": Variant.HANT_TW, "s2hkp": Variant.HANT_HK, "tw2sp": Variant.HANS}
TEXT = "有鼠标和软件，高清视频的内存条。知识产权SQL注入U盘"
OVERRIDES = {"软件": "軟件", "干": "幹", "内存条": "記憶條", "乾隆": "乾隆", "高清视频": "HD", "群": ""}


def _words(config: str) -> st.SearchStrategy[str]:
    """Text in which words that change their lengths stand close together."""
    sources = [entry.split(":")[0] for entry in ENTRIES[config].split()]
    if config.startswith("s2"):
        sources = [converter("t2s").convert(source) for source in sources]
    word = st.one_of(st.sampled_from(sources), strategies.han(3), strategies.marks(), st.sampled_from("\n\0 "))
    return st.lists(word, max_size=8).map("".join)


def _blocks(config: str, text: str) -> list[tuple[str, str]]:
    made = converted(config, text, wording(Variant.HANT_TW, idioms=True))
    return [(here.within(text), there.within(made.text)) for here, there in made.alignment.blocks]


@given(st.data(), st.sampled_from(sorted(ENTRIES)))
def test_the_text_is_opencc_s_and_the_alignment_spans_it(data: st.DataObject, config: str) -> None:
    """With marks and without, for every configuration that changes lengths, all lengths add up."""
    text = data.draw(_words(config)).replace("\0", "")
    expected = converter(config).convert(text)
    for way in (wording(Variant.HANT_TW, idioms=True), Wording(Variant.HANT_TW, idioms=True)):
        made = converted(config, text, way)
        assert expected == made.text
        assert len(expected) == made.alignment.last(len(text))
        assert all(
            a.here.end <= b.here.start and a.there.end <= b.there.start for a, b in pairwise(made.alignment.blocks)
        )


@given(st.data(), st.sampled_from(sorted(ENTRIES)))
def test_blocks_are_entries(data: st.DataObject, config: str) -> None:
    """What is not one for one is a word of the dictionary and its replacement, never less and never more."""
    text = data.draw(_words(config))
    entries = dict(entry.split(":") for entry in ENTRIES[config].split())
    base = converter("s2t" if config.startswith("s2") else "t2s").convert
    final = (lambda word: word) if config.startswith("s2") else base
    for before, after in _blocks(config, text):
        key = base(before) if config.startswith("s2") else before
        assert len(before) == len(key)
        assert after in {final(entries.get(key, "")), *map(final, entries.values())}


@pytest.mark.parametrize("config", sorted(ENTRIES))
def test_every_entry_that_changes_lengths_is_aligned(config: str) -> None:
    """Alone in a sentence, each is one block, or is no longer what a whole conversion makes of it."""
    for entry in ENTRIES[config].split():
        key, value = entry.split(":")
        word, expected = (converter("t2s").convert(key), value) if config.startswith("s2") else (key, "")
        made = converter(config).convert(f"。{word}。")
        if len(made) != len(word) + 2:
            blocks = _blocks(config, f"。{word}。")
            assert made[1:-1] == "".join(after for _, after in blocks) or len(blocks) >= 1
            assert not expected or expected != made[1:-1] or [(word, expected)] == blocks


def test_regional_words_are_aligned_exactly() -> None:
    """Each with what it replaces."""
    expected = {
        "高清": "高畫質",
        "内存条": "記憶體模組",
        "知识产权": "智慧財產權",
        "SQL注入": "SQL隱碼攻擊",
        "U盘": "隨身碟",
    }
    assert list(expected.items()) == _blocks("s2twp", TEXT)
    assert [("埠", "端口")] == _blocks("tw2sp", "一埠，")


@pytest.mark.parametrize(
    ("variant", "expected"), [(Variant.HANS, "内存"), (Variant.HANT_TW, "記憶體"), (Variant.HANT, "內存")]
)
def test_regional_words_come_with_a_change_of_script(variant: Variant, expected: str) -> None:
    """Standard Traditional has none, and a text already in the script keeps its own."""
    source, same = ("國記憶體", Variant.HANT_TW) if variant is Variant.HANS else ("国内存", Variant.HANS)
    assert expected == shown(source, wording(variant, idioms=True)).text[1:]
    assert source == shown(source, wording(same, idioms=True)).text


@pytest.mark.parametrize("idioms", [False, True])
def test_the_user_s_own_words_are_exact_too(idioms: bool) -> None:
    """Longer, shorter, as long, gone, or left as they are; a single character where no longer word is known."""
    text = "群、里的干饼干，软件和内存条，乾隆看高清视频国群里"
    made = shown(text, wording(Variant.HANT_TW, idioms=idioms, overrides=OVERRIDES))
    assert "、裡的幹餅乾，軟件和記憶條，乾隆看HD國群裡" == made.text
    at = text.index("高清")
    assert (Block(Span(-1, 1), Span(-1, 0)), Block(Span(at, at + 4), Span(at - 1, at + 1))) == made.alignment.blocks


@given(_words("s2twp"), st.booleans())
def test_positions_hold_with_overrides(text: str, idioms: bool) -> None:
    """The ends of a text always correspond, and so does what stands between blocks."""
    made = shown(text, wording(Variant.HANT_TW, idioms=idioms, overrides=OVERRIDES), Script.HANS)
    assert len(made.text) == made.alignment.last(len(text))
    for at, char in enumerate(text):
        if char in "，。、；：！？\0":
            assert made.alignment.span(Span(at, at + 1)).within(made.text) == char
    assert put(text, wording(Variant.HANT_TW, idioms=idioms), Script.HANS) is not None


def test_overrides_leave_the_rest_alone() -> None:
    """A text without any of the words is shown as without them."""
    plain = shown("国家发展，头发", Wording(Variant.HANT_TW))
    assert plain == shown("国家发展，头发", wording(Variant.HANT_TW, overrides=OVERRIDES))


def test_a_word_that_no_dictionary_can_hold_is_passed_over() -> None:
    """Neither NUL, nor a surrogate, nor nothing at all can be a key; what acts on a terminal is no value."""
    overrides = {"": "x", "\0": "x", "\ud800": "x", "\U00100000": "x", "国": "\x1b"}
    assert "␛\0\ud800家" == shown("国\0\ud800家", wording(Variant.HANT, overrides=overrides), Script.HANS).text


def test_what_looks_like_a_mark_is_none() -> None:
    """Characters of private use stay where they are, and so do the positions around them."""
    text = "国\U000f0002高清\U000ffffd高清\U00100000\U0010ffff"
    made = shown(text, wording(Variant.HANT_TW, idioms=True, overrides={"国": "國國"}))
    assert "國國\U000f0002高畫質\U000ffffd高畫質\U00100000\U0010ffff" == made.text
    assert 3 == len(made.alignment.blocks)


def test_marks_that_disagree_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are those of an OpenCC of another version; what differs tells the positions then."""
    way = wording(Variant.HANT_TW, idioms=True)
    exact = converted("s2twp", TEXT, way)
    monkeypatch.setattr(conversion, "_marks_known", lambda: False)
    assert exact.text == converted("s2twp", TEXT, way).text
    assert exact.alignment != converted("s2twp", TEXT, way).alignment
    monkeypatch.undo()
    monkeypatch.setattr(conversion, "read", lambda text, overrides: Made("別的"))
    assert converted("s2twp", TEXT, Wording(Variant.HANT_TW, idioms=True)) == converted("s2twp", TEXT, way)


def test_the_folder_is_private(tmp_path: Path) -> None:
    """Nobody else can put a configuration there, and every dictionary in it is named by its whole path."""
    own = wording(Variant.HANT_TW, idioms=True).own
    assert own
    assert 0o700 == stat.S_IMODE(Path(own.folder).stat().st_mode)
    for path in Path(own.folder).glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert "plugin" not in text
        files = [part.split('"')[0] for part in text.split('"file": "')[1:]]
        assert files
        assert all(Path(file).is_absolute() and Path(file).exists() for file in files)


def test_configurations_that_have_gone_are_done_without(tmp_path: Path) -> None:
    """A program may run longer than the system keeps temporary files."""
    gone = Wording(Variant.HANT_TW, idioms=True, own=OwnConfigs(str(tmp_path), (("软件", "X"),)))
    assert shown(TEXT, Wording(Variant.HANT_TW, idioms=True), Script.HANS) == shown(TEXT, gone, Script.HANS)


def test_only_what_needs_it_is_written() -> None:
    """The plain variants, and the original, are OpenCC's own."""
    assert {Wording(variant) for variant in Variant} == {wording(variant) for variant in Variant}
    assert wording(Variant.ORIGINAL, idioms=True, overrides=OVERRIDES).own is None


def test_a_disk_that_takes_nothing_costs_overrides_but_no_regional_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions are then told by what differs; the user's own words are not passed over in silence."""

    def full(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    conversion_configs._written.cache_clear()
    assert Wording(Variant.HANT_TW, idioms=True) == wording(Variant.HANT_TW, idioms=True)
    with pytest.raises(ReaderError, match="No space left on device"):
        wording(Variant.HANT_TW, overrides=OVERRIDES)


def test_a_configuration_is_rewritten_for_any_folder() -> None:
    """Its dictionaries by their whole paths, and nothing else changed where nothing was asked for."""
    stock = '{"name": "x", "conversion_chain": [{"dict": {"type": "ocd2", "file": "T.ocd2", "may_output_tofu": true}}]}'
    made = json.loads(rewritten("t2tw", stock, "/data", (), marked=False))
    node = {"type": "ocd2", "file": "/data/T.ocd2", "may_output_tofu": True}
    assert {"name": "x", "conversion_chain": [{"dict": node}]} == made
    assert set(marking.with_regional_words()) == set(ENTRIES)
