"""Matches: equal to those a slow and plain matcher finds, and alike in both scripts."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import matching
from reader.core.document import Document
from reader.core.errors import QueryError
from reader.core.matching import matcher, wanted
from reader.core.query import parsed
from reader.core.spans import Span
from tests import strategies
from tests.core.plain_matching import plain_matches

LETTERS = "的土發发Aａ 　"
WORDS = st.text(LETTERS, min_size=1, max_size=3)
TERMS = st.lists(st.lists(WORDS, min_size=1, max_size=2), min_size=1, max_size=2)
TEXTS = st.text(LETTERS + "\n，", max_size=30)


def written(terms: list[list[str]], excluded: list[list[str]]) -> str:
    """A query for terms, each given as its alternatives."""
    quoted = ["|".join(f'"{word}"' for word in term) for term in terms]
    return " ".join([*quoted, *("-" + "|".join(f'"{word}"' for word in term) for term in excluded)])


@given(TEXTS, TERMS, st.lists(st.lists(WORDS, min_size=1, max_size=2), max_size=1), st.booleans())
def test_matches_are_those_of_the_plain_matcher(
    text: str, terms: list[list[str]], excluded: list[list[str]], exact: bool
) -> None:
    """Leftmost, longest, never overlapping, never crossing a paragraph; and none without every term."""
    document = strategies.document(text)
    query = parsed(written(terms, excluded), exact_script=exact)
    assert tuple(plain_matches(document, wanted(query))) == matcher(query).spans(document)


@given(strategies.documents(), st.data())
def test_what_is_read_is_found(document: Document, data: st.DataObject) -> None:
    """Any stretch of a paragraph, searched for, is found where it stands or overlaps an earlier match of itself."""
    if not document.paragraphs:
        return
    paragraph = data.draw(st.sampled_from(document.paragraphs)).span
    span = data.draw(strategies.spans(paragraph.length)).moved(paragraph.start)
    text = span.within(document.clean)
    if not text or '"' in text:
        return
    found = matcher(parsed(f'"{text}"')).spans(document)
    assert any(match.overlaps(span) for match in found)
    assert {len(text)} == {match.length for match in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("守土尽责", "守土盡責"),
        ("疫情防控", "疫情防控"),
        ("习近平", "習近平"),
        ("头发", "頭髮"),
        ("Ａ", "a"),
        ("“", "「"),
    ],
)
def test_both_spellings_match_the_same(seeds: tuple[Document, ...], one: str, other: str) -> None:
    """Script, width and case of a query make no difference."""
    for document in (*seeds, strategies.document("头发、頭髮、頭发，「Ａ」")):
        assert matcher(parsed(one)).spans(document) == matcher(parsed(other)).spans(document)


def test_the_numbers_of_the_seeds(seeds: tuple[Document, ...]) -> None:
    """The bundled texts hold these words as often as they do."""
    for text in ("守土尽责", "守土盡責"):
        assert [5, 0, 4, 0, 1] == [len(matcher(parsed(text)).spans(document)) for document in seeds]
    counts = [len(matcher(parsed("疫情防控")).spans(document)) for document in seeds]
    assert 76 == sum(counts)
    assert all(counts)
    assert 3 == sum(bool(matcher(parsed("習近平")).spans(document)) for document in seeds)


def test_matches_do_not_overlap() -> None:
    """的的的 holds one 的的, at its beginning."""
    assert (Span(0, 2),) == matcher(parsed("的的")).spans(strategies.document("的的的"))


def test_the_longer_alternative_is_taken() -> None:
    """Where two alternatives begin at one place, the longer one matches."""
    assert (Span(0, 4),) == matcher(parsed("守土|守土有责")).spans(strategies.document("守土有责"))


@pytest.mark.parametrize("query", ['"土\n有"', "土有", '"责 　守"', '" 守"', '"责 "', '"\n"'])
def test_no_match_crosses_a_paragraph(query: str) -> None:
    """Neither the line's end nor the white space around a paragraph belongs to any match."""
    document = strategies.document("守土\n有责 \n　守土")
    assert () == matcher(parsed(query)).spans(document)


def test_a_match_in_the_indent_hides_none_behind_it() -> None:
    """A longer alternative that begins outside the paragraph does not take the place of the one inside."""
    document = strategies.document(" 守土")
    assert (Span(1, 2),) == matcher(parsed('" 守"|守')).spans(document)


