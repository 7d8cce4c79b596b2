"""A dictionary is found and read, packed or not; what is none is refused."""

import gzip
from pathlib import Path

import pytest

from reader.core.errors import SourceError
from reader.services import dictionary as service
from reader.services.dictionary import dictionary_path, read_dictionary

LINE = "銀行 银行 [yin2 hang2] /bank/\n"


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read(tmp_path: Path, *, packed: bool) -> None:
    """Whatever it is called."""
    path = tmp_path / "words"
    path.write_bytes(gzip.compress(LINE.encode()) if packed else LINE.encode())
    assert read_dictionary(path).knows("银行")


def test_what_is_no_dictionary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a reason that names the file."""
    path = tmp_path / "words"
    for data, said in [
        (b"", "no dictionary"),
        ("春眠不觉晓".encode(), "no dictionary"),
        (gzip.compress(LINE.encode())[:-9], "damaged"),
        (b"\x1f\x8bnot packed", "damaged"),
    ]:
        path.write_bytes(data)
        with pytest.raises(SourceError, match=said) as caught:
            read_dictionary(path)
        assert str(path) == caught.value.path
    with pytest.raises(SourceError, match="no such file"):
        read_dictionary(tmp_path / "nothing")
    monkeypatch.setattr(service, "MOST_BYTES", 10)
    path.write_bytes(gzip.compress(LINE.encode()))
    with pytest.raises(SourceError, match="larger"):
        read_dictionary(path)


def test_the_one_the_settings_name_comes_first() -> None:
    """Else the one of the optional package, if it is there."""
    assert Path("/x/words.u8") == dictionary_path("/x/words.u8")
    found = dictionary_path()
    if found is None:
        pytest.skip("the extra hanzi-reader[dictionary] is not installed")
    entries = read_dictionary(found).entries("守土有责")
    assert [("守土有責", "守土有责")] == [(entry.traditional, entry.simplified) for entry in entries]
