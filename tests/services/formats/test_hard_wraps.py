"""Lines that were broken to fit a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.spans import Span
from reader.services.formats.hard_wraps import unwrapped
from tests import strategies

TEXT = (
    "此开卷第一回也。作者自云：因曾历过一番梦幻之后，故将真事隐去，而借通灵之说，撰此石头记一书也。故曰甄士隐云云。" * 6
)


def wrapped(paragraph: str, width: int, indent: str = "", margin: str = "") -> str:
    """A paragraph broken into lines so many characters wide."""
    text = indent + paragraph
    return "\n".join(margin + text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [18, 26, 35, 40])
@pytest.mark.parametrize(
    ("indent", "margin", "between"), [("　　", "", "\n"), ("", "", "\n\n"), ("　　", "", "\n\n"), ("　　", "  ", "\n")]
)
def test_the_lines_of_a_paragraph_are_joined(width: int, indent: str, margin: str, between: str) -> None:
    """Whether paragraphs are indented or set apart by empty lines, and whether or not all of the text is indented."""
    paragraphs = [TEXT[:-7], TEXT[:-13], TEXT[:-3] + "。"]
    source = between.join(wrapped(paragraph, width, indent, margin) for paragraph in paragraphs)
    clean, _ = unwrapped(source)
    assert paragraphs == [line.strip() for line in clean.split("\n") if line.strip()]


def test_headings_verse_and_short_lines_stay() -> None:
    """Only what fills the line goes on in the next."""
    lines = [
        "第一回　甄士隐梦幻识通灵　贾雨村风尘怀闺秀",
        "-" * 60,
        wrapped(TEXT[9:], 30),
        "假作真时真亦假",
        "无为有处有还无",
        "　　",
    ]
    source = "\n".join([*lines, wrapped(TEXT[9:], 30, "　　"), "第二回　某某", wrapped(TEXT[9:], 30)])
    kept = [line.strip() for line in unwrapped(source)[0].split("\n")]
    assert [lines[0], lines[1], TEXT[9:], lines[3], lines[4], "", TEXT[9:], "第二回　某某", TEXT[9:]] == kept


def test_latin_words_keep_apart() -> None:
    """A line end between two words was a space."""
    line = "It is a truth universally acknowledged that a man"
    assert " ".join([line] * 30) == unwrapped("\n".join([line] * 30))[0]


@pytest.mark.parametrize(
    "source",
    [
        "\n".join(["春眠不觉晓，", "处处闻啼鸟。"] * 30),
        "\n".join(["锄禾日当午", "汗滴禾下土"] * 30),
        "\n".join([TEXT[:60] + "。", TEXT[:90] + "。", TEXT[:30] + "。"] * 20),
        "\n\n".join([TEXT[:35]] * 60),
        "\n".join("　　" + TEXT[:35] for _ in range(60)),
        "\n".join(f"2022-11-{n:02},第{n}项,{'甲乙丙丁'[: n % 4]},{n * 7919}" for n in range(60)),
        TEXT * 20,
        "",
    ],
    ids=["verse", "bare verse", "lines that are paragraphs", "empty lines", "indented", "table", "one line", "nothing"],
)
def test_what_is_not_wrapped_stays_as_it_is(source: str) -> None:
    """Nothing is joined that was not parted."""
    assert (source, ()) == (unwrapped(source)[0], unwrapped(source)[1].blocks)


@given(
    st.lists(strategies.plain_lines(40), min_size=10, max_size=40), st.integers(15, 40), st.sampled_from(["\n", "\n\n"])
)
def test_nothing_but_white_space_is_lost_and_places_are_kept(paragraphs: list[str], width: int, between: str) -> None:
    """Each character of clean stands for the same character of the source."""
    source = between.join(wrapped(paragraph, width, "　　") for paragraph in paragraphs)
    clean, alignment = unwrapped(source)
    assert "".join(source.split()) == "".join(clean.split())
    for at, char in enumerate(clean):
        if not char.isspace():
            place = alignment.inverse.span(Span(at, at + 1))
            assert char == place.within(source).strip()
