"""The messages the program can speak, gathered from its source: what is passed to the doors they leave by.

A message is a string, or one with changing parts, which are numbered in braces as `reader.core.catalogue` wants them.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import count, product
from pathlib import Path

import reader
from reader.core import errors

ROOT = Path(reader.__file__).parent

DOORS = frozenset(
    {
        "spoken",
        "tell",
        "say",
        "_say",
        "offer",
        "Command",
        "Key",
        "Table",
        "Place",
        "warn",
        "_go",
        "_step",
        "_keep",
        "ArgumentTypeError",
        "_Wrong",
        "_fall_back",
    }
    | {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.ReaderError)}
)
"""The calls whose arguments are messages."""

WORDED = frozenset({"busy", "said", "help", "footer", "title", "meaning", "reason", "examples", "endings"})
"""Keywords whose values are messages, whatever is called."""

TABLES = frozenset(
    {
        "HELP",
        "MEANINGS",
        "NAMES",
        "_AGO",
        "_SWITCHES",
        "_TITLES",
        "_HEADINGS",
        "_WHY",
        "_ORDERS",
        "_CHOICES",
        "_COUNTS",
        "_KEYWORDS",
        "_COLLOCATES",
        "_BY",
        "_ADVICE",
        "examples",
        "_EXAMPLES",
    }
)
"""Tables whose values are messages."""

EXPLAINED = frozenset({"_ADVICE"})
"""Tables whose keys are messages too."""

SPEAKERS = frozenset({"title", "_middle", "_entries"})
"""Functions, besides those that begin with `spoken_`, all of whose strings are messages or parts of them."""

CONSTANTS = frozenset(
    {"_REASON", "_APART", "_READING", "REPAIRED", "SUGGESTED", "FOLDED_AWAY", "_UNSAVED", "trouble", "unsaved"}
)
"""Constants that are messages, wherever they are said."""

NAMED = frozenset({"View", "RepairKind", "FurnitureKind", "Style", "Kind", "Sort", "Standing"})
"""Enumerations whose values are said."""

_NO_MESSAGE = frozenset({"Command": 2, "Place": 3, "Key": 1, "Table": 1}.items())
_LEAST_LETTERS, _LEAST_BETWEEN = 2, 4
_PART = re.compile(r"\{\d(?::d)?\}")


def messages() -> dict[str, str]:
    """Every message, with the file where it stands first."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT.parent).as_posix()
        for message in _in_module(ast.parse(path.read_text(encoding="utf-8"))):
            if _says_something(message):
                found.setdefault(message, place)
    return found


def _says_something(message: str) -> bool:
    """Whether a message has words of its own; one with parts enough of them to be no accident in a title or path."""
    parts = _PART.findall(message)
    letters = sum(char.isascii() and char.isalpha() for char in _PART.sub("", message))
    if parts and all(":d" in part for part in parts):
        return letters > 0
    return letters >= (_LEAST_BETWEEN if parts else _LEAST_LETTERS)


def _in_module(tree: ast.Module) -> Iterator[str]:
    constants = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node, constants)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict | ast.Tuple):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id in TABLES for target in targets):
                yield from _values(node.value)
                yield from _explained(node)
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") in CONSTANTS for target in node.targets):
            yield from _said(node.value, {})
        elif isinstance(node, ast.FunctionDef) and (node.name.startswith("spoken_") or node.name in SPEAKERS):
            yield from _strings(node)
        elif isinstance(node, ast.ClassDef) and node.name in NAMED:
            for member in node.body:
                if isinstance(member, ast.Assign):
                    yield from _said(member.value, {})


def _strings(node: ast.FunctionDef) -> Iterator[str]:
    """The strings of a function, whole ones and those with parts, but for its docstring."""
    within = {id(part) for joined in ast.walk(node) if isinstance(joined, ast.JoinedStr) for part in joined.values}
    for inner in (found for statement in node.body[1:] for found in ast.walk(statement)):
        if isinstance(inner, ast.JoinedStr) or (isinstance(inner, ast.Constant) and id(inner) not in within):
            for message in _said(inner, {}):
                yield from (_renumbered(piece) for piece in message.split(" · ") if piece)


def _renumbered(message: str) -> str:
    """A message with its parts counted from the first."""
    numbers = count()
    return _PART.sub(lambda part: f"{{{next(numbers)}{part[0][2:]}", message)


def _constants(tree: ast.Module) -> Mapping[str, ast.expr]:
    """What the names of a module stand for."""
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _in_call(node: ast.Call, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in DOORS:
        for argument in node.args[dict(_NO_MESSAGE).get(name, 0) :]:
            yield from _said(argument, constants)
    for keyword in node.keywords:
        if keyword.arg in {"examples", "problems"}:
            yield from _values(keyword.value)
        elif keyword.arg in WORDED:
            yield from _said(keyword.value, constants)
    if name == "Repair":
        for argument in node.args[4:5]:
            yield from _said(argument, constants)


def _said(node: ast.expr, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    """The messages an expression can be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield from _parted(node)
        case ast.IfExp(body=body, orelse=other):
            yield from _said(body, constants)
            yield from _said(other, constants)
        case ast.Name(id=name) if name in constants:
            yield from _said(constants[name], {})
        case ast.BoolOp(values=values):
            for value in values:
                yield from _said(value, constants)


def _parted(node: ast.JoinedStr) -> Iterator[str]:
    """A message with parts; where a part is one of two words, both messages."""
    choices: list[list[str]] = []
    number = 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            choices.append([str(value.value)])
            continue
        assert isinstance(value, ast.FormattedValue)
        words = list(_said(value.value, {})) if isinstance(value.value, ast.IfExp) else []
        if len(words) > 1:
            choices.append(words)
        else:
            choices.append([f"{{{number}{':d' if _is_number(value) else ''}}}"])
            number += 1
    yield from ("".join(pieces) for pieces in product(*choices))


def _is_number(value: ast.FormattedValue) -> bool:
    spec = value.format_spec
    formatted = isinstance(spec, ast.JoinedStr) and any(
        isinstance(part, ast.Constant) and str(part.value).endswith((",", "d")) for part in spec.values
    )
    counted = isinstance(value.value, ast.Call) and getattr(value.value.func, "id", "") == "len"
    return formatted or counted


def _explained(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    """The keys of a table, where they are messages too."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if isinstance(node.value, ast.Dict) and any(getattr(target, "id", "") in EXPLAINED for target in targets):
        for key in filter(None, node.value.keys):
            yield from _said(key, {})


def _values(node: ast.expr) -> Iterator[str]:
    """The messages of a table: the values of a dictionary, or what stands second in each pair."""
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _said(value, {})
    elif isinstance(node, ast.Tuple):
        for pair in node.elts:
            if isinstance(pair, ast.Tuple) and len(pair.elts) > 1:
                yield from _said(pair.elts[1], {})
            else:
                yield from _said(pair, {})
