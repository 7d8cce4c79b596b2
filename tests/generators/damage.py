"""Damage done to sound text as the wild does it: what the repairer has to undo.

`annotated` replays the site that glosses Traditional text byte by byte in GBK: whatever two bytes make one of its
characters gets the gloss, also where they are the halves of two others; and what is no character in the end becomes a
question mark that swallows the byte behind it. The other kinds are simpler.
"""

from collections.abc import Mapping
from random import Random

_GLOSSED = (
    "網wǎng發fā導dǎo當dāng區qū權quán現xiàn關guān經jīng責zé內nèi調diào應yīng領lǐng聯lián統tǒng嚴yán態tài務wù戰zhàn鄉xiāng轉zhuǎn鎮zhèn續xù復fù習xí"
    "穩wěn準zhǔn標biāo風fēng醫yī設shè監jiān協xié擔dān執zhí產chǎn礎chǔ數shù"
)
_MORE = (
    "機jī學xué國guó會huì對duì長cháng個gè進jìn問wèn間jiān題tí實shí體tǐ電diàn門mén見jiàn無wú書shū記jì馬mǎ話huà語yǔ說shuō請qǐng讓ràng認rèn議yì論lùn"
    "識shí試shì課kè誰shuí證zhèng變biàn貨huò買mǎi費fèi賽sài車chē軍jūn輕qīng選xuǎn連lián運yùn過guò還hái錢qián錯cuò開kāi陽yáng隊duì難nán頭tóu"
    "顯xiǎn飛fēi驗yàn魚yú鳥niǎo黃huáng點diǎn齊qí龍lóng將jiāng歲suì帶dài張zhāng強qiáng從cóng總zǒng應yīng據jù損sǔn擊jī敗bài斷duàn於yú時shí"
)


def _pairs(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    char = ""
    for sign in text:
        if sign >= "\u4e00":
            char = sign
        table[char] = "" if sign == char else table[char] + sign
    return table


GLOSSED = _pairs(_GLOSSED)
"""The characters that a page in the wild has glossed, with one more that its damage shows."""

MORE_GLOSSED = GLOSSED | _pairs(_MORE)
"""Those of a site that glosses more."""


def annotated(line: str, table: Mapping[str, str]) -> str:
    """A line as the site that glosses it byte by byte shows it."""
    data = line.encode("gb18030")
    for char, syllable in table.items():
        code = char.encode("gb18030")
        data = data.replace(code, code + f"({syllable})".encode("gb18030"))
    return _shown(data)


def _shown(data: bytes) -> str:
    """Bytes of GBK as a site shows them; a first byte at the end is dropped."""
    shown = []
    at = 0
    while at < len(data):
        taken = 1 if data[at] in (0x80, 0xFF) or data[at] < 0x80 else 2
        piece = data[at : at + taken]
        at += taken
        if len(piece) == taken:
            text = piece.decode("gb18030", errors="replace")
            shown.append("?" if "\ufffd" in text else text)
    return "".join(shown)


def glossed(line: str, table: Mapping[str, str]) -> str:
    """A line with every character of a table glossed as it should be."""
    return "".join(f"{char}({table[char]})" if char in table else char for char in line)


def with_entities(line: str) -> str:
    """A line with its marks as pages write them."""
    names = {"“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "…": "&hellip;", "·": "&middot;", "　": "&#12288;"}
    return "".join(names.get(char, char) for char in line)


def with_controls(line: str, random: Random) -> str:
    """A line with characters without width strewn into it."""
    return "".join(char + random.choice(["", "", "", "\u200b", "\ufeff", "\x08", "\xad"]) for char in line)


def fits_gbk(line: str) -> bool:
    """Whether GBK has every character of a line."""
    return all(char.isascii() or len(char.encode("gb18030")) == 2 for char in line)
