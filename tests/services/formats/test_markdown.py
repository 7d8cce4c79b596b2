"""Markdown: the text without its marks."""

from pathlib import Path

import pytest
from hypothesis import given

from reader.core.document import Document
from reader.core.look import Look
from reader.core.paragraphs import ParagraphKind
from reader.services.formats import markdown
from reader.services.library import Library
from tests import strategies
from tests.services.formats.zips import zipped

TEXT = """---
title: "守土"
author: 甲
date: 2022-03-20
---

# 第一 {#one}

一段**粗**体，[链接](https://a.example)和`代码`。
接着同一段 <b>标签</b> ![图](x.png)。

## 第二 {/*two*/}

* 甲
* 乙

1. 丙

> 引文，
> 在此。

```
if a < b:
```

<div>块，<i>在此</i></div>

| 一 | 二 |
| -- | -- |
| 三 | 四 |
"""


def opened(text: str, folder: Path) -> Document:
    """The document of a text."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    (document,) = Library([str(folder)]).outcomes()
    assert isinstance(document, Document)
    return document


def test_marks_go_and_structure_stays(tmp_path: Path) -> None:
    """Headings, lists, quotes, code, tables and what stands before the text."""
    document = opened(TEXT, tmp_path)
    assert [
        "守土",
        "第一",
        "一段粗体，链接和代码。接着同一段 标签 图。",
        "第二",
        "• 甲",
        "• 乙",
        "1. 丙",
        "引文，在此。",
        "if a < b:",
        "块，在此",
        "一 | 二",
        "三 | 四",
    ] == document.clean.split("\n")
    kinds = [paragraph.kind for paragraph in document.paragraphs[-3:]]
    assert [ParagraphKind.BODY, ParagraphKind.TABLE, ParagraphKind.TABLE] == kinds
    assert 1 == Look().setting(document, 80).paragraph(len(document.paragraphs) - 2).lead
    assert ("守土", "甲", "2022-03-20") == (document.metadata.title, document.metadata.author, document.metadata.date)
    assert [("守土", 1), ("第一", 1), ("第二", 2)] == [(s.title, s.level) for s in document.sections]


def test_programs_keep_their_indents(tmp_path: Path) -> None:
    """Each line a paragraph that is set apart, white space before it and all."""
    document = opened("文，一。\n\n```python\ndef f():\n\treturn 1\n\n    pass\n```\n\n文，二。\n", tmp_path)
    kinds = [(paragraph.kind, document.paragraph_text(n)) for n, paragraph in enumerate(document.paragraphs)]
    code = ParagraphKind.CODE
    assert [(code, "def f():"), (code, "    return 1"), (code, "    pass")] == kinds[1:-1]
    setting = Look().setting(document, 80)
    assert [2, 2, 2] == [setting.paragraph(n).indents[0] for n in (1, 2, 3)]
    assert 1 == setting.paragraph(1).lead


def test_footnotes_stay(tmp_path: Path) -> None:
    """Where they are referred to, and where they stand; a link is still one."""
    document = opened("文[^1]和[链接][a]。\n\n[^1]: 脚注。\n\n[a]: https://a.example\n", tmp_path)
    assert ["文[^1]和链接。", "[^1]: 脚注。"] == document.clean.split("\n")


def test_lists_in_lists_have_other_bullets(tmp_path: Path) -> None:
    """Down to the third, and stand further in."""
    document = opened("- 一\n  - 二\n    - 三\n      - 四\n- 五\n", tmp_path)
    assert ["• 一", "◦ 二", "▪ 三", "▪ 四", "• 五"] == document.clean.split("\n")
    setting = Look().setting(document, 80)
    assert [0, 2, 4, 4, 0] == [setting.paragraph(n).indents[0] for n in range(5)]


def test_one_heading_above_all_is_the_title(tmp_path: Path) -> None:
    """And no part of the text."""
    document = opened("# 守土\n\n文，一。\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n", tmp_path)
    assert "守土" == document.metadata.title
    assert ["甲", "乙"] == [section.title for section in document.sections]


@pytest.mark.parametrize("text", [">" * 50_000, "[" * 50_000, "*a_" * 50_000, "- " * 2_000, "`" * 50_000])
def test_texts_made_to_harm_do_none(text: str, tmp_path: Path) -> None:
    """Nested and unclosed marks."""
    assert opened(text, tmp_path).path.endswith("a.md")


@given(strategies.untrusted(surrogates=False))
def test_whatever_the_text_it_is_a_document(text: str) -> None:
    """Through the archive's door, because there is no file."""
    outcomes = list(Library(["-"], zipped({"a.md": "\ufeff" + text})).outcomes())
    assert 1 == len(outcomes)
    assert isinstance(outcomes[0], Document)


def test_a_long_text_is_shown_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take long to parse."""
    monkeypatch.setattr(markdown, "LARGEST", 9)
    assert "# 守土\n\n文，一。" == opened("# 守土\n\n文，一。", tmp_path).clean
