"""A walk through a corpus tells how far it has come, ends when it is not wanted, and can be for one document."""

from reader.core.corpus import Corpus
from reader.services.echoing import walk


def test_a_walk_tells_of_each_document_and_then_what_was_found(corpus: Corpus) -> None:
    """What was found comes last."""
    *steps, end = walk(corpus, lambda: False)
    assert [(number, None) for number in range(1, len(corpus) + 1)] == steps
    assert end.found
    assert len(corpus) == end.documents


def test_a_walk_that_is_not_wanted_any_more_ends(corpus: Corpus) -> None:
    """Without a word."""
    answers = iter([False, False])
    assert 2 == len(list(walk(corpus, lambda: next(answers, True))))


def test_a_walk_for_one_document_finds_what_stands_in_it(corpus: Corpus) -> None:
    """The same passages and places as among those of all."""
    *_, everywhere = walk(corpus, lambda: False)
    assert everywhere.found is not None
    for index in range(len(corpus)):
        *_, here = walk(corpus, lambda: False, within=index)
        among = [e for e in everywhere.found if not e.differences and any(p.document == index for p in e.places)]
        assert here.found is not None
        assert among == [echo for echo in here.found if not echo.differences]