def test_a_gloss_hides_no_match() -> None:
    """貫徹落實 is found in 貫徹(chè)落實."""
    document = strategies.document("堅決貫徹(chè)落實")
    assert (Span(2, 6),) == matcher(parsed("贯彻落实")).spans(document)


def test_an_exact_query_is_literal() -> None:
    """With the script exact, only what is spelt as typed matches."""
    document = strategies.document("发展、發展，Ａa")
    assert (Span(3, 5),) == matcher(parsed("發展", exact_script=True)).spans(document)
    assert (Span(7, 8),) == matcher(parsed("a", exact_script=True)).spans(document)


def test_every_term_must_occur_and_none_that_is_excluded() -> None:
    """A document with all terms shows the matches of each; without one of them it shows none."""
    document = strategies.document("守土有责\n尽责")
    assert (Span(0, 2), Span(5, 7)) == matcher(parsed("守土 尽责")).spans(document)
    assert () == matcher(parsed("守土 防疫")).spans(document)
    assert () == matcher(parsed("守土 -尽责")).spans(document)
    assert (Span(0, 2),) == matcher(parsed("守土 -防疫")).spans(document)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("第.{1,2}回", ["第十回", "第１２回"]),
        ("發.", ["发展", "發達"]),
        ("[a-z]+", ["Reader"]),
        (r"\d+", ["１２"]),
        ("^第", ["第"]),
        ("回$", ["回"]),
        ("x*", []),
        ("（", ["（"]),
    ],
)
def test_patterns_match_the_folded_text(pattern: str, found: list[str]) -> None:
    """A regular expression sees one paragraph of the folded layer at a time; empty matches are none."""
    document = strategies.document("第十回 发展，發達\n（Reader 见第１２回")
    spans = matcher(parsed(f"re:{pattern}")).spans(document)
    assert found == [span.within(document.clean) for span in spans]


def test_an_exact_pattern_sees_the_text_as_written() -> None:
    """With the script exact a pattern matches clean, case and all."""
    document = strategies.document("发展，發達 Aa")
    assert (Span(3, 5),) == matcher(parsed("re:發.", exact_script=True)).spans(document)
    assert (Span(7, 8),) == matcher(parsed("re:[a-z]", exact_script=True)).spans(document)


@given(strategies.documents(), WORDS.filter(str.strip))
def test_a_pattern_without_syntax_matches_like_a_literal(document: Document, word: str) -> None:
    """Searching for a word as a pattern or as a phrase is the same."""
    word = word.strip()
    assert matcher(parsed(f'"{word}"')).spans(document) == matcher(parsed(f"re:{word}")).spans(document)


def test_a_pattern_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catastrophic pattern becomes an error that says so, and no hang."""
    monkeypatch.setattr(matching, "REGEX_SECONDS", 0.01)
    document = strategies.document("a" * 40 + "！")
    with pytest.raises(QueryError, match="make it more particular"):
        matcher(parsed("re:(a|aa)+$")).spans(document)


def test_many_slow_paragraphs_are_one_slow_document() -> None:
    """What the paragraphs of a document take is added up: no clock is set back for the next one."""
    seconds = iter(range(1000))
    finder = matcher(parsed("re:."), lambda: float(next(seconds)))
    finder.spans(strategies.document("土"))
    with pytest.raises(QueryError, match="takes too long"):
        finder.spans(strategies.document("土\n" * 20))


def test_a_large_corpus_may_take_longer_than_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each character looked at adds to the time there is, so that only what is slow for its size is stopped."""
    monkeypatch.setattr(matching, "REGEX_SECONDS", 0.5)
    monkeypatch.setattr(matching, "REGEX_SPEED", 1000)

    def searched(characters: int) -> None:
        ticks = count()
        finder = matcher(parsed("re:土"), lambda: next(ticks) / 400)
        for _ in range(300):
            assert 1 == len(finder.spans(strategies.document("土" + "的" * characters)))

    searched(10)
    with pytest.raises(QueryError, match="takes too long"):
        searched(1)


def test_a_textbooks_readings_split_no_word() -> None:
    """A phrase is found through the readings set behind each of its characters, and lies on all of it in the source."""
    document = strategies.document("我(wǒ)们(men)去(qù)学(xué)校(xiào)上(shàng)课(kè)，老(lǎo)师(shī)很(hěn)好(hǎo)。")
    (span,) = matcher(parsed("學校")).spans(document)
    assert document.source_span(span).within(document.source).startswith("学(xué)校")
