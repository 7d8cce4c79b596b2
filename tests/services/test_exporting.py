"""Results in files: complete or not there, exact, and no formula in any cell."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.corpus import Corpus
from reader.core.errors import Exists, ReaderError, SourceError
from reader.core.hits import Hits, found_in
from reader.core.matching import matcher
from reader.core.ordering import Arrangement, Listing, Sort, listed
from reader.core.query import parsed
from reader.services.exporting import export
from reader.services.paths import bundled_seeds
from tests import strategies
from tests.cli.running import piped


def listing_of(corpus: Corpus, query: str, sort: Sort = Sort.PLACE) -> Listing:
    """The hits of a query in an order."""
    finder = matcher(parsed(query))
    hits = Hits([found_in({index: finder.spans(document) for index, document in enumerate(corpus)})])
    listing = listed(corpus, hits, Arrangement(sort), None, lambda: False)
    assert listing is not None
    return listing


def never() -> bool:
    """Nobody gives up."""
    return False


def test_lines_of_json_are_those_of_the_command_line(corpus: Corpus, tmp_path: Path) -> None:
    """Each object has what `reader search --json` prints of the same hit, and the title and date besides."""
    path = tmp_path / "results.jsonl"
    assert [10] == list(export(corpus, listing_of(corpus, "守土尽责"), str(path), never, replace=False))
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    printed = piped("search", "--json", "守土尽责", str(bundled_seeds())).out.splitlines()
    assert "2022-11-22T10:44" == found[0]["date"]
    assert list(map(json.loads, printed)) == [
        {name: value for name, value in one.items() if name not in {"title", "date"}} for one in found
    ]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".CSV"])
def test_tables_hold_every_hit_at_its_place_in_the_source(corpus: Corpus, tmp_path: Path, suffix: str) -> None:
    """In the order they are listed in; what stands between start and end in the source is the hit."""
    path = tmp_path / f"results{suffix}"
    listing = listing_of(corpus, "疫情", Sort.LEFT)
    list(export(corpus, listing, str(path), never, replace=False))
    with path.open(encoding="utf-8-sig" if suffix.lower() == ".csv" else "utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t" if suffix == ".tsv" else ","))
    assert len(listing) == len(rows)
    sources = {document.path: document.source for document in corpus}
    for number, row in enumerate(rows):
        hit = listing[number]
        span = corpus[hit.document].source_span(listing.hits.span(hit))
        assert (str(span.start), str(span.end)) == (row["start"], row["end"])
        assert "疫情" == row["match"]
        if not corpus[hit.document].repairs:
            assert "疫情" == span.within(sources[row["path"]])


@pytest.mark.parametrize("begun", ["=1+1|", "+1", "-1", "@SUM(A1)", "＝1", "－1"])
def test_no_cell_is_a_formula(tmp_path: Path, begun: str) -> None:
    """What a spreadsheet would reckon with is marked as text, in titles, contexts and hits."""
    document = strategies.document(f"{begun}守土\n{begun}守土{begun}", f"{begun}.txt")
    path = tmp_path / "x.csv"
    list(export(Corpus([document]), listing_of(Corpus([document]), "守土"), str(path), never, replace=False))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert 2 == len(rows)
    assert f"'{begun}" == rows[0][6]
    assert not any(cell[:1] in set("=+-@＝＋－＠") for row in rows for cell in row)


def test_a_file_that_is_there_is_replaced_only_when_that_is_wanted(corpus: Corpus, tmp_path: Path) -> None:
    """Otherwise it stays as it is."""
    path = tmp_path / "x.tsv"
    path.write_text("mine", encoding="utf-8")
    listing = listing_of(corpus, "守土")
    with pytest.raises(Exists):
        list(export(corpus, listing, str(path), never, replace=False))
    assert "mine" == path.read_text(encoding="utf-8")
    list(export(corpus, listing, str(path), never, replace=True))
    assert path.read_text(encoding="utf-8").startswith("path\ttitle")


def test_given_up_nothing_is_left(corpus: Corpus, tmp_path: Path) -> None:
    """Neither a part of the file nor what was written beside it; a file that was there stays."""
    path = tmp_path / "x.csv"
    path.write_text("mine", encoding="utf-8")
    asked: Iterator[bool] = iter([False, False, True])
    assert not list(export(corpus, listing_of(corpus, "守土"), str(path), lambda: next(asked), replace=True))
    assert [path] == list(tmp_path.iterdir())
    assert "mine" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("x.xlsx", SourceError, "must end in"),
        ("x", SourceError, "must end in"),
        ("no/such/x.csv", SourceError, "no such file or folder"),
        ("folder.csv", ReaderError, "irectory"),
    ],
)
def test_what_cannot_be_written_is_said(
    corpus: Corpus, tmp_path: Path, name: str, error: type[ReaderError], says: str
) -> None:
    """And leaves nothing behind."""
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(error, match=says):
        list(export(corpus, listing_of(corpus, "守土"), str(tmp_path / name), never, replace=True))
    assert ["folder.csv"] == [path.name for path in tmp_path.iterdir()]


def test_nothing_written_acts_on_a_terminal(tmp_path: Path) -> None:
    """Whatever the path and the text are."""
    document = strategies.document("守土", "\x1b]0;x\a\n.txt")
    corpus = Corpus([document])
    for suffix in (".csv", ".tsv", ".jsonl"):
        path = tmp_path / f"x{suffix}"
        list(export(corpus, listing_of(corpus, "守土"), str(path), never, replace=False))
        assert not set(path.read_text(encoding="utf-8")) & set("\x1b\a")
    assert document.path == json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))["path"]
