"""A vocabulary to learn from elsewhere: as a table, or as a package of cards for Anki."""

import zlib
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from reader.core.dictionary import Dictionary
from reader.core.errors import Exists, ReaderError, SourceError
from reader.core.vocabulary import Entry
from reader.services.dictionary import dictionary_of
from reader.services.exporting import export_table
from reader.services.paths import wrapped
from reader.services.pronouncing import load

_COLUMNS = ("word", "reading", "meaning", "sentence", "title", "standing", "met")
_NAME = "Reader"
_FRONT = '<div class="word">{{word}}</div><div class="sentence">{{sentence}}</div>'
_BACK = '{{FrontSide}}<hr id="answer"><div>{{reading}}</div><div>{{meaning}}</div><div class="title">{{title}}</div>'
_LOOKS = """\
.card { font-size: 20px; text-align: center; }
.word { font-size: 48px; } .sentence { color: #777; } .title { color: #999; font-size: 14px; }
"""


class Card(NamedTuple):
    """What is learned of a word.

    Attributes:
        entry: The word.
        reading: How it is read, with tone marks.
        meaning: What it means; empty without a dictionary, or where it has none.
    """

    entry: Entry
    reading: str
    meaning: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What stands in each column."""
        entry = self.entry
        told = (entry.word, self.reading, self.meaning, entry.sentence, entry.title, entry.standing.value, entry.met)
        return tuple(" ".join(text.split()) for text in told)


def cards(entries: Iterable[Entry], named: str = "") -> list[Card]:
    """What is learned of words; takes a moment, as readings and meanings are loaded.

    Args:
        entries: The words.
        named: The dictionary the settings name; empty for that of the optional package.
    """
    load()
    try:
        dictionary = dictionary_of(named)
    except SourceError:
        # A card without its meaning is better than none; whoever looks a word up is told why.
        dictionary = None
    return [_card(entry, dictionary) for entry in entries]


def _card(entry: Entry, dictionary: Dictionary | None) -> Card:
    from reader.core.pinyin import syllables  # noqa: PLC0415  # what loads it comes before

    reading = " ".join(syllable.pinyin for syllable in syllables(entry.word))
    return Card(entry, reading, _meaning(entry, dictionary))


def _meaning(entry: Entry, dictionary: Dictionary | None) -> str:
    """What a word means in each of its readings."""
    found = dictionary.entries(entry.word) if dictionary else ()
    several = len({one.syllables for one in found}) > 1
    told = ("; ".join(one.definitions) for one in found)
    if not several:
        return " | ".join(told)
    return " | ".join(f"{' '.join(one.syllables)}: {text}" for one, text in zip(found, told, strict=True))


def as_tabs(of: Iterable[Card]) -> str:
    """Cards as columns parted by tabs, under their names; as Anki and any spreadsheet read them."""
    return "\n".join("\t".join(fields) for fields in (_COLUMNS, *(card.fields for card in of))) + "\n"


def export_cards(of: Sequence[Card], path: str, *, replace: bool) -> Path:
    """Write cards to a file as its name says, and tell where that is: a package for Anki, or a table.

    Args:
        of: The cards.
        path: The file, as the user named it; `~` is the home folder.
        replace: Whether a file that is there may be replaced.

    Raises:
        Exists: If it may not, and there is one.
        ReaderError: If the library for packages is not installed.
        SourceError: If the name says no format, or the file cannot be written.
    """
    to = Path(path).expanduser()
    if to.suffix.lower() != ".apkg":
        return export_table(_COLUMNS, [card.fields for card in of], path, replace=replace)
    if not replace and to.exists():
        raise Exists(path, "is there already")
    write_package(to, of)
    return to.resolve()


def write_package(path: Path, of: Iterable[Card]) -> None:
    """Write cards as a package for Anki; importing it again changes the cards that are there.

    Raises:
        ReaderError: If the library for it is not installed.
        SourceError: If the file cannot be written.
    """
    try:
        import genanki  # noqa: PLC0415  # an optional library
    except ImportError as error:
        raise ReaderError(
            "packages for Anki need the extra 'anki': pip install '.[anki]' where Reader was installed from"
        ) from error
    model = genanki.Model(
        _number("model"),
        _NAME,
        fields=[{"name": name} for name in _COLUMNS],
        templates=[{"name": "word", "qfmt": _FRONT, "afmt": _BACK}],
        css=_LOOKS,
    )
    deck = genanki.Deck(_number("deck"), _NAME)
    for card in of:
        fields = [escape(text) for text in card.fields]
        deck.add_note(genanki.Note(model=model, fields=fields, guid=genanki.guid_for(_NAME, card.entry.form)))
    try:
        genanki.Package(deck).write_to_file(str(path))
    except OSError as error:
        raise wrapped(str(path), error) from error


def _number(what: str) -> int:
    """A number that is the same in every run, as Anki knows decks and kinds of notes by."""
    return 1 << 30 | zlib.crc32(f"{_NAME} {what}".encode()) & 0x3FFFFFFF
