"""Brings the catalogues of the interface up to date: `python -m tests.generators.catalogues`.

The Simplified one is written by hand in `zh_CN/LC_MESSAGES/reader.po`: what is new is added to it without a
translation, what is gone is taken out. The Traditional one is made of it by the program's own conversion, in Taiwan's
words, but for those words that were reviewed and are put otherwise. Both are compiled for gettext.
"""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from reader.core.conversion import shown
from reader.core.scripts import Script, Variant
from reader.services.conversion_configs import wording
from reader.services.language import CATALOGUES, DOMAIN, FOLDER, Language
from tests.generators.messages import messages

REVIEWED = {
    "项目": "項目",
    "声明": "聲明",
    "声明了": "聲明了",
    "端口": "連接埠",
    "地址": "網址",
    "压缩包": "壓縮檔",
    "帮助": "說明",
    "退出": "離開",
    "制表符": "定位字元",
    "首屏": "第一個畫面",
    "终端": "終端機",
    "表达式": "運算式",
    "正则表达式": "正規表示式",
    "自带": "附帶",
    "损坏": "毀損",
    "点击": "點一下",
    "双击": "按兩下",
    "高亮": "螢光標示",
    "撤销": "復原",
    "视图": "檢視",
    "周前": "週前",
    "竖行": "直行",
    "导航": "導覽",
    "一屏": "一個畫面",
    "半屏": "半個畫面",
    "当前": "目前",
    "电子表格": "試算表",
    "短语": "片語",
    "折叠": "摺疊",
    "不折叠": "不摺疊",
    "单个": "單一",
    "软件包": "套件",
    "软件 变为": "软件 變為",
    "转载 可在": "转载 可在",
}
"""Words that conversion does not put as Taiwan says them, and examples that must stay as they are."""

_QUOTED = re.compile("“([^“”]*)”")
"""What stands in the quotation marks of the mainland, which are others in Taiwan."""

_PARSING = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "unrecognized arguments: %s",
    "expected one argument",
    "argument %(argument_name)s: %(message)s",
    "not allowed with argument %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
)
"""What argparse says that a user of Reader can meet."""


def path(language: Language, ending: str = "po") -> Path:
    """Where a catalogue is."""
    return FOLDER / CATALOGUES[language] / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def wanted() -> dict[str, str]:
    """Every message that needs a translation, with where it is said."""
    said_by_argparse = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    parsing = {message: "argparse" for message in _PARSING if message in said_by_argparse}
    return messages() | parsing


def renewed(known: polib.POFile) -> polib.POFile:
    """A catalogue with every message that is wanted and no other, translated as far as it is known."""
    made = _empty(Language.HANS)
    for message, place in wanted().items():
        entry = known.find(message)
        made.append(polib.POEntry(msgid=message, msgstr=entry.msgstr if entry else "", occurrences=[(place, "")]))
    return made


def converted(simplified: polib.POFile) -> polib.POFile:
    """The Traditional catalogue of a Simplified one."""
    taiwanese = wording(Variant.HANT_TW, idioms=True, overrides=REVIEWED)
    made = _empty(Language.HANT)
    for entry in simplified:
        text = _QUOTED.sub(r"「\1」", shown(entry.msgstr, taiwanese, Script.HANS).text)
        made.append(polib.POEntry(msgid=entry.msgid, msgstr=text, occurrences=entry.occurrences))
    return made


def _empty(language: Language) -> polib.POFile:
    made = polib.POFile(wrapwidth=120)
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": CATALOGUES[language]}
    return made


def _saved(catalogue: polib.POFile, language: Language) -> Iterator[str]:
    path(language).parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path(language)))
    catalogue.save_as_mofile(str(path(language, "mo")))
    yield f"{path(language).name} {language}: {len(catalogue.translated_entries())} of {len(catalogue)}"


if __name__ == "__main__":
    simplified = renewed(polib.pofile(str(path(Language.HANS))) if path(Language.HANS).exists() else polib.POFile())
    print(*_saved(simplified, Language.HANS), *_saved(converted(simplified), Language.HANT), sep="\n")
