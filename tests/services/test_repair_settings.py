"""Kinds of repair switched off: what they would have undone stands as it is in the file."""

from pathlib import Path

import pytest

from reader.core.document import Document
from reader.core.repair import RepairKind
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from reader.services.settings import read_settings


def opened(settings: str, path: Path, tmp_path: Path) -> Document:
    """A file opened as a settings file says."""
    (tmp_path / "settings.toml").write_text(f"[repairs]\n{settings}\n", encoding="utf-8")
    found = read_settings(tmp_path / "settings.toml")
    assert not found.problems
    (document,) = Library([str(path)], options=found.options()).outcomes()
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("kind", list(RepairKind), ids=str)
def test_a_kind_that_is_off_is_left_alone(kind: RepairKind, tmp_path: Path) -> None:
    """With one kind off, nothing of it is undone, and the others are as before."""
    path = tmp_path / "text.txt"
    seed = next(p for p in bundled_seeds().iterdir() if p.name.startswith("003"))
    path.write_text(seed.read_text(encoding="utf-8") + "\n他说&hellip;好\u200b的。\n", encoding="utf-8")
    everything = opened("", path, tmp_path)
    without = opened(f"{kind.value} = false", path, tmp_path)
    assert {repair.kind for repair in everything.repairs} == set(RepairKind)
    assert {repair.kind for repair in without.repairs} == set(RepairKind) - {kind}
    assert without.source == everything.source


def test_furniture_that_is_off_is_text(tmp_path: Path) -> None:
    """Nothing is folded away where the user wants to see all of it."""
    seed = next(p for p in bundled_seeds().iterdir() if p.name.startswith("002"))
    assert any(p.furniture for p in opened("", seed, tmp_path).paragraphs)
    assert not any(p.furniture for p in opened("furniture = false", seed, tmp_path).paragraphs)


@pytest.mark.parametrize(("name", "paragraph"), [("page.html", "<p>{0}</p>"), ("page.md", "{0}\n")])
def test_in_markup_too(name: str, paragraph: str, tmp_path: Path) -> None:
    """Repairs and suggestions are those of the text that the markup holds, and lie on it."""
    seed = next(p for p in bundled_seeds().iterdir() if p.name.startswith("003"))
    lines = seed.read_text(encoding="utf-8").split("\n")
    path = tmp_path / name
    path.write_text("\n".join(["<html>" if name.endswith("html") else "# 题", *map(paragraph.format, lines)]), "utf-8")
    document = opened("", path, tmp_path)
    assert "印發通知" in document.clean
    assert document.suggestions
    for repair in (*document.repairs, *document.suggestions):
        assert repair.before == repair.span.within(document.source)
    assert "印發(fā)通知" in opened("gloss = false", path, tmp_path).clean
