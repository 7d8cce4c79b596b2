"""Documents and corpora: values that hold together."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.corpus import Corpus
from reader.core.document import Document, Metadata
from reader.core.folding import fold
from reader.core.paragraphs import FurnitureKind, Paragraph, ParagraphKind, Paragraphs
from reader.core.repair import repaired
from reader.core.scripts import of_document
from reader.core.spans import Span
from tests import strategies


@given(strategies.documents())
def test_the_layers_fit_one_another(document: Document) -> None:
    """Clean is source repaired, as long as its fold, and the alignment joins the two ends."""
    assert fold(document.clean) == document.folded
    assert len(repaired(document.source).text) == len(document.clean) == len(document.folded)
    assert len(document.source) == document.alignment.inverse.last(len(document.clean))


@given(strategies.documents())
def test_paragraphs_are_the_lines_that_are_not_blank(document: Document) -> None:
    """Every line with something in it is a paragraph, without the white space around it."""
    lines = [line.strip() for line in document.clean.split("\n") if line.strip()]
    assert lines == [document.paragraph_text(index) for index in range(len(document.paragraphs))]


@given(strategies.documents())
def test_every_offset_has_its_paragraph(document: Document) -> None:
    """An offset belongs to the paragraph that holds it, or to the one before, or to the first."""
    for offset in range(len(document.clean) + 1):
        before = [number for number, paragraph in enumerate(document.paragraphs) if paragraph.span.start <= offset]
        assert (before or [0])[-1] == document.paragraph_at(offset)


@given(strategies.documents())
def test_clean_text_leads_to_the_source_it_comes_from(document: Document) -> None:
    """A paragraph's stretch of source, with what was repaired in it, is the paragraph."""
    for index, paragraph in enumerate(document.paragraphs):
        stretch = document.source_span(paragraph.span)
        source = stretch.within(document.source)
        inside = [repair for repair in document.repairs if repair.span.overlaps(stretch)]
        change = sum(len(repair.after) - len(repair.before) for repair in inside)
        assert len(document.paragraph_text(index)) == len(source) + change
        assert fold(source[0]) == document.folded[paragraph.span.start] or not source[0].isprintable()


def test_a_match_behind_a_gloss_leads_to_the_gloss_too() -> None:
    """The source of 貫徹落實 is 貫徹(chè)落實."""
    document = strategies.document("堅決貫徹(chè)落實通知")
    start = document.clean.index("貫徹落實")
    assert "貫徹(chè)落實" == document.source_span(Span(start, start + 4)).within(document.source)


def test_a_document_of_nothing() -> None:
    """An empty file is a document without paragraphs, named after its file."""
    document = strategies.document("", "空.txt")
    assert () == document.paragraphs
    assert "空" == document.metadata.title
    assert 0 == document.paragraph_at(0)


def test_dates_are_spoken_with_a_space() -> None:
    """The T of ISO 8601 is not shown to a person."""
    assert "2022-11-22 10:44" == Metadata("题", date="2022-11-22T10:44").spoken_date
    assert "" == Metadata("题").spoken_date


def test_a_corpus_never_changes(corpus: Corpus) -> None:
    """Adding makes another corpus, with what is added behind what was there."""
    larger = corpus.plus(corpus[3:])
    assert 5 == len(corpus)
    assert [*corpus, corpus[3], corpus[4]] == list(larger)
    assert isinstance(larger, Corpus)
    assert 0 == len(Corpus())


@given(strategies.documents())
def test_the_evidence_is_that_of_its_paragraphs(document: Document) -> None:
    """A document is judged by its paragraphs."""
    spans = [paragraph.span for paragraph in document.paragraphs]
    edges = [span.start for span in spans], [span.end for span in spans]
    assert of_document(document.clean, *edges) == document.evidence


@given(
    st.lists(
        st.builds(
            Paragraph,
            st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*ends)),
            st.sampled_from(ParagraphKind),
            st.sampled_from([None, *FurnitureKind]),
        )
    ),
    st.slices(9),
)
def test_paragraphs_in_little_room_are_the_same(paragraphs: list[Paragraph], some: slice) -> None:
    """One by one, in a slice, from the end, and all of them."""
    packed = Paragraphs(paragraphs)
    assert paragraphs == list(packed) == [packed[n] for n in range(len(packed))]
    assert paragraphs[::-1] == list(reversed(packed))
    assert tuple(paragraphs[some]) == packed[some]
    assert packed == tuple(paragraphs)
    assert packed != (*paragraphs, Paragraph(Span(0, 0)))
    assert [paragraph.span.start for paragraph in paragraphs] == list(packed.starts)
