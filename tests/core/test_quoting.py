"""Annotations for other programs: what goes out comes back the same, and means nothing it should not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.core.anchors import anchored
from reader.core.annotations import Annotation, Kind, Style
from reader.core.quoting import About, NotAnAnnotation, Quoted, markdown, of_record, record, web_annotations
from reader.core.spans import Span

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def quotations(draw: st.DrawFn) -> Quoted:
    """Any annotation of any document."""
    source = draw(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    start = draw(st.integers(0, len(source) - 1))
    anchor = anchored(source, Span(start, draw(st.integers(start + 1, len(source)))), draw(TEXTS))
    name = draw(st.uuids()).hex
    what = (draw(st.sampled_from(Kind)), anchor, draw(st.sampled_from(Style)), draw(TEXTS))
    about = About("f00", draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(st.sampled_from(["", "2026-01"])))
    return Quoted(Annotation(name, "f00", *what, "2026-01-02T03:04:05+00:00"), about._replace(length=len(source)))


@given(quotations())
def test_a_record_comes_back_as_it_was(quoted: Quoted) -> None:
    """Through JSON and all."""
    assert quoted == of_record(json.loads(json.dumps(record(quoted))))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": ""}, "must say something"),
        ({"id": 3}, "id must be a text"),
        ({"id": "a\ud800"}, "whole characters"),
        ({"document": "\udfff"}, "whole characters"),
        ({"kind": "poem"}, "kind is one of bookmark"),
        ({"style": "plaid"}, "style one of"),
        ({"start": -1}, "start must be a whole number"),
        ({"start": True}, "start must be a whole number"),
        ({"end": 10**30}, "end must be"),
        ({"end": 1}, "as far apart as exact"),
        ({"note": ["x"]}, "note must be a text"),
        ({"exact": None}, "exact must be a text"),
    ],
)
def test_what_is_no_annotation_says_why(change: dict[str, object], said: str) -> None:
    """And nothing is made of it."""
    good = record(Quoted(Annotation("a", "f", Kind.NOTE, anchored("天地玄黄", Span(1, 3))), About("f")))
    assert "地玄" == of_record(good).mark.anchor.exact
    with pytest.raises(NotAnAnnotation, match=said):
        of_record({**good, **change})
    with pytest.raises(NotAnAnnotation, match="not a JSON object"):
        of_record([good])


@given(st.lists(quotations(), min_size=1, max_size=3))
def test_markdown_says_the_words_and_means_nothing_else(quoted: list[Quoted]) -> None:
    """Whatever signs a text holds, no markup comes of it but the quotation."""
    tokens = MarkdownIt().parse("\n".join(markdown(quoted)))
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "fence", "table_open", "bullet_list_open", "ordered_list_open"}
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "em_open", "em_close", "softbreak", "text_special", "hardbreak"}, inside


def test_markdown_as_a_person_reads_it() -> None:
    """The document, the chapter, the quotation, the note, and where and when."""
    anchor = anchored("前文。守土有責*，\n守土盡責。後文", Span(3, 15), "第一回")
    mark = Annotation("a", "f", Kind.HIGHLIGHT, anchor, Style.GREEN, "重點\n1. 再看", "2026-11-22T05:00:00+00:00")
    about = About("f", "/書.txt", "要聞", "某人", "某報", "2022-03-20")
    assert [
        "# 要聞", "", "某人 · 某報 · 2022-03-20 · /書.txt", "", "## 第一回", "",
        "> 守土有責\\*，", "> 守土盡責。", "", "重點", "1\\. 再看", "",
        "— *highlight (green) at 18% (3-15), 2026-11-22*", "",
    ] == list(markdown([Quoted(mark, about)]))  # fmt: skip


def test_web_annotations_have_both_selectors() -> None:
    """And say what was meant by the mark."""
    anchor = anchored("在守土有責上", Span(1, 5))
    marks = [Annotation(kind.value, "f", kind, anchor, note="想法" if kind is Kind.NOTE else "") for kind in Kind]
    page = json.loads(json.dumps(web_annotations([Quoted(mark, About("f", title="書")) for mark in marks])))
    assert "AnnotationPage" == page["type"]
    assert {"bookmarking", "highlighting", "commenting"} == {item["motivation"] for item in page["items"]}
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        assert ("守土有責", "在", "上") == (quote["exact"], quote["prefix"], quote["suffix"])
        assert (1, 5) == (position["start"], position["end"])
    assert ["想法"] == [item["body"]["value"] for item in page["items"] if "body" in item]
