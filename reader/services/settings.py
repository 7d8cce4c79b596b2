"""What the user has set, in one TOML file that only the user writes; the fields here are the one table of its keys."""

from collections.abc import Mapping
from itertools import compress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, NamedTuple

from reader.core.notation import Notation
from reader.core.repair import RepairKind
from reader.core.scripts import Variant
from reader.core.typography import Ambiguous, Level, Typography
from reader.services.language import Language
from reader.services.limits import LIMITS, Limits
from reader.services.options import Options
from reader.services.places import SETTINGS

if TYPE_CHECKING:
    from reader.services.formats.parsed import Fields

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Key(NamedTuple):
    """What is known of one key; which values it takes follows from what it is by default.

    Attributes:
        name: Its table and its name.
        meaning: What it is for.
        least: The smallest number it takes, where it takes numbers.
    """

    name: str
    meaning: str
    least: int = 1


class Table(NamedTuple):
    """What is known of a table that is set as a whole, with keys of its own.

    Attributes:
        name: What it is called.
        meaning: What it is for.
        example: A line that could stand in it.
    """

    name: str
    meaning: str
    example: str = ""


class Settings(NamedTuple):
    """The settings; each field is a key of the file, with its default and its meaning.

    Attributes:
        problems: What in the file could not be understood, a sentence each.
    """

    variant: Annotated[Variant, Key("reading.variant", "the variant to start with; one chosen later wins")] = (
        Variant.ORIGINAL
    )
    idioms: Annotated[bool, Key("reading.idioms", "regional words too: 软件 becomes 軟體")] = False
    measure: Annotated[int, Key("reading.measure", "Han characters in a row, where there is room")] = 40
    language: Annotated[
        Language, Key("interface.language", "what the program itself speaks; auto as the locale says")
    ] = Language.AUTO
    follow_script: Annotated[
        bool, Key("interface.follow_script", "speak Chinese in the script the text is shown in")
    ] = False
    vertical: Annotated[bool, Key("reading.vertical", "in columns from right to left; what was chosen last wins")] = (
        False
    )
    line_breaking: Annotated[
        Level,
        Key("reading.line_breaking", "which marks begin or end no row: none, basic, or strict: 々 and ー neither"),
    ] = Level.BASIC
    hanging: Annotated[bool, Key("reading.hanging", "a comma or stop may stand behind the end of its row")] = False
    justified: Annotated[bool, Key("reading.justified", "stretch rows to one length at their spaces and marks")] = False
    indent: Annotated[int, Key("reading.indent", "Han characters by which a paragraph begins further in", 0)] = 2
    paragraph_spacing: Annotated[int, Key("reading.paragraph_spacing", "empty rows between paragraphs", 0)] = 0
    row_spacing: Annotated[int, Key("reading.row_spacing", "empty rows between the rows of a paragraph", 0)] = 0
    ambiguous: Annotated[
        Ambiguous, Key("reading.ambiguous_width", "whether the terminal draws “ and … wide; auto: it is asked")
    ] = Ambiguous.AUTO
    theme: Annotated[
        str, Key("look.theme", "colours: paper, sepia, night, high-contrast or one of Textual's; one chosen later wins")
    ] = "textual-dark"
    notation: Annotated[
        Notation, Key("reading.notation", "how readings above the text are written; auto: zhuyin with forms of Taiwan")
    ] = Notation.AUTO
    dictionary: Annotated[
        str, Key("study.dictionary", "a file of CC-CEDICT, packed or not; empty for that of the optional package")
    ] = ""
    own_words: Annotated[
        tuple[str, ...], Key("segmenting.words", "words to cut a text into beside those the dictionary knows")
    ] = ()
    words: Annotated[
        Mapping[str, str],
        Table("words", "what becomes what in another script, whatever the dictionaries say", '"乾隆" = "乾隆"'),
    ] = _NOTHING
    keys: Annotated[
        Mapping[str, str], Table("keys", "other keys for commands, by the command's name", 'toggle-script = "ctrl+t"')
    ] = _NOTHING
    limits: Annotated[Limits, Table("limits", "how much of one thing is opened")] = LIMITS
    fields: Annotated[
        "Fields | None", Table("json", "where records of JSON keep what, if not under the usual names")
    ] = None
    repair_glosses: Annotated[
        bool, Key("repairs.gloss", "take out pinyin behind characters: a machine's, and a textbook's to above the line")
    ] = True
    repair_bytes: Annotated[bool, Key("repairs.bytes", "put right text whose bytes slipped out of step")] = True
    repair_entities: Annotated[bool, Key("repairs.entity", "write what is left of HTML as the characters it means")] = (
        True
    )
    repair_controls: Annotated[bool, Key("repairs.control", "take out control and zero-width characters")] = True
    fold_furniture: Annotated[bool, Key("repairs.furniture", "fold away what stands around an article")] = True
    search_furniture: Annotated[
        bool, Key("search.furniture", "find what stands around an article too, marked, behind all else")
    ] = True
    problems: tuple[str, ...] = ()

    def options(self, encoding: str | None = None) -> Options:
        """How files are opened as all this is set.

        Args:
            encoding: What they are encoded in; None to find out.
        """
        wanted = (self.repair_glosses, self.repair_bytes, self.repair_entities, self.repair_controls)
        kinds = (RepairKind.GLOSS, RepairKind.BYTES, RepairKind.ENTITY, RepairKind.CONTROL)
        repairs = frozenset(compress(kinds, wanted))
        return Options(encoding, self.limits, self.fields, repairs, self.fold_furniture)

    @property
    def typography(self) -> Typography:
        """How rows are set."""
        return Typography(
            level=self.line_breaking,
            hanging=self.hanging,
            justified=self.justified,
            indent=self.indent,
            paragraph_spacing=self.paragraph_spacing,
            row_spacing=self.row_spacing,
            wide=self.ambiguous is Ambiguous.WIDE,
        )


DEFAULTS = Settings()
"""What holds where nothing is set."""


def known() -> dict[str, Key | Table]:
    """What is known of each field that stands in the file, in order."""
    found = {name: getattr(hint, "__metadata__", (None,))[0] for name, hint in Settings.__annotations__.items()}
    return {name: about for name, about in found.items() if isinstance(about, Key | Table)}


def settings_path() -> Path:
    """Where the settings are: what the environment says, or the platform's place."""
    return SETTINGS.path


def read_settings(path: Path | None = None) -> Settings:
    """The settings of a file; where there is none, or none that can be read, what holds without one."""
    path = path or settings_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(problems=(f"{path}: cannot be read ({error}); it is left as it is",))
    from reader.services.settings_file import understood  # noqa: PLC0415  # only where there are settings

    return understood(text, path)
