"""How often the encoding of a text is found out, for ten books that the table of frequent characters was not made from.

Each book is put into each encoding and tried whole, cut into pieces at any byte, and with one byte deleted.
"""

import random
from collections.abc import Callable, Iterator
from functools import cache, partial

import opencc

from reader.core.errors import NotText
from reader.services.decoding import decoded
from tests.corpora import ROOT
from tests.generators.opencc_tables import share_directory

BOOKS = (
    "tennessine+corpus/红楼梦.txt",
    "tennessine+corpus/西游记.txt",
    "boltomli+mingqingxiaoshuor/txt/hongloumeng.txt",
    "boltomli+mingqingxiaoshuor/txt/sanguozhiyanyi.txt",
    "TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/老殘遊記.txt",
    "TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/徬徨.txt",
    "shjwudp+shu/books/儒林外史.txt",
    "shjwudp+shu/books/近代/孽海花.txt",
    "shjwudp+shu/books/近代/呐喊.txt",
    "shjwudp+shu/books/先秦/论语.txt",
)
Kind = Callable[[bytes, random.Random], Iterator[bytes]]
"""What is made of a book's bytes, some of it at random."""

_ENCODINGS = {
    "utf-8": ("utf-8", "utf-8"),
    "utf-8, BOM": ("utf-8-sig", "utf-8"),
    "utf-16-le, BOM": ("utf-16-le", "utf-16"),
    "utf-16-be, BOM": ("utf-16-be", "utf-16"),
    "utf-16-le": ("utf-16-le", "utf-16"),
    "utf-16-be": ("utf-16-be", "utf-16"),
    "gb18030": ("gb18030", "gb18030"),
    "big5": ("big5", "big5"),
    "big5-hkscs": ("big5hkscs", "big5"),
}
"""The encodings by what they are called here: the codec that writes them, and the family that must be found."""

_FAMILIES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "cp950": "big5", "big5hkscs": "big5"}
_AT_RANDOM = 30
_SIZES = (65536, 1024, 200)


def main() -> None:
    """Print how many of the texts of each kind were read in the right family of encodings."""
    books = [(ROOT / "books" / name).read_text(encoding="utf-8-sig") for name in BOOKS]
    kinds: dict[str, Kind] = {
        "whole": lambda data, _: iter([data]),
        **{f"{size:,} B": partial(_pieces, size) for size in _SIZES},
        "1 B deleted": _with_a_byte_deleted,
    }
    print(f"{'right family of encodings':<28}" + "".join(f"{kind:>22}" for kind in kinds))
    for name in _ENCODINGS:
        print(f"{name:<28}" + "".join(f"{_found(name, books, kind):>22}" for kind in kinds.values()))


def _found(name: str, books: list[str], kind: Kind) -> str:
    dice = random.Random(name)
    tried = right = 0
    for book in books:
        for data in kind(_encoded(book, name), dice):
            tried += 1
            right += _family(data) == _ENCODINGS[name][1]
    return f"{right}/{tried} {100 * right / tried:.1f} %"


def _family(data: bytes) -> str:
    try:
        encoding = decoded(data, "bench").encoding
    except NotText as refused:
        return str(refused)
    return _FAMILIES.get(encoding, encoding)


def _encoded(book: str, name: str) -> bytes:
    codec, family = _ENCODINGS[name]
    text = _traditional(book) if family == "big5" else book
    mark = "\ufeff" if name.endswith("BOM") and codec.startswith("utf-16") else ""
    return (mark + text).encode(codec, "ignore")


@cache
def _traditional(book: str) -> str:
    return str(opencc.OpenCC(str(share_directory() / "s2t.json")).convert(book))


def _pieces(size: int, data: bytes, dice: random.Random) -> Iterator[bytes]:
    for _ in range(_AT_RANDOM):
        start = dice.randrange(max(1, len(data) - size))
        yield data[start : start + size]


def _with_a_byte_deleted(data: bytes, dice: random.Random) -> Iterator[bytes]:
    for _ in range(_AT_RANDOM):
        at = dice.randrange(len(data))
        yield data[:at] + data[at + 1 :]
