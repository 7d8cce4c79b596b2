"""Memory: what was chosen is found again, for the document and in general, and damage is no fault."""

import json
from pathlib import Path

import pytest

from reader.core.document import Document
from reader.core.scripts import Variant
from reader.services.memory import (
    LONGEST_QUERY,
    MOST_QUERIES,
    NO_HABITS,
    Choice,
    Habits,
    habits,
    keep_habit,
    remember,
    remember_query,
    remembered,
    remembered_queries,
)

TAIWAN, SIMPLE = Choice(Variant.HANT_TW, True), Choice(Variant.HANS)


def test_a_choice_is_found_again(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """For its document, and as the default for every other."""
    path = tmp_path / "deep" / "choices.json"
    assert remembered(seeds[0], path) is None
    remember(seeds[0], TAIWAN, path)
    remember(seeds[1], SIMPLE, path)
    assert TAIWAN == remembered(seeds[0], path)
    assert SIMPLE == remembered(seeds[1], path) == remembered(seeds[2], path) == remembered(None, path)
    assert [path] == list(path.parent.iterdir())


def test_habits_are_found_again_beside_choices(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """A habit and a choice leave one another alone; damage is forgotten."""
    path = tmp_path / "choices.json"
    assert NO_HABITS == habits(path)
    keep_habit("theme", "night", path)
    remember(seeds[0], TAIWAN, path)
    keep_habit("pace", (600.0, 120), path)
    keep_habit("vertical", True, path)
    assert Habits("night", True, (600.0, 120.0)) == habits(path)
    assert TAIWAN == remembered(seeds[0], path)
    keep_habit("pace", "fast", path)
    keep_habit("theme", None, path)
    keep_habit("vertical", 1, path)
    assert NO_HABITS == habits(path)


def test_queries_are_kept_the_last_first_and_each_once(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """Queries and choices leave one another alone; nobody else may read the file."""
    path = tmp_path / "choices.json"
    for query in ["守土", "exact:發展", "守土", "  ", "两\n行", "长" * (LONGEST_QUERY + 1)]:
        remember_query(query, path)
        remember(seeds[0], TAIWAN, path)
    assert ("两 行", "守土", "exact:發展") == remembered_queries(path)
    assert TAIWAN == remembered(seeds[0], path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_old_queries_are_forgotten(tmp_path: Path) -> None:
    """The file does not grow for ever."""
    path = tmp_path / "choices.json"
    path.write_text(json.dumps({"queries": [str(n) for n in range(MOST_QUERIES)]}), encoding="utf-8")
    remember_query("new", path)
    assert ("new", "0", "1") == remembered_queries(path)[:3]
    assert MOST_QUERIES == len(remembered_queries(path))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"default": 3}', '{"default": ["x", true]}', '{"documents": []}', '{"queries": [3]}']
)
def test_damage_is_forgotten(tmp_path: Path, text: str, seeds: tuple[Document, ...]) -> None:
    """A damaged file remembers nothing, and is whole again after the next choice."""
    path = tmp_path / "choices.json"
    path.write_text(text, encoding="utf-8")
    assert remembered(seeds[0], path) is None
    remember(seeds[0], SIMPLE, path)
    assert SIMPLE == remembered(seeds[0], path)
    assert remembered_queries(path) == ()


def test_an_unwritable_place_is_no_fault(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """Nothing is remembered, and nothing else happens."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember(seeds[0], SIMPLE, tmp_path / "file" / "choices.json")
    assert remembered(seeds[0], tmp_path / "file" / "choices.json") is None
