"""Settings: what is understood is used, what is not is said, and the file is never touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import Unreadable
from reader.core.scripts import Variant
from reader.services.formats.parsed import Fields
from reader.services.library import Library
from reader.services.limits import LIMITS
from reader.services.settings import DEFAULTS, Settings, read_settings, settings_path
from reader.services.settings_file import printed, understood


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
    wanted = Settings(
        variant=Variant.HANT_HK,
        idioms=True,
        measure=32,
        words={"乾隆": "乾隆"},
        keys={"toggle-script": "ctrl+t"},
    )
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
    library = Library([str(tmp_path / "long.txt"), str(tmp_path / "one.json")], options=settings.options())
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
    monkeypatch.setenv("READER_SETTINGS", "/somewhere/else.toml")
    assert Path("/somewhere/else.toml") == settings_path()
    monkeypatch.delenv("READER_SETTINGS")
    assert settings_path().name == "settings.toml"


def test_what_is_printed_can_be_put_in_place(tmp_path: Path) -> None:
    """The whole file, read again, says the same, and nothing in it is unknown."""
    path = tmp_path / "settings.toml"
    path.write_text(printed(DEFAULTS), encoding="utf-8")
    again = read_settings(path)
    assert Settings(fields=again.fields, words={}, keys={}) == again
    assert Fields() == again.fields


@given(
    st.dictionaries(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(max_size=9), max_size=4),
    st.sampled_from(Variant),
    st.integers(1, 10**6),
)
def test_what_is_set_is_printed_as_it_was_set(words: dict[str, str], variant: Variant, number: int) -> None:
    """Whatever names and texts there are, they come out as TOML that means the same."""
    words = {name: text.encode("utf-8", "replace").decode() for name, text in words.items()}
    settings = Settings(variant=variant, words=words, keys={}, limits=LIMITS._replace(depth=number), fields=Fields())
    assert settings == understood(printed(settings), Path("x.toml"))


def test_every_setting_is_printed_with_what_it_means() -> None:
    """No key stands there without a word about it, and what was set says what it would be otherwise."""
    lines = printed(Settings(measure=20)).split("\n")
    assert "measure = 20  # by default 40" in lines
    assert "# Han characters in a row, where there is room" == lines[lines.index("measure = 20  # by default 40") - 1]
    assert "# of a file, or of standard input" == lines[lines.index("file_bytes = 536870912") - 1]
