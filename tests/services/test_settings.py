"""Settings: what is understood is used, what is not is said, and the file is never touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import Unreadable
from reader.core.scripts import Variant
from reader.services.library import Library
from reader.services.settings import DEFAULTS, PATH_VARIABLE, Settings, read_settings, settings_path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """Nothing needs to be set."""
    assert Settings() == read_settings(tmp_path / "none.toml") == DEFAULTS


def test_settings_are_read(tmp_path: Path) -> None:
    """Every key is understood."""
    path = tmp_path / "settings.toml"
    path.write_text(
        '[reading]\nvariant = "hant-hk"\nidioms = true\nmeasure = 32\n'
        '[words]\n"乾隆" = "乾隆"\n[keys]\ntoggle-script = "ctrl+t"\n',
        encoding="utf-8",
    )
    wanted = Settings(Variant.HANT_HK, True, 32, {"乾隆": "乾隆"}, {"toggle-script": "ctrl+t"})
    assert wanted == read_settings(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[reading]\nvariannt = 'hans'", "did you mean 'reading.variant'"),
        ("[redaing]", "did you mean 'reading'"),
        ("[reading]\nvariant = 'klingon'", "one of original, hans"),
        ("[reading]\nmeasure = -1", "a whole number above 0"),
        ("[reading]\nidioms = 'yes'", "true or false"),
        ("[words]\na = 1", "words.a is a text"),
        ("reading = 3", "'reading' is a table"),
        ("[limits]\nfile_byte = 1", "did you mean 'limits.file_bytes'"),
        ("[limits]\nentries = 'many'", "a whole number above 0"),
        ("[json]\ncontent = 3", "a name in quotation marks"),
        ("[reading", "left as it is"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    """A key that is unknown or has the wrong kind of value is named; the rest holds; the file stays."""
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    problems = read_settings(path).problems
    assert len(problems) == 1
    assert said in problems[0]
    assert str(path) in problems[0]
    assert text == path.read_text(encoding="utf-8")


def test_limits_and_fields_are_read_and_used(tmp_path: Path) -> None:
    """A smaller limit refuses, and a name for what JSON holds is looked under."""
    path = tmp_path / "settings.toml"
    path.write_text('[limits]\nfile_bytes = 40\n[json]\ncontent = "words"\n', encoding="utf-8")
    settings = read_settings(path)
    (tmp_path / "long.txt").write_text("守土有责。" * 20, encoding="utf-8")
    (tmp_path / "one.json").write_text('{"words": "守土尽责。"}', encoding="utf-8")
    library = Library(
        [str(tmp_path / "long.txt"), str(tmp_path / "one.json")], limits=settings.limits, fields=settings.fields
    )
    refused, opened = library.outcomes()
    assert isinstance(refused, Unreadable)
    assert isinstance(opened, Document)
    assert "守土尽责" in opened.clean


@given(st.binary(max_size=80))
def test_any_bytes_are_survived(data: bytes) -> None:
    """Whatever a settings file holds, there are settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_text", lambda self, encoding: data.decode(encoding))
        assert read_settings(Path("x.toml")).measure > 0


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable wins over the platform's place."""
    monkeypatch.setenv(PATH_VARIABLE, "/somewhere/else.toml")
    assert Path("/somewhere/else.toml") == settings_path()
    monkeypatch.delenv(PATH_VARIABLE)
    assert settings_path().name == "settings.toml"
