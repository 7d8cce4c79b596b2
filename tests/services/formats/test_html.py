"""Web pages: the article, what stands around it, and pages made to harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import NotText
from reader.core.paragraphs import ParagraphKind
from reader.core.sanitizing import printable_lines
from reader.core.spans import Span
from reader.services.formats.html import page_of
from reader.services.formats.sandbox import SANDBOX
from reader.services.formats.stripping import stripped
from reader.services.library import Library
from reader.services.limits import LIMITS, Limits
from reader.services.options import Options
from tests import strategies

FIRST = "据介绍，各地各部门要坚持人民至上、\n生命至上，坚决守住不发生规模性疫情的底线。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>全国会议在京召开_新华网</title>
<meta property="article:published_time" content="2022-04-26T20:48:00+08:00"><style>p {{ x: y }}</style></head><body>
<nav><ul><li><a href=/>首页</a><li><a href=/n>新闻</a></ul></nav><div id=main><h1>全国会议在京召开</h1>
<div class=info>2022年04月26日 来源：新华社</div><div class=text>
<script>var x = "<p>假，的。"</script><p>　　{FIRST}</p>
<h2>小标题</h2><p>第二段，守土有责，&#x1b;[31m守土尽责&amp;。<b>粗</b>体</p>第三段，有换行，<br>第四段，就是这样，很好。
<p hidden>看不见，的字。</p></div></div>
<aside><a href=/r>相关新闻一二三</a></aside><footer>版权所有</footer></body></html>"""


def opened(page: str | bytes, path: str = "-", limits: Limits = LIMITS) -> Document:
    """The document of a page."""
    data = page if isinstance(page, bytes) else page.encode()
    (document,) = Library(["-"], data, Options(limits=limits)).outcomes()
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_the_article_is_told_from_what_stands_around_it(codec: str) -> None:
    """Whatever the page is encoded in, and whatever it says it is."""
    document = opened(PAGE.encode(codec))
    texts = {p.span.within(document.clean): p for p in document.paragraphs}
    article = [text for text, p in texts.items() if p.furniture is None]
    assert [
        "全国会议在京召开",
        FIRST.replace("\n", ""),
        "小标题",
        "第二段，守土有责，␛[31m守土尽责&。粗体",
        "第三段，有换行，",
        "第四段，就是这样，很好。",
    ] == article
    assert ["首页", "新闻", "2022年04月26日 来源：新华社", "相关新闻一二三", "版权所有"] == [
        text for text, p in texts.items() if p.furniture
    ]
    kinds = [texts[text].kind for text in article[:3]]
    assert [ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.HEADING] == kinds
    assert ("全国会议在京召开", "", "新华社", "2022-04-26T20:48:00") == tuple(document.metadata)
    assert ["小标题"] == [section.title for section in document.sections]


def test_readings_stand_in_the_source_and_not_in_the_text() -> None:
    """Ruby can be had back, and does not part the words it reads."""
    document = opened(
        "<html><p>他姓<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>，名<ruby>語<rt>yǔ</rt></ruby>。</html>"
    )
    assert "他姓漢，名語。" == document.clean
    assert "他姓漢(hàn)，名語(yǔ)。" == document.source
    assert ["(hàn)", "(yǔ)"] == [repair.before for repair in document.repairs]
    assert [repair.span.within(document.source) for repair in document.repairs] == ["(hàn)", "(yǔ)"]
    at = document.clean.index("語")
    assert "語" == document.source_span(Span(at, at + 1)).within(document.source)[0]


def test_readings_are_of_the_characters_they_stand_behind() -> None:
    """One reading after another in one element, one of several characters, one that reads nothing."""
    document = opened(
        "<html><p>看<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>，<ruby>北京<rt>Běi\x1bjīng</rt></ruby>和<rt>x</rt></html>"
    )
    assert "看漢字，北京和" == document.clean
    read = [(one.span.within(document.source), one.syllable) for one in document.readings]
    assert [("漢", "hàn"), ("字", "zì"), ("北京", "Běi␛jīng"), ("和", "x")] == read
    glosses = document.glosses_in(0)
    assert ["漢", "字", "北京", "和"] == [one.span.within(document.clean) for one in glosses]
    assert not any(one.gloss.length for one in glosses)


def test_remarks_are_set_apart() -> None:
    """Between the characters of a line in brackets of their own, and the numbers of notes too."""
    document = opened("<html><p>曹劌<span class='zhu'>貴。</span>請見<sup>1</sup>。x<sup>th</sup></p></html>")
    assert "曹劌〔貴。〕請見[1]。xth" == document.clean


