"""The catalogues of the interface: whole, of the same parts as the messages, and made as they say."""

import re

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


def test_every_message_has_a_translation() -> None:
    """What the program says is in the catalogue: python -m tests.generators.catalogues adds what is new."""
    known = {entry.msgid for entry in polib.pofile(str(path(Language.HANS))).translated_entries()}
    assert not set(wanted()) - known
    assert not known - set(wanted())
