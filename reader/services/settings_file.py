"""The settings file understood, and printed whole; what is wrong in it is named, with the nearest that is right."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from reader.services.formats.parsed import Fields
from reader.services.limits import LIMITS, Limits
from reader.services.settings import DEFAULTS, Key, Settings, Table, known

_BARE = re.compile("[A-Za-z0-9_-]+")
_USUAL = Fields()


class _Wrong(Exception):
    """A value that a key does not take; says what it takes."""


def understood(text: str, path: Path) -> Settings:
    """The settings that a file holds.

    Args:
        text: What stands in it.
        path: Where it is, for what is said of it.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(problems=(f"{path}: {error}; it is left as it is",))
    except RecursionError:
        return Settings(problems=(f"{path}: too many brackets within one another; it is left as it is",))
    return _Reading(path).settings(given)


class _Reading:
    """One file while it is understood; what is wrong with it is gathered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[str] = []

    def settings(self, given: Mapping[str, object]) -> Settings:
        """The settings of the file's tables."""
        self._know(given, _names_of_tables(), "")
        values: dict[str, object] = {}
        for table, fields in _keys_by_table().items():
            held = self._table(given, table)
            self._know(held, fields, f"{table}.")
            values |= {field: self._value(held, name, field) for name, field in fields.items()}
        values |= {
            "words": self._strings(self._table(given, "words"), "words"),
            "keys": self._strings(self._table(given, "keys"), "keys"),
            "limits": self._limits(self._table(given, "limits")),
            "fields": self._fields(self._table(given, "json")),
        }
        return Settings()._replace(**values, problems=tuple(self._problems))  # type: ignore[arg-type]

    def _say(self, what: str) -> None:
        self._problems.append(f"{self._path}: {what}")

    def _know(self, table: Mapping[str, object], known: Iterable[str], prefix: str) -> None:
        known = tuple(known)
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.0)[0]
                self._say(f"there is no setting '{prefix}{key}'; did you mean '{prefix}{near}'?")

    def _table(self, given: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = given.get(name, {})
        if isinstance(table, dict):
            return table
        self._say(f"'{name}' is a table: [{name}]")
        return {}

    def _value(self, held: Mapping[str, object], name: str, field: str) -> object:
        usual, about = getattr(DEFAULTS, field), known()[field]
        try:
            return _taken(held[name], usual, about.least if isinstance(about, Key) else 1) if name in held else usual
        except _Wrong as wrong:
            self._say(f"{about.name} has to be {wrong}")
            return usual

    def _limits(self, table: Mapping[str, object]) -> Limits:
        self._know(table, Limits._fields, "limits.")
        numbers: dict[str, object] = {}
        for name in Limits._fields:
            try:
                if name in table:
                    numbers[name] = _taken(table[name], getattr(LIMITS, name), 1)
            except _Wrong as wrong:
                self._say(f"limits.{name} has to be {wrong}")
        return LIMITS._replace(**numbers)  # type: ignore[arg-type]

    def _fields(self, table: Mapping[str, object]) -> Fields | None:
        self._know(table, Fields._fields, "json.")
        names: dict[str, tuple[str, ...]] = {}
        for thing in Fields._fields:
            wanted = table.get(thing, [])
            wanted = [wanted] if isinstance(wanted, str) else wanted
            if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
                self._say(f"json.{thing} is a name in quotation marks, or a list of such")
            elif wanted:
                names[thing] = tuple(wanted)
        return _USUAL._replace(**names) if table else None

    def _strings(self, table: Mapping[str, object], name: str) -> Mapping[str, str]:
        for key, value in table.items():
            if not isinstance(value, str):
                self._say(f"{name}.{key} is a text in quotation marks")
        return {key: value for key, value in table.items() if isinstance(value, str)}


def _keys_by_table() -> dict[str, dict[str, str]]:
    """The fields of single keys, by their table and their name in it."""
    found: dict[str, dict[str, str]] = {}
    for field, about in known().items():
        if isinstance(about, Key):
            table, _, name = about.name.rpartition(".")
            found.setdefault(table, {})[name] = field
    return found


def _tables() -> dict[str, Table]:
    """The tables that are set as a whole, by their fields."""
    return {field: about for field, about in known().items() if isinstance(about, Table)}


def _names_of_tables() -> tuple[str, ...]:
    return (*_keys_by_table(), *(table.name for table in _tables().values()))


def _taken(value: object, usual: object, least: int) -> object:
    """A value as its key takes it, which is as it is by default.

    Raises:
        _Wrong: If the key does not take it.
    """
    match usual:
        case StrEnum():
            names = [one.value for one in type(usual)]
            if value in names:
                return type(usual)(str(value))
            raise _Wrong(f"one of {', '.join(names)}")
        case bool():
            if isinstance(value, bool):
                return value
            raise _Wrong("true or false")
        case int() | float():
            if isinstance(value, int | type(usual)) and not isinstance(value, bool) and value >= least:
                return value
            raise _Wrong(f"a {'whole ' if isinstance(usual, int) else ''}number above {least - 1}")
        case str():
            if isinstance(value, str):
                return value
            raise _Wrong("a text in quotation marks")
        case _:
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                return tuple(value)
            raise _Wrong("a list of texts in quotation marks")


def printed(settings: Settings) -> str:
    """The settings as a file that sets all of them, each with what it means."""
    return "\n".join(_lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    for table, fields in _keys_by_table().items():
        yield f"[{table}]"
        for name, field in fields.items():
            usual = getattr(DEFAULTS, field)
            yield f"# {known()[field].meaning}{_choices(usual)}"
            yield _set(name, getattr(settings, field), usual)
        yield ""
    for field, about in _tables().items():
        yield f"[{about.name}]  # {about.meaning}"
        yield from _table_lines(getattr(settings, field), about)
        yield ""


def _table_lines(value: object, table: Table) -> Iterator[str]:
    if isinstance(value, Limits):
        for name, number in value._asdict().items():
            yield f"# {_meanings(Limits)[name]}"
            yield _set(name, number, getattr(LIMITS, name))
    elif isinstance(value, Fields | None):
        for name, names in (value or _USUAL)._asdict().items():
            yield _set(name, names, getattr(_USUAL, name))
    elif isinstance(value, Mapping):
        if not value:
            yield f"# {table.example}"
        yield from (f"{_name(key)} = {_toml(text)}" for key, text in value.items())


def _set(name: str, value: object, usual: object) -> str:
    return f"{name} = {_toml(value)}" + ("" if value == usual else f"  # by default {_toml(usual)}")


def _choices(usual: object) -> str:
    return f": {', '.join(one.value for one in type(usual))}" if isinstance(usual, StrEnum) else ""


def _meanings(described: type) -> Mapping[str, str]:
    """What each attribute of a class means, as its docstring says."""
    found = re.findall(r"^ {8}(\w+): (.+?)\.?$", described.__doc__ or "", re.MULTILINE)
    return {name: meaning[:1].lower() + meaning[1:] for name, meaning in found}


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml(key)


def _toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_toml, value))}]"
    return repr(value)
