"""How files are opened: what they are encoded in, how much of them is read, and what is undone in them."""

from typing import TYPE_CHECKING, NamedTuple

from reader.core.repair import ALL_KINDS, RepairKind
from reader.services.limits import LIMITS, Limits

if TYPE_CHECKING:
    from reader.services.formats.parsed import Fields


class Options(NamedTuple):
    """How files are opened.

    Attributes:
        encoding: What they are encoded in; None to find out.
        limits: How much of one thing is opened.
        fields: Where records of JSON keep what; None for the usual names.
        repairs: The kinds of damage that are undone.
        furniture: Whether what stands around an article is told from it.
    """

    encoding: str | None = None
    limits: Limits = LIMITS
    fields: "Fields | None" = None
    repairs: frozenset[RepairKind] = ALL_KINDS
    furniture: bool = True


OPTIONS = Options()
"""How files are opened where nothing else is said."""
