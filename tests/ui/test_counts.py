"""One number, told in four places: the list, the status, the results and the command line count alike."""

import json
import os
import random

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.__main__ import main
from reader.services.paths import bundled_seeds
from reader.ui.features.results import Results
from reader.ui.features.searching import Searching
from reader.ui.screens.desk import Desk
from reader.ui.widgets.list_pane import ListPane
from tests.ui.looking import make_app, seed_documents, until

QUERIES = int(os.environ.get("READER_QUERIES", "12"))
"""How many queries are asked."""


def queries(count: int) -> list[str]:
    """Queries of every kind, of words that stand in the texts, the same ones every time."""
    chance = random.Random(7)
    texts = [document.clean for document in seed_documents()]

    def word(most: int = 4) -> str:
        text = chance.choice(texts)
        while True:
            at = chance.randrange(len(text) - most)
            found = text[at : at + chance.randint(1, most)]
            if found.isalpha() and not found.isascii():
                return found

    kinds = (
        word,
        lambda: f"{word()} {word(2)}",
        lambda: f"{word()}|{word()}",
        lambda: f"{word(2)} -{word()}",
        lambda: f"exact:{word()}",
        lambda: f"re:{word(1)}.{{1,2}}{word(1)}",
        lambda: f'"{word()}"',
        lambda: chance.choice(["yiqing", "fk", "shoutu", "gongzuo", "zf", "COVID", "2022", "xijinping"]),
    )
    return [kinds[number % len(kinds)]() for number in range(count)]


async def shown_counts(pilot: Pilot[None], query: str) -> tuple[dict[str, int], int, int]:
    """What the list says of each document, the status in all, and the results, of one query."""
    desk = pilot.app.screen
    assert isinstance(desk, Desk)
    await pilot.press("slash")
    desk.query_one("#query", Input).value = query
    await pilot.press("enter")
    await until(pilot, lambda: desk.feature(Searching).search.text == query)
    await until(pilot, lambda: not desk.feature(Searching).search.running)
    await pilot.press("r")
    results, search = desk.feature(Results), desk.feature(Searching).search
    await until(pilot, lambda: results.listed is not None and results.listed[1].hits is search.hits)
    said = "".join(segment.text for segment in desk.status.render_line(0))
    total = 0 if "no hits" in said else int(said.rsplit(" of ", 1)[1].split()[0].replace(",", ""))
    listed = {document.path: _count(desk.list_pane, number) for number, document in enumerate(desk.corpus)}
    title = str(results.pane.border_title)
    await pilot.press("escape")
    return {path: count for path, count in listed.items() if count}, total, int(title.split()[1].replace(",", ""))


def _count(pane: ListPane, number: int) -> int:
    """What the list says at the right of a document's second row."""
    pieces = [segment.text for segment in pane.row(2 * number + 1)]
    return int(pieces[1]) if pieces[1].strip() else 0


def printed_counts(query: str, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    """What the command line counts in each document."""
    main(["search", "--count", "--json", "--pinyin", "--", query, str(bundled_seeds())])
    found = map(json.loads, capsys.readouterr().out.splitlines())
    return {one["path"]: one["count"] for one in found}


async def test_everyone_counts_alike(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is asked, in either script, with prefixes, exclusions, patterns or letters."""
    printed = {query: printed_counts(query, capsys) for query in queries(QUERIES)}
    app = make_app()
    some = 0
    async with app.run_test(size=(120, 40)) as pilot:
        for query, wanted in printed.items():
            listed, total, results = await shown_counts(pilot, query)
            assert wanted == listed, query
            assert sum(listed.values()) == total == results, query
            some += bool(total)
    assert some > QUERIES // 2
