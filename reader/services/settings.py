"""What the user has set, in one TOML file that only the user writes.

A damaged file is reported and left alone; a key that is not known is named with the nearest one that is.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.core.scripts import Variant
from reader.services.limits import LIMITS, Limits

if TYPE_CHECKING:
    from reader.services.formats.parsed import Fields

PATH_VARIABLE = "READER_SETTINGS"
"""The environment variable that names another file."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Settings(NamedTuple):
    """The settings.

    Attributes:
        variant: The variant texts are shown in until another is chosen: `[reading] variant`.
        idioms: Whether with its region's words: `[reading] idioms`.
        measure: Han characters in a row, where there is room: `[reading] measure`.
        words: What becomes what in another script, whatever OpenCC would make of it: `[words]`.
        keys: Other keys for commands, by the command's id: `[keys]`.
        limits: How much of one thing is opened: `[limits]`.
        fields: Where records of JSON keep what: `[json]`; None for the usual names.
        problems: What could not be understood, a sentence each.
    """

    variant: Variant = Variant.ORIGINAL
    idioms: bool = False
    measure: int = 40
    words: Mapping[str, str] = _NOTHING
    keys: Mapping[str, str] = _NOTHING
    limits: Limits = LIMITS
    fields: "Fields | None" = None
    problems: tuple[str, ...] = ()


DEFAULTS = Settings()
"""What holds where nothing is set."""


def settings_path() -> Path:
    """Where the settings are: what the environment says, or the platform's place."""
    if named := os.environ.get(PATH_VARIABLE):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415  # only where nothing else is said

    return user_config_path("reader") / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """The settings of a file; where there is none, or none that can be read, what holds without one."""
    path = path or settings_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(problems=(f"{path}: cannot be read ({error}); it is left as it is",))
    import tomllib  # noqa: PLC0415  # only where there are settings

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(problems=(f"{path}: {error}; it is left as it is",))
    return _Reading(path).settings(tables)


class _Reading:
    """One file while it is understood; what is wrong with it is gathered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[str] = []

    def settings(self, tables: Mapping[str, object]) -> Settings:
        """The settings of the file's tables."""
        self._know(tables, ("reading", "words", "keys", "limits", "json"), "")
        reading = self._table(tables, "reading")
        self._know(reading, ("variant", "idioms", "measure"), "reading.")
        settings = Settings(
            variant=self._variant(reading.get("variant", Variant.ORIGINAL.value)),
            idioms=self._flag(reading.get("idioms", False), "reading.idioms"),
            measure=self._number(reading.get("measure", 40), "reading.measure", 40),
            words=self._strings(self._table(tables, "words"), "words"),
            keys=self._strings(self._table(tables, "keys"), "keys"),
            limits=self._limits(self._table(tables, "limits")),
            fields=self._fields(self._table(tables, "json")),
        )
        return settings._replace(problems=tuple(self._problems))

    def _say(self, what: str) -> None:
        self._problems.append(f"{self._path}: {what}")

    def _know(self, table: Mapping[str, object], known: tuple[str, ...], prefix: str) -> None:
        from difflib import get_close_matches  # noqa: PLC0415  # only where there are settings

        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.0)[0]
                self._say(f"there is no setting '{prefix}{key}'; did you mean '{prefix}{near}'?")

    def _table(self, tables: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = tables.get(name, {})
        if isinstance(table, dict):
            return table
        self._say(f"'{name}' is a table: [{name}]")
        return {}

    def _variant(self, value: object) -> Variant:
        names = [variant.value for variant in Variant]
        if value in names:
            return Variant(value)
        self._say(f"reading.variant is one of {', '.join(names)}")
        return Variant.ORIGINAL

    def _flag(self, value: object, name: str) -> bool:
        if isinstance(value, bool):
            return value
        self._say(f"{name} is true or false")
        return False

    def _number(self, value: object, name: str, default: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self._say(f"{name} is a whole number above 0")
        return default

    def _limits(self, table: Mapping[str, object]) -> Limits:
        self._know(table, Limits._fields, "limits.")
        numbers = {name: value for name, value in table.items() if name in Limits._fields}
        for name, value in numbers.items():
            self._number(value, f"limits.{name}", 1)
        return LIMITS._replace(**{n: v for n, v in numbers.items() if isinstance(v, int) and v is not True and v > 0})

    def _fields(self, table: Mapping[str, object]) -> "Fields | None":
        if not table:
            return None
        from reader.services.formats.parsed import Fields  # noqa: PLC0415  # only where there are settings

        self._know(table, Fields._fields, "json.")
        names: dict[str, tuple[str, ...]] = {}
        for thing, value in table.items():
            wanted = [value] if isinstance(value, str) else value
            if thing not in Fields._fields:
                continue
            if isinstance(wanted, list) and all(isinstance(name, str) for name in wanted):
                names[thing] = tuple(wanted)
            else:
                self._say(f"json.{thing} is a name in quotation marks, or a list of such")
        return Fields()._replace(**names)

    def _strings(self, table: Mapping[str, object], name: str) -> Mapping[str, str]:
        for key, value in table.items():
            if not isinstance(value, str):
                self._say(f"{name}.{key} is a text in quotation marks")
        return {key: value for key, value in table.items() if isinstance(value, str)}
