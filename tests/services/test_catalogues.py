"""The catalogues of the interface: whole, of the same parts as the messages, and made as they say."""

import re
from pathlib import Path

import polib
import pytest

from reader.__main__ import main
from reader.services import language
from reader.services.language import CATALOGUES, Language
from tests.generators.catalogues import converted, path, wanted

PARTS = re.compile(r"\{\d|%\(?\w*\)?[sr]")


@pytest.mark.parametrize("tongue", list(CATALOGUES), ids=str)
def test_translations_have_the_parts_of_their_messages(tongue: Language) -> None:
    """No part of a message is lost, and none is made up."""
    for entry in polib.pofile(str(path(tongue))).translated_entries():
        assert {*PARTS.findall(entry.msgid)} == {*PARTS.findall(entry.msgstr)}, entry.msgid


def test_traditional_is_made_of_simplified() -> None:
    """Nobody edits the Traditional one by hand."""
    made = converted(polib.pofile(str(path(Language.HANS))))
    kept = polib.pofile(str(path(Language.HANT)))
    assert {entry.msgid: entry.msgstr for entry in made} == {entry.msgid: entry.msgstr for entry in kept}


@pytest.mark.parametrize("tongue", list(CATALOGUES), ids=str)
def test_compiled_is_what_is_written(tongue: Language) -> None:
    """What gettext reads is what a person reviews."""
    written = polib.pofile(str(path(tongue))).translated_entries()
    compiled = polib.mofile(str(path(tongue, "mo")))
    assert {entry.msgid: entry.msgstr for entry in written} == {entry.msgid: entry.msgstr for entry in compiled}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_GB.UTF-8", "reader: /nowhere: no such file or folder\n"),
        ("zh_CN.UTF-8", "reader: /nowhere: 没有这样的文件或文件夹\n"),
        ("zh_TW.UTF-8", "reader: /nowhere: 沒有這樣的檔案或資料夾\n"),
    ],
)
def test_errors_are_spoken(
    locale: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the locale."""
    monkeypatch.setenv("LANGUAGE", locale)
    try:
        assert 2 == main(["list", "/nowhere"])
    finally:
        language.use(Language.ENGLISH)
    assert said == capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("re:守土(", "检索式第 7 栏：不是正则表达式：缺少 )；用 ) 结束分组"),
        ("re:a**", "检索式第 6 栏：不是正则表达式：重复了重复符号；一个重复符号就够了"),
        ("re:\\q", "不是正则表达式：bad escape \\q；要找 \\ 本身，请写 \\\\"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_spoken(
    query: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason and the advice too."""
    monkeypatch.setenv("LANGUAGE", "zh_CN.UTF-8")
    try:
        assert 2 == main(["search", query, "seeds"])
    finally:
        language.use(Language.ENGLISH)
    assert said.partition("不是")[2] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[reading]\nvariannt = 'hans'", "没有设置项“reading.variannt”；是否想写“reading.variant”？"),
        ("[reading]\nmeasure = 0", "reading.measure 应为大于 0 的整数"),
        ("[reading]\nvariant = 'x'", "reading.variant 应为以下之一"),
        ("[limits]\nentries = 'many'", "limits.entries 应为大于 0 的整数"),
    ],
)
def test_mistakes_in_settings_are_spoken(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind the name of the file, which is no message."""
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setenv("LANGUAGE", "zh_CN.UTF-8")
    monkeypatch.setenv("READER_SETTINGS", str(path))
    try:
        assert 2 == main(["settings"])
    finally:
        language.use(Language.ENGLISH)
    assert f"reader: {path}: {said}" in capsys.readouterr().err


def test_every_message_has_a_translation() -> None:
    """What the program says is in the catalogue: python -m tests.generators.catalogues adds what is new."""
    known = {entry.msgid for entry in polib.pofile(str(path(Language.HANS))).translated_entries()}
    assert not set(wanted()) - known
    assert not known - set(wanted())
