"""What stands around an article is known for what it is, and nothing of the article is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.furniture import recurring, with_recurring
from reader.core.paragraphs import FurnitureKind, ParagraphKind
from reader.core.scripts import Script
from tests import strategies

BODY = "疫情防控工作涉及方方面面，须臾不可松懈，谁也不能掉链子，要坚决克服轻视、无所谓、自以为是等思想。"
HEAD = "守土有责守土尽责\n2022年3月20日 15:53 来源：人民日报\n"
SPAM = "|".join(["精品專區", "中文字幕", "國產視頻"] * 4)


def furniture(document: Document) -> dict[str, str]:
    """The paragraphs of a document that are furniture, and what each is."""
    around = [p for p in document.paragraphs if p.furniture]
    return {p.span.within(document.clean): p.furniture or "" for p in around}


def below(*lines: str) -> dict[str, str]:
    """What of some lines below an article is furniture."""
    return furniture(strategies.document("\n".join([BODY, *lines])))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *[
            (line, "navigation")
            for line in ("首页国内新闻—正文", "首页 > 新闻 > 国内", "当前位置：新闻中心", "新聞 > 國際")
        ],
        *[(line, "navigation") for line in ("中新社四川分社正文", "閱讀正文")],
        ("作者：张三", "labels"),
    ],
)
def test_what_stands_above_an_article(line: str, kind: str) -> None:
    """Where on the site the page stands, and its labels."""
    found = furniture(strategies.document(line + "\n" + HEAD + BODY))
    assert kind == found[line]
    assert {line, HEAD.splitlines()[1]} == set(found)


@pytest.mark.parametrize("line", ["x > y", "正文", "第一回 甄士隐梦幻识通灵", "小说正文", "a > b > c"])
def test_a_line_above_a_text_without_labels_is_of_the_text(line: str) -> None:
    """A formula or the heading of a book's part is no trail of links."""
    assert {} == furniture(strategies.document(line + "\n" + BODY))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *[(line, "labels") for line in ("责任编辑：李四", "責任編輯:王曉娟", "关键词：", "责编 : 北风")],
        *[(line, "related") for line in ("为你推荐", "為你推薦", "相关内容", "【相关阅读】", "猜你喜欢：")],
        *[(line, "links") for line in ("上一篇:云南勐腊的胶农", "加載更多新聞", "关于我们    联系我们    网站导航")],
        *[(line, "links") for line in ("更多精彩内容，请点击下方", "返回顶部")],
        *[(line, "comments") for line in ("网友评论", "我来说两句", "请文明上网，理性发言")],
        *[
            (line, "notice")
            for line in ("版权所有：某某公司", "沪ICP备14002729号", "平台 Powered by DedeCms", "© 2022 某网")
        ],
        ("本網轉載此文目的在於傳遞更多信息，版權歸原作者所有，如有侵權請聯繫我們，本站將在第一時間刪除。", "notice"),
        ("凡本网注明“来源：某网”的作品，版权均属于某社，未经授权不得转载。", "notice"),
        ("020020030100000000000000011100001211615065", "counter"),
        (SPAM, "spam"),
        (SPAM.replace("國", "国").replace("專區", "专区").replace("視頻", "视频"), "links"),
    ],
)
def test_what_stands_below_an_article(line: str, kind: str) -> None:
    """By its own words, in either script; keywords between bars, by the script they are not in."""
    assert {line: kind} == below(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "（完）",
            "资料 | 各省份党报",
            "2022年3月20日",
            "评论",
            "更多",
            "+1",
            "谢谢大家！",
            "附：名单",
            "更多的人来了",
        ),
        *(
            "本网讯记者从会上了解到，转载作品须经授权，侵权者将承担法律责任，会议还听取了各方面的意见。",
            "他因未经许可出售药品被捕。",
        ),
        *(
            "外交部发言人就此发表评论说，中方对此表示欢迎。",
            "主办单位：某某大学",
            "联系电话：12345678",
            "a | b | c | d",
        ),
        "知识产权保护的关键是版权登记与转载授权，侵权必究。",
    ],
)
def test_what_stays_of_the_article(line: str) -> None:
    """What an article can end with is not furniture, though a page may say it too."""
    assert {} == below(line)


