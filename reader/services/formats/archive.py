"""Zip archives: their members in natural order, read in memory and never unpacked to disk.

Nothing that an archive says of itself is believed. How much a member holds is counted while it is read; members that
share bytes, and names that lead out of the archive, are refused.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.core.errors import NotText, SourceError, Unreadable
from reader.core.natural import natural
from reader.services.limits import Limits, spoken

_PIECE = 1 << 16
_ENCRYPTED, _NAMED_IN_UTF_8 = 0x1, 0x800
_OFFICE = frozenset({"[Content_Types].xml", "content.xml"})
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


class Member(NamedTuple):
    """A file in an archive.

    Attributes:
        name: Its name, folders and all, with `/` between them.
        info: Where it is found.
    """

    name: str
    info: zipfile.ZipInfo


class Archive:
    """An archive held in memory."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        """An archive of bytes.

        Raises:
            Unreadable: If they are no archive, or one beyond the limits.
            NotText: If it is the file of a word processor.
        """
        self.path = path
        self._limits = limits
        self._read = 0
        if data.count(b"PK\x01\x02") > limits.entries:
            raise Unreadable(path, f"an archive of more than {limits.entries:,} files; split it")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise Unreadable(path, f"this archive is damaged: {error}") from error
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        self._refuse_overlaps(infos)
        if not {info.filename for info in infos}.isdisjoint(_OFFICE):
            raise NotText(path, "a file of a word processor; save it as text, HTML or EPUB")
        self.members = tuple(map(Member, _names(infos), infos))

    def _refuse_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        placed = sorted(infos, key=lambda info: info.header_offset)
        for info, after in pairwise(placed):
            if info.header_offset + 30 + len(info.orig_filename) + info.compress_size > after.header_offset:
                raise Unreadable(self.path, "the files of this archive overlap, as only those made to harm do")

    def read(self, member: Member, limit: int | None = None) -> bytes:
        """All bytes of a member.

        Args:
            member: The member.
            limit: How many it may be; None for what any member may be.

        Raises:
            Unreadable: If it is encrypted, damaged or beyond a limit.
        """
        path = f"{self.path}!{member.name}"
        if member.info.flag_bits & _ENCRYPTED:
            raise Unreadable(path, "encrypted; unpack it first")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member.info) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._read += len(piece)
                    self._refuse_if_beyond(path, size, member.info.compress_size, limit)
                    pieces.append(piece)
        except _FAULTS as error:
            raise Unreadable(path, f"damaged: {error}") from error
        return b"".join(pieces)

    def _refuse_if_beyond(self, path: str, size: int, packed: int, limit: int | None) -> None:
        limits = self._limits
        most = min(limits.member_bytes, limit or limits.member_bytes)
        if size > most:
            raise Unreadable(path, f"larger than {spoken(most)} unpacked")
        if size > limits.ratio_from and size > limits.ratio * max(1, packed):
            raise Unreadable(
                path, f"more than {limits.ratio} times larger than packed, as only archives made to harm are"
            )
        if self._read > limits.archive_bytes:
            raise Unreadable(path, f"the files of this archive are larger than {spoken(limits.archive_bytes)} together")


def members(data: bytes, path: str, limits: Limits) -> Iterator[tuple[str, bytes | SourceError]]:
    """The files in an archive in natural order, each with its path; hidden ones are passed over, faults in their place.

    Raises:
        Unreadable: If it is no archive, or one beyond the limits.
    """
    archive = Archive(data, path, limits)
    for member in sorted(archive.members, key=lambda member: [natural(part) for part in member.name.split("/")]):
        place = f"{path}!{member.name}"
        parts = member.name.split("/")
        if leads_out(member.name):
            yield place, NotText(place, "its name leads out of the archive")
        elif not any(part.startswith((".", "__MACOSX")) for part in parts):
            try:
                yield place, archive.read(member)
            except SourceError as error:
                yield place, error


def leads_out(name: str) -> bool:
    """Whether a name in an archive stands for something outside it, or cannot stand for a file at all."""
    parts = name.replace("\\", "/").split("/")
    return not name or parts[0] == "" or ":" in parts[0] or ".." in parts or any(char < " " for char in name)


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The names of members; old archives do not say what theirs are encoded in."""
    unread = list(map(_unread, infos))
    codec = _codec(b"\n".join(filter(None, unread)))
    return [
        info.filename if raw is None else raw.decode(codec, "replace") for info, raw in zip(infos, unread, strict=True)
    ]


def _unread(info: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a name of which it is not known how they are to be read; None where it is."""
    if info.flag_bits & _NAMED_IN_UTF_8:
        return None
    try:
        return info.filename.encode("cp437")
    except UnicodeEncodeError:
        return None


def _codec(names: bytes) -> str:
    try:
        names.decode()
    except UnicodeDecodeError:
        from reader.services.guessing import CHINESE, guessed  # noqa: PLC0415  # a table that few archives need

        guess = guessed(names).codec
        return guess if guess in CHINESE[:2] else "gb18030"
    return "utf-8"
