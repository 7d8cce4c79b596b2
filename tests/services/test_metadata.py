"""What pages say of themselves, in the styles of several sites."""

import pytest
from hypothesis import given

from reader.core.document import Document, Metadata
from reader.core.paragraphs import ParagraphKind
from tests import strategies

BODY = "据介绍,各地各部门要坚持人民至上、生命至上,坚决守住不发生规模性疫情的底线,切实把各项防控措施落到实处。"

HEADS = {
    "title under breadcrumbs, date and source in one line": (
        "网络报>>时政\n全国会议在京召开\n2022年04月26日20:48 | 来源：新华社\n小字号",
        Metadata("全国会议在京召开", "", "新华社", "2022-04-26T20:48"),
    ),
    "date above the title, in two parts": (
        "新华网 > > 正文\n2023 03/05 16:30:12\n来源：新华网\n政府工作报告(摘登)",
        Metadata("政府工作报告(摘登)", "", "新华网", "2023-03-05T16:30:12"),
    ),
    "a portal's path": (
        (
            "首页 > 新闻中心 > 国内新闻 > 正文\n北京今起实施新交规 违者将被罚款\n"
            "2021年07月01日 08:12:45 来源：北京晚报 作者：张三"
        ),
        Metadata("北京今起实施新交规 违者将被罚款", "张三", "北京晚报", "2021-07-01T08:12:45"),
    ),
    "an authority": (
        (
            "当前位置：首页 > 政务动态 > 部门动态\n市教育局召开全市中小学安全工作会议\n"
            "发布时间：2020-05-18 09:30 信息来源：市教育局 浏览次数：123次 字体：[大 中 小]"
        ),
        Metadata("市教育局召开全市中小学安全工作会议", "", "市教育局", "2020-05-18T09:30"),
    ),
    "wide spaces between labels": (
        "关于做好2021年高校毕业生就业工作的通知\n发布日期：2021/03/02　　来源：人力资源和社会保障局　　作者：办公室",
        Metadata("关于做好2021年高校毕业生就业工作的通知", "办公室", "人力资源和社会保障局", "2021-03-02"),
    ),
    "a date with points, and short labels": (
        "首页 >> 学校新闻\n我校举行2019级新生开学典礼\n2019.09.10 来源：宣传部 文：李四 图：王五 编辑：赵六",
        Metadata("我校举行2019级新生开学典礼", "李四", "宣传部", "2019-09-10"),
    ),
    "a dateline without labels, Traditional": (
        "首頁 > 要聞 > 社會\n颱風來襲 全台22縣市停班停課一覽\n2023-08-03 07:15 聯合報／記者王小明／台北即時報導",
        Metadata("颱風來襲 全台22縣市停班停課一覽", "", "", "2023-08-03T07:15"),
    ),
    "an update behind the date, Traditional": (
        "首頁 / 政治\n立法院三讀通過預算案\n發布時間：2022/1/28 19:21（1/28 20:05 更新）",
        Metadata("立法院三讀通過預算案", "", "", "2022-01-28T19:21"),
    ),
    "a section above the title, Traditional": (
        "港聞\n天文台改發三號強風信號\n2021-10-12 22:05 來源：香港電台 責任編輯：陳大文",
        Metadata("天文台改發三號強風信號", "", "香港電台", "2021-10-12T22:05"),
    ),
    "every line labelled, Traditional": (
        "文章標題：讀書的方法\n作者：王小波\n發佈日期：2010年1月5日\n出處：《聯合文學》",
        Metadata("讀書的方法", "王小波", "《聯合文學》", "2010-01-05"),
    ),
    "a forum": (
        "标题：求助，如何备份数据\n作者: 小明\n时间: 2018-12-01 23:59:59",
        Metadata("求助，如何备份数据", "小明", "", "2018-12-01T23:59:59"),
    ),
    "a date at the end of a byline": (
        "防疫不松懈，市民这样做\n原创 健康发布 健康发布 2022-04-01 18:00",
        Metadata("防疫不松懈，市民这样做", "", "", "2022-04-01T18:00"),
    ),
    "a title with brackets, hours in words": (
        "【社论】把好疫情防控关\n来源：光明日报 发布时间：2022年3月21日 10时05分",
        Metadata("【社论】把好疫情防控关", "", "光明日报", "2022-03-21T10:05"),
    ),
    "a label over its value": (
        "时政要闻\n多部门：严查违规收费\n\n2022-06-08\n来源：\n经济日报",
        Metadata("多部门：严查违规收费", "", "经济日报", "2022-06-08"),
    ),
    "a label's word inside the title": (
        "记者调查：“零首付”购房来源：谁在推波助澜\n2020年8月1日 来源：法治日报",
        Metadata("记者调查：“零首付”购房来源：谁在推波助澜", "", "法治日报", "2020-08-01"),
    ),
    "the title last": (
        "2022-11-13 10:10:10\n来源：北京青年报\n多位省级党政一把手部署优化防控措施",
        Metadata("多位省级党政一把手部署优化防控措施", "", "北京青年报", "2022-11-13T10:10:10"),
    ),
    "a row of links, the date behind the source": (
        (
            "中国日报网\n首页|时政|资讯|财经|文化\n国家统计局：11月CPI同比上涨1.6%\n"
            "来源：中国日报网 2022-12-09 09:35 [编辑：周进]\n分享到"
        ),
        Metadata("国家统计局：11月CPI同比上涨1.6%", "", "中国日报网", "2022-12-09T09:35"),
    ),
    "everything fullwidth": (
        "２０２２年全国两会特别报道\n时间：２０２２年３月５日　来源：央视网",
        Metadata("２０２２年全国两会特别报道", "", "央视网", "2022-03-05"),
    ),
    "a day no calendar has": ("年终总结\n2022年13月45日 来源：某报", Metadata("年终总结", "", "某报", None)),
    "a title that begins with a date": (
        "2022年3月5日：两会特写\n2022-03-06 来源：光明日报",
        Metadata("2022年3月5日：两会特写", "", "光明日报", "2022-03-06"),
    ),
    "labels without values": (
        "来源：光明日报 作者：\n守土有责 守土尽责\n时间：2022-03-06 点击：",
        Metadata("守土有责 守土尽责", "", "光明日报", "2022-03-06"),
    ),
    "labels in brackets": (
        "夏粮丰收已成定局\n(来源：经济日报)\n2022年06月29日",
        Metadata("夏粮丰收已成定局", "", "经济日报", "2022-06-29"),
    ),
    "nothing but the agency's line": (
        "全国春运今日启动\n新华社北京1月7日电(记者 樊曦)1月7日,2023年春运正式启动,铁路预计发送旅客超过去年。",
        Metadata("全国春运今日启动", "", "新华社", None),
    ),
    "the paper's own line, which names nobody": (
        "全国春运今日启动\n本报北京1月7日电 (记者 樊曦)1月7日,2023年春运正式启动,铁路预计发送旅客超过去年。",
        Metadata("全国春运今日启动", "", "", None),
    ),
    "a poem": ("春晓\n孟浩然\n春眠不觉晓,处处闻啼鸟。", Metadata("春晓")),
}


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS.keys())
def test_heads(head: str, expected: Metadata) -> None:
    """Title, author, source and date are read in each style."""
    assert expected == strategies.document(f"{head}\n\n　　{BODY}\n　　{BODY}\n").metadata


