"""What is typed, read into what is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import QueryError
from reader.core.folding import fold
from reader.core.matching import matcher
from reader.core.query import Manner, Term, asking_for, in_manner, literal, manner, parsed
from tests import strategies


def asked(text: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The alternatives of each term a query wants, and of each it excludes, as typed."""
    query = parsed(text, exact_script=True)
    return [term.alternatives for term in query.terms], [term.alternatives for term in query.excluded]


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        ("守土尽责", [("守土尽责",)], []),
        ("守土 尽责", [("守土",), ("尽责",)], []),
        ("守土　尽责", [("守土",), ("尽责",)], []),
        ('"守土 尽责"', [("守土 尽责",)], []),
        ("发展|發達", [("发展", "發達")], []),
        ("发展|發達 -疫情", [("发展", "發達")], [("疫情",)]),
        ('-"疫情 防控" 守土', [("守土",)], [("疫情 防控",)]),
        ("守土 -a|b", [("守土",)], [("a", "b")]),
        ('"a|b"', [("a|b",)], []),
        ('"a|b"|c', [("a|b", "c")], []),
        ('守"土 尽"责', [("守土 尽责",)], []),
        ("-", [("-",)], []),
        ("a-b", [("a-b",)], []),
        ("--x y", [("y",)], [("-x",)]),
        ('""守', [("守",)], []),
    ],
)
def test_grammar(text: str, wanted: list[tuple[str, ...]], excluded: list[tuple[str, ...]]) -> None:
    """Spaces part terms, quotation marks hold them together, bars part alternatives, a hyphen excludes."""
    assert (wanted, excluded) == asked(text)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 0),
        ("   ", 3),
        ("-疫情", 3),
        ('守土 "尽责', 3),
        ('"', 0),
        ('守土 ""', 3),
        ("|", 0),
        ("发展|", 2),
        ("|发展", 0),
        ("守土 发展|", 5),
        ("a|b||c", 4),
        ('"a|b"|', 5),
        ("守土 -|x", 4),
        ("re:", 3),
        ("  re:  ", 7),
        ("exact:", 6),
        (" exact: -a", 10),
        ('exact:"守', 6),
        ("exact:re:", 9),
    ],
)
def test_errors_say_where(text: str, column: int) -> None:
    """A query that cannot be read is refused with the column of what is wrong with it."""
    with pytest.raises(QueryError) as refused:
        parsed(text)
    assert column == refused.value.column


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("re:第[", 5),
        ("exact:re:第[", 11),
        ("exact: re: a[", 13),
        ("  re:a(b", 8),
        ("re:（（(", 6),
        ("re:（*?+", 6),
        ("re:*", 3),
        ("re:a)", 4),
        ("re:（）)", 5),
    ],
)
@pytest.mark.parametrize("exact", [False, True], ids=["folded", "exact"])
def test_a_bad_pattern_is_told_by_its_column_in_the_query(text: str, column: int, exact: bool) -> None:
    """The prefix, and marks that the fold made into syntax, do not move the column."""
    with pytest.raises(QueryError) as refused:
        matcher(parsed(text, exact_script=exact))
    assert column == refused.value.column


@given(strategies.untrusted(surrogates=False), st.booleans(), st.booleans())
def test_whatever_is_typed_is_read_or_refused(text: str, exact: bool, regex: bool) -> None:
    """Nothing typed is an accident: a query has terms or a pattern, an error lies in the text."""
    try:
        query = parsed(text, exact_script=exact, regex=regex)
        matcher(query)
    except QueryError as error:
        refused = error
    else:
        assert text == query.text
        assert query.terms or query.pattern
        assert all(all(term.alternatives) for term in (*query.terms, *query.excluded))
        return
    assert 0 <= refused.column <= len(text)


@given(strategies.han().filter(bool))
def test_terms_are_folded_unless_the_script_must_be_exact(text: str) -> None:
    """A query is blind to script by folding its terms."""
    assert (Term((fold(text),)),) == parsed(text).terms
    assert (Term((text,)),) == parsed(text, exact_script=True).terms


def test_a_pattern_may_be_asked_for_in_two_ways() -> None:
    """The prefix makes all that follows a pattern, and so does the flag, with which the prefix may be left off."""
    assert parsed("re:第.{1,3}回").pattern == parsed("第.{1,3}回", regex=True).pattern == "第.{1,3}回"
    assert "a b|c" == parsed("re:a b|c").pattern
    assert parsed("re:a", regex=True).pattern == "a"


def test_the_characters_of_a_pattern_are_folded_and_its_syntax_is_not() -> None:
    """Ideographs fold, ASCII stays, and a mark that folds to ASCII does not become syntax."""
    assert "发展+(国|家)" == parsed("re:發展+(國|家)").pattern
    assert "發" == parsed("re:發", exact_script=True).pattern
    assert r"a\(b" == parsed("re:a（b").pattern
    assert r"[A-Z]\b" == parsed(r"re:[A-Z]\b").pattern


@pytest.mark.parametrize(
    ("text", "asks", "behind"),
    [
        ("守土", Manner(), "守土"),
        ("exact:發展", Manner(exact=True), "發展"),
        (" exact: 發展", Manner(exact=True), "發展"),
        ("re:第.回", Manner(regex=True), "第.回"),
        ("exact:re:第.回", Manner(exact=True, regex=True), "第.回"),
        ("re:exact:x", Manner(regex=True), "exact:x"),
        ("發展 exact:x", Manner(), "發展 exact:x"),
        ('"exact:x"', Manner(), '"exact:x"'),
    ],
)
def test_prefixes_say_how_a_query_asks(text: str, asks: Manner, behind: str) -> None:
    """The manner stands in the query's own line, and can be taken from it and put there."""
    assert asks == manner(text)
    assert behind == in_manner(text, Manner())
    assert text.replace(" ", "") == in_manner(text, asks).replace(" ", "")
    assert (Manner(exact=True, regex=True), behind) == (
        manner(both := in_manner(text, Manner(exact=True, regex=True))),
        both.removeprefix("exact:re:"),
    )


@given(strategies.plain_lines(8), st.booleans(), st.booleans())
def test_a_prefix_asks_what_the_switch_asks(text: str, exact: bool, regex: bool) -> None:
    """`exact:` and `re:` mean what `--exact-script` and `--regex` mean."""
    text = in_manner(text, Manner())
    try:
        switched = parsed(text, exact_script=exact, regex=regex)
    except QueryError as error:
        with pytest.raises(QueryError, match=str(error).replace("|", "[|]")):
            parsed(in_manner(text, Manner(exact, regex)))
        return
    written = parsed(in_manner(text, Manner(exact, regex)))
    assert (switched.terms, switched.excluded, switched.pattern) == (written.terms, written.excluded, written.pattern)
    assert exact is written.exact_script


@pytest.mark.parametrize(
    "text", ["守土", "守土 尽责", "-x", "a|b", "re:x", "exact:發", '他说"好"', "a.b", "守土\n尽责"]
)
def test_what_is_asked_for_is_found(text: str) -> None:
    """The query for a text as it stands finds it, whatever marks are in it; of several lines, the first."""
    line = text.partition("\n")[0]
    [span] = matcher(parsed(asking_for(text))).spans(strategies.document(f"题目，在此。\n\n前{line}后\n"))
    assert span.length == len(line)
    [span] = matcher(literal(line)).spans(strategies.document(f"题目，在此。\n\n前{line}后\n"))
    assert span.length == len(line)


def test_nothing_cannot_be_asked_for() -> None:
    """It is an error of the query."""
    with pytest.raises(QueryError):
        literal(" ")
