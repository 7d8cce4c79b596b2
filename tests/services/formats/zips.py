"""Zip archives made in memory, sound and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes | str], *, stored: bool = False) -> bytes:
    """An archive of files."""
    target = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            # The same bytes at any time: they name the tests that are made of them.
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return target.getvalue()


def named_in(codec: str, files: Mapping[str, bytes]) -> bytes:
    """An archive whose names are in an old encoding, which it does not say."""
    data = zipped({f"{number:030}": held for number, held in enumerate(files.values())})
    for number, name in enumerate(files):
        raw = name.encode(codec)
        data = data.replace(f"{number:030}".encode(), raw.ljust(30, b"_"))
    return data


def with_forged_sizes(files: Mapping[str, bytes]) -> bytes:
    """An archive that says of each file that it has a hundred bytes."""
    data = bytearray(zipped(files))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<I", data, at + 24, 100)
        struct.pack_into("<I", data, struct.unpack_from("<I", data, at + 42)[0] + 22, 100)
    return bytes(data)


def with_shared_bytes(count: int) -> bytes:
    """An archive of so many files that are all the same bytes of it."""
    data = zipped({f"{number:04}.txt": b"0" * 1000 for number in range(count)})
    directory = data.index(b"PK\x01\x02")
    shared = bytearray(data)
    at = directory - 1
    while (at := shared.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<I", shared, at + 42, 0)
    return bytes(shared)


def encrypted(files: Mapping[str, bytes]) -> bytes:
    """An archive whose files are marked as encrypted."""
    data = bytearray(zipped(files))
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)