def test_the_seeds(seeds: tuple[Document, ...]) -> None:
    """The bundled texts are described as they describe themselves."""
    expected = [
        ("省级大员一线督导防疫,强调守土有责", "中国新闻网", "2022-11-22T10:44", "hans"),
        ("多位省级党政“一把手”部署优化防控措施 几个细节值得关注", "北京青年报", "2022-11-13", "hans"),
        ("切實做到守土有責守土盡責", "人民日報", "2022-03-20T15:53:27", "hant"),
        (
            "省委辦公廳省政府辦公廳印發通知 組織黨員干部下沉基層一線參加疫情防控工作",
            "四川日報",
            "2022-09-02T09:34",
            "hant",
        ),
        ("蒿慧杰到西平县遂平县督导检查疫情防控工作", "驻马店网", None, "hans"),
    ]
    assert expected == [(d.metadata.title, d.metadata.source, d.metadata.date, d.script) for d in seeds]


def test_the_parts_of_a_head_are_known_for_what_they_are() -> None:
    """The line of the title is the title, those of labels are labels, a short line above running text a heading."""
    document = strategies.document(
        f"首页 > 要闻\n守土有责\n2022-03-06 来源：光明日报\n{BODY}\n压实属地责任\n{BODY}\n{BODY}"
    )
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    title, labels, heading, body = (
        ParagraphKind.TITLE, ParagraphKind.LABELS, ParagraphKind.HEADING, ParagraphKind.BODY,
    )  # fmt: skip
    assert [body, title, labels, body, heading, body, body] == kinds


@pytest.mark.parametrize(
    ("text", "title"),
    [("", "名"), ("   \n\n", "名"), (BODY * 3, "名"), ("守土有责。", "守土有责。"), (f"短句。\n{BODY}", "短句。")],
)
def test_a_text_without_a_head_is_called_after_its_first_line_or_its_file(text: str, title: str) -> None:
    """A first line short enough stands as the title, else the name of the file does."""
    assert title == strategies.document(text, "dir/名.txt").metadata.title


@given(strategies.documents())
def test_every_text_has_a_title_of_one_printable_line(document: Document) -> None:
    """Whatever the text, its metadata can be shown: a title that is not empty, and no line feed in any of it."""
    assert document.metadata.title
    assert "\n" not in "".join(part or "" for part in document.metadata)
    assert 1 >= sum(paragraph.kind is ParagraphKind.TITLE for paragraph in document.paragraphs)
