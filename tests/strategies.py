"""Hypothesis strategies for Chinese text, and for what is made of it; every property test draws from here."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from reader.core.alignment import Alignment, Block
from reader.core.document import Document
from reader.core.spans import Span
from reader.services.documents import document_of

SIMPLIFIED = "国发书记责尽职专业实广东医疗关键见习总说时间这里头干复台后面云松钟只准系"
"""Simplified characters, with the notorious one-to-many ones."""

TRADITIONAL = "國發髮書記責盡職專業實廣東醫療關鍵見習總說時間這裡頭幹乾復複臺檯後面雲鬆鐘鍾隻準係"
"""Their Traditional forms."""

SHARED = "的守土有人民大中一二三了解群着不是〇々"
"""Characters both scripts write alike."""

ASTRAL = "𠮷𠀀𡃁𪚥𬺰𰻝"
"""Ideographs beyond the basic plane."""

COMPATIBILITY = "\uf90a\uf9f7⼈⾔⻁\uf900"
"""Compatibility ideographs and radicals, which look like others."""

FULLWIDTH_MARKS = "，。、；：！？（）「」『』“”‘’《》〈〉【】…—～·％＃"
ASCII_MARKS = ",.:;?!()[]{}\"'%#$-/~_@&+="
WORDS = ("a", "Reader", "OpenCC", "3.5", "2022", "COVID-19", "https://a.example/b?c=1", "ＡＢＣ", "été", "x_y", "don't")
COMBINED = ("e\u0301", "o\u0308\u0323", "か\u3099", "각", "नि", "ก\u0e33", "葛\U000e0100", "z" + "\u0335" * 20)
EMOJI = (
    "😀",
    "👍🏽",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇨🇳",
    "🇹🇼",
    "❤\ufe0f",
    "☎\ufe0e",
    "1\ufe0f\u20e3",
    "🏴\u200d☠\ufe0f",
)
ODD = ("\u200b", "\u200d", "\u00ad", "\u0301", "\ufe0f", "\u2060", "\ue000", "\ufffd", "\u3164")
TERMINAL = ("\x1b[31m", "\x1b]0;x\a", "\x9b2J")
CONTROLS = (*"\0\a\b\t\r\f\x7f\x85\u2028\u202e\u2066\u200f\ufeff\U000e0041", *TERMINAL)
SURROGATES = ("\ud800", "\udfff", "\udc80")
GLOSSES = ("發(fā)", "導(dǎo)", "責(zé)", "關(guān)", "聯(lián)", "領（lǐng）", "內(nèi)", "續(xù)", "強(qiáng)")
BRACKETED = ("市(州)", "OK(OK)", "好(OK)", "人(abc)", "(fā)", "a(fā)", "卡(ka)")


def _joined(pieces: SearchStrategy[str], longest: int) -> SearchStrategy[str]:
    return st.lists(pieces, max_size=longest).map("".join)


def simplified(longest: int = 12) -> SearchStrategy[str]:
    """Simplified text without marks, with at least one character that only Simplified has."""
    return st.text(SIMPLIFIED + SHARED, max_size=longest).map(lambda text: "国" + text)


def traditional(longest: int = 12) -> SearchStrategy[str]:
    """Traditional text without marks, with at least one character that only Traditional has."""
    return st.text(TRADITIONAL + SHARED, max_size=longest).map(lambda text: "國" + text)


def han(longest: int = 12) -> SearchStrategy[str]:
    """Ideographs of either script, of both, and of neither."""
    return st.text(SIMPLIFIED + TRADITIONAL + SHARED + ASTRAL + COMPATIBILITY, max_size=longest)


def marks() -> SearchStrategy[str]:
    """One punctuation mark, fullwidth or ASCII."""
    return st.sampled_from(FULLWIDTH_MARKS + ASCII_MARKS)


def plain_lines(longest: int = 24) -> SearchStrategy[str]:
    """One line of what nearly all lines are made of: Han in both scripts, Latin words, numbers, marks, spaces."""
    pieces = st.one_of(han(6), marks(), st.sampled_from(WORDS), st.sampled_from(" 　"))
    return _joined(pieces, longest)


def lines(longest: int = 24) -> SearchStrategy[str]:
    """One line of printable text of every kind, with combining marks, emoji and invisible characters."""
    pieces = st.one_of(
        han(6),
        marks(),
        st.sampled_from(WORDS),
        st.sampled_from(" 　"),
        st.sampled_from(COMBINED),
        st.sampled_from(EMOJI),
        st.sampled_from(ODD),
    )
    return _joined(pieces, longest)


def glossed_lines(longest: int = 24) -> SearchStrategy[str]:
    """One line with pinyin glosses in it, and with brackets that are none."""
    return _joined(st.one_of(han(3), marks(), st.sampled_from(GLOSSES), st.sampled_from(BRACKETED)), longest)


def untrusted(longest: int = 24, *, surrogates: bool = True) -> SearchStrategy[str]:
    """Text of any kind with controls, terminal sequences, bidirectional overrides and (if wanted) lone surrogates."""
    hostile = CONTROLS + SURROGATES if surrogates else CONTROLS
    categories = None if surrogates else ["Cs"]
    anything = st.text(st.characters(exclude_categories=categories), max_size=4)  # type: ignore[arg-type]
    return _joined(st.one_of(lines(3), st.sampled_from(hostile), st.just("\n"), anything), longest)


def sources(longest: int = 8) -> SearchStrategy[str]:
    """The text of a file: lines, some blank, some indented, some glossed."""
    line = st.one_of(plain_lines(8), glossed_lines(8), lines(6), st.just(""))
    indented = st.tuples(st.sampled_from(["", "  ", "　　"]), line).map("".join)
    return st.lists(indented, max_size=longest).map("\n".join)


def document(text: str, path: str = "text.txt") -> Document:
    """The document of a text, through the door that files come by; the mark settles the encoding."""
    return document_of(text.encode("utf-8-sig"), path)


def documents(longest: int = 8) -> SearchStrategy[Document]:
    """Documents of up to so many lines."""
    return sources(longest).map(document)


def spans(length: int) -> SearchStrategy[Span]:
    """Spans of a text so many code points long."""
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def blocks(draw: DrawFn, length: int) -> tuple[list[Block], int]:
    """Stretches of a layer of so many code points that correspond as a whole, and how many the other layer has.

    They may be empty in one layer, in both, or as long in one as in the other.
    """
    step = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
    here = there = 0
    found = []
    for gap, taken, made in draw(st.lists(step, max_size=5)):
        if here + gap + taken > length:
            break
        here, there = here + gap, there + gap
        found.append(Block(Span(here, here + taken), Span(there, there + made)))
        here, there = here + taken, there + made
    return found, there + length - here


def alignments(length: int) -> SearchStrategy[tuple[Alignment, int]]:
    """An alignment from a layer of so many code points, and how many the other layer has."""
    return blocks(length).map(lambda drawn: (Alignment.of(drawn[0]), drawn[1]))


@st.composite
def chains(draw: DrawFn, links: int, longest: int = 12) -> tuple[tuple[Alignment, ...], tuple[int, ...]]:
    """So many alignments, each from the layer the one before it leads to; and the lengths of all their layers."""
    lengths = [draw(st.integers(0, longest))]
    chain = []
    for _ in range(links):
        alignment, length = draw(alignments(lengths[-1]))
        chain.append(alignment)
        lengths.append(length)
    return tuple(chain), tuple(lengths)