def test_xhtml_that_closes_itself_hides_nothing() -> None:
    """A title or an anchor without content does not swallow the page."""
    document = opened(
        "<html xmlns='x'><head><title/><script src='x'/></head><body><p><a id='x'/>文。<br/>字。</p></body></html>"
    )
    assert ["文。", "字。"] == document.clean.split("\n")


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 300_000 + "文",
        "<html>" + "<a " * 20_000 + ">文",
        "<html>" + "<b><i><u><s>" * 4_000 + "文",
        "<html>" + "<!--" * 50_000 + "<p>文",
        "<html>" + "<p>文</p>" * 100_000,
        "<html><table>" + "<tr><td>" * 20_000 + "文",
        "<html>" + "<svg><math>" * 10_000 + "文",
        "<html>" + "&" * 300_000 + "文",
        "<html>" + "<script>" * 50_000 + "文",
        "<html>" + "文<" * 300_000,
    ],
    ids=["divs", "tag", "formats", "comments", "long", "tables", "foreign", "ampersands", "scripts", "brackets"],
)
def test_pages_made_to_harm_do_none(page: str) -> None:
    """Each is opened or left empty, by the simple way where the parser takes too long; the next one opens as ever."""
    quick = LIMITS._replace(parser_seconds=1.0)
    opened(page, limits=quick)
    assert "守土。" == opened("<html><p>守土。</p>").clean


def test_a_parser_that_runs_out_of_memory_is_left_alone() -> None:
    """What it could not parse is stripped of its tags."""
    SANDBOX.close()
    page = page_of("<p>文</p>" * 200_000, LIMITS._replace(parser_bytes=60 << 20), article=False)
    SANDBOX.close()
    assert "文" == page.blocks[0].text


def test_a_page_too_large_is_refused() -> None:
    """With a message that says how large one may be."""
    (refused,) = Library(["-"], b"<html>" + bytes(99), Options(limits=LIMITS._replace(page_bytes=64))).outcomes()
    assert isinstance(refused, NotText)
    assert "a page larger than 64 bytes" == str(refused)


def test_the_simple_way() -> None:
    """Tags go, what they part stays apart, and entities are read."""
    page = stripped(
        "<title>x</title><p>一<b>二</b><br>三 &lt;四&gt;<script>if (a<b) {}</script><!-- <p>五 --><div>六<p"
    )
    assert ["x", "一二", "三 <四>", "六"] == [block.text for block in page.blocks]


@given(
    strategies.untrusted(surrogates=False),
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<br>", "<ruby>", "<rt>", "&#27;", "<a", "'", '"', "<!--"])),
)
def test_whatever_the_page_it_is_a_printable_document(text: str, tags: list[str]) -> None:
    """No markup brings anything down, and nothing unprintable comes out of it."""
    document = opened("\ufeff<html>" + text.join(tags))
    assert printable_lines(document.clean) == document.clean
    for paragraph in document.paragraphs:
        assert paragraph.span.within(document.clean).strip()


def test_a_program_keeps_its_indents_and_a_story_does_not() -> None:
    """What stands in `pre` is a program where it says so, or where hardly anything of it is Chinese."""
    page = """<html><body><article><h1>程序与故事</h1><p>这一段文字，说明下面的程序是怎样写成的，这是第一段。</p>
<pre><code>def f(x):
\treturn x  # 很长的中文注释，比程序还长的注释
</code></pre><pre>
    从前有座山，山里有座庙。
</pre><ul><li>甲<pre>$ ls -l
  total 0</pre></li></ul><p>这是 <code>f</code> 的最后一段，没有别的话了，就这样。</p></article></body></html>"""
    document = opened(page)
    said = [(paragraph.kind, paragraph.span.within(document.clean)) for paragraph in document.paragraphs][2:]
    assert said == [
        (ParagraphKind.CODE, "def f(x):"),
        (ParagraphKind.CODE, "    return x  # 很长的中文注释，比程序还长的注释"),
        (ParagraphKind.BODY, "从前有座山，山里有座庙。"),
        (ParagraphKind.ITEM, "甲"),
        (ParagraphKind.CODE, "$ ls -l"),
        (ParagraphKind.CODE, "  total 0"),
        (ParagraphKind.BODY, "这是 f 的最后一段，没有别的话了，就这样。"),
    ]