def test_furniture_leads_on_to_what_its_own_words_would_not_tell() -> None:
    """Titles below a heading for other articles, addresses below a notice, a counter below labels."""
    assert {"相关新闻": "related", "某地发生地震": "related", "评论": "links"} == below(
        "相关新闻", "某地发生地震", "评论"
    )
    assert "notice" == below("版权声明：", "地址：北京市某路1号")["地址：北京市某路1号"]
    assert "counter" == below("关键词：", "+1")["+1"]
    assert {"责任编辑：李四": "labels"} == below("责任编辑：李四", "某地发生地震")


def test_a_title_that_stands_again_is_furniture() -> None:
    """On a page; a refrain of a text that is none is of the text."""
    title = HEAD.splitlines()[0]
    page = strategies.document(HEAD + title + "\n" + BODY + "\n" + title + "\n" + BODY)
    assert [1, 2, 4] == [n for n, p in enumerate(page.paragraphs) if p.furniture]
    assert FurnitureKind.REPEATED is page.paragraphs[4].furniture
    assert {} == furniture(strategies.document(f"{title}\n{BODY}\n{title}\n{BODY}"))


def test_the_title_itself_and_a_page_of_nothing_else_stay() -> None:
    """Whatever a title says; and where all seems to be furniture nothing is."""
    page = strategies.document("您的位置在哪里\n" + HEAD.splitlines()[1] + "\n" + BODY)
    assert ParagraphKind.TITLE is page.paragraphs[0].kind
    assert None is page.paragraphs[0].furniture
    assert {} == furniture(strategies.document("来源：某报 作者：张三\n2022年3月20日 15:53 来源：人民日报"))


@pytest.mark.parametrize("line", ["相关内容", "版权所有", "网友评论", "上一篇：静夜思"])
def test_a_text_that_nowhere_runs_has_nothing_below(line: str) -> None:
    """Lists of words and poems hold any line."""
    assert {} == furniture(strategies.document(f"床前明月光\n疑是地上霜\n{line}\n举头望明月"))


@given(st.lists(st.sampled_from([BODY, SPAM, "评论", "版权所有：某网", "相关内容", "首页 > 国内", *HEAD.splitlines()])))
def test_there_is_always_an_article(lines: list[str]) -> None:
    """Whatever stands on a page, something of it is no furniture, and no paragraph changes otherwise."""
    document = strategies.document("\n".join(lines))
    assert len(furniture(document)) < max(1, len(document.paragraphs))
    assert all(p.span.within(document.clean) != BODY for p in document.paragraphs if p.furniture)


def test_furniture_does_not_speak_for_a_script() -> None:
    """The script is the article's."""
    around = "\n版權聲明：本網轉載" * 9
    assert Script.HANS is strategies.document(BODY + around).script


NOTICE = "某某网欢迎您的光临惠顾"
BODIES = ("赤橙黄绿青蓝紫" * 9, "金木水火土日月" * 9, "子丑寅卯辰巳午" * 9)


def page(body: str, *below: str) -> Document:
    """A page with something on it that is furniture by its own words."""
    return strategies.document("\n".join([f"{body}。", *below, "责任编辑：张三"]))


def test_what_stands_in_many_documents_recurs() -> None:
    """A line that three pages share is the site's, in whichever script each is; what two share may be chance."""
    pages = [page(body, NOTICE, f"第{n}版") for n, body in enumerate(BODIES)]
    assert (frozenset({1}),) * 3 == recurring(pages)
    assert (frozenset[int](),) * 2 == recurring(pages[:2])
    other = page(BODIES[2], NOTICE.replace("网欢", "網歡").replace("临", "臨"))
    assert (frozenset({1}),) * 3 == recurring([*pages[:2], other])
    assert [[FurnitureKind.RECURRING]] * 3 == [
        [p.furniture for p in document.paragraphs if NOTICE in p.span.within(document.clean)]
        for document in with_recurring(pages)
    ]


def test_what_recurs_within_an_article_or_in_books_is_no_furniture() -> None:
    """A sentence many articles quote belongs to each of them; and what has no furniture at all is no page."""
    quoting = [page(body, NOTICE, f"{body}！") for body in BODIES]
    assert tuple(quoting) == with_recurring(quoting)
    books = tuple(strategies.document(f"{body}。\n{NOTICE}") for body in BODIES)
    assert books == with_recurring(books)
    assert not any("folded" in vars(book) for book in books)


def test_copies_of_one_document_are_no_furniture() -> None:
    """Three editions of one poem share all of it."""
    assert (frozenset[int](),) * 3 == recurring([page(BODY, BODY[:20])] * 3)
