"""What cannot be read, and what cannot be understood: one clear line, and the rest goes on."""

import os
from pathlib import Path

import pytest

from reader.__main__ import main
from tests.cli.running import PYTHON, piped

SEED = "seeds/004_17422850c738e3aa.txt"
COMMANDS = [["list"], ["list", "--json"], ["show"], ["search", "守土"], ["search", "守土", "--count"]]


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A folder of things that are no texts."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file or folder"),
        ("binary.txt/in-a-file", "no such file or folder"),
        ("binary.txt", "this is not text"),
        ("empty", "this folder holds no text"),
        ("pipe", "not a regular file"),
    ],
)
def test_nothing_to_read_is_status_2(
    command: list[str], name: str, reason: str, strange: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one line that says why, and nothing on standard output."""
    assert 2 == main([*command, str(strange / name)])
    assert ("", f"reader: {strange / name}: {reason}\n") == tuple(capsys.readouterr())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_rest_goes_on(command: list[str], strange: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning for each thing that cannot be read, and the others as if they stood alone."""
    main([*command, SEED])
    alone = capsys.readouterr()
    assert alone.out
    given = [str(strange / "missing.txt"), SEED, str(strange / "binary.txt")]
    assert 0 == main([*command, *given])
    both = capsys.readouterr()
    heading = f"==> {SEED} <==\n" if command == ["show"] else ""
    assert heading + alone.out == both.out
    warnings = both.err.removesuffix(alone.err).splitlines()
    assert [f"reader: {path}" for path in (given[0], given[2])] == [line.rpartition(": ")[0] for line in warnings]


def test_what_the_system_refuses_is_told_in_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A superuser may read everything, so the refusal is made up."""

    def refusing(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refusing)
    assert 2 == main(["search", "守土", SEED])
    assert f"reader: {SEED}: Permission denied\n" == capsys.readouterr().err


def test_nothing_found_in_what_could_be_read_is_status_1(strange: Path) -> None:
    """A missing file does not make an unsuccessful search a failed one."""
    assert 1 == main(["search", "麒麟獨角獸", str(strange / "missing.txt"), SEED])


def test_unreadable_bytes_are_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text is shown with a visible sign for each of them."""
    path = tmp_path / "cut.txt"
    path.write_bytes("守土有责。".encode() * 50 + "责".encode()[:2])
    assert 0 == main(["show", str(path)])
    captured = capsys.readouterr()
    assert "守土有责。" * 50 + "\ufffd" == captured.out
    assert f"reader: {path}: 1 place is not readable as utf-8\n" == captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: QUERY, PATH"),
        (["守土"], "the following arguments are required: PATH"),
        (["守土", "seeds", "--colour"], "unrecognized arguments: --colour"),
        (["守土", "seeds", "--jso"], "unrecognized arguments: --jso"),
        (["守土", "seeds", "--context"], "argument --context: expected one argument"),
        (["守土", "seeds", "--context", "-1"], "argument --context: '-1' is not a whole number from 0 on"),
        (["守土", "seeds", "--context", "ten"], "argument --context: 'ten' is not a whole number from 0 on"),
        (
            ["守土", "seeds", "--context", "9" * 5000],
            f"argument --context: '{'9' * 5000}' is not a whole number from 0 on",
        ),
        (["守土", "seeds", "--context", "１"], "argument --context: '１' is not a whole number from 0 on"),
        (["守土", "seeds", "--max", "0"], "argument --max: '0' is not a whole number from 1 on"),
    ],
)
def test_wrong_usage_of_search(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and one line that says where help is."""
    assert 2 == main(["search", *arguments])
    assert ("", f"reader search: {said}; see 'reader search --help'\n") == tuple(capsys.readouterr())


def test_a_query_that_begins_with_a_hyphen_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """One that only excludes is told so; one in Latin letters could be an option, and is told how to be none."""
    assert 2 == main(["search", "-黄河", "seeds"])
    said = "reader search: column 4 of the query: only exclusions: say also what to look for\n"
    assert said == capsys.readouterr().err
    assert 2 == main(["search", "-foo", "seeds"])
    assert "; '-foo' is no option; -- goes before what begins with - and is none\n" in capsys.readouterr().err


def test_wrong_usage_of_show(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown variant is answered with those there are; the source has no variant."""
    assert 2 == main(["show", "seeds", "--script", "klingon"])
    said = capsys.readouterr().err
    assert said.startswith("reader show: argument --script: invalid choice: 'klingon' (choose from ")
    assert all(variant in said for variant in ("original", "hans", "hant", "hant-tw", "hant-hk"))
    assert 1 == said.count("\n")
    assert 2 == main(["show", "seeds", "--script", "hans", "--source"])
    assert "argument --source: not allowed with argument --script" in capsys.readouterr().err


def test_wrong_usage_of_list_and_of_reader(capsys: pytest.CaptureFixture[str]) -> None:
    """A command needs a path, and Reader has few options."""
    assert 2 == main(["list"])
    assert "reader list: the following arguments are required: PATH; see 'reader list --help'\n" == (
        capsys.readouterr().err
    )
    assert 2 == main(["--json", "seeds"])
    assert "reader: unrecognized arguments: --json; see 'reader --help'\n" == capsys.readouterr().err


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """As `-`, in any encoding; it is called so."""
    text = "标题\n\n守土有责，守土尽责。\n"
    assert (0, "-:2:守土有责，守土尽责。\n", "") == piped("search", "守土盡責", "-", stdin=text.encode("gb18030"))
    assert (0, text, "") == piped("show", "-", stdin=text.encode())


def test_a_closed_standard_input_is_told() -> None:
    """Python has no stream for it at all."""
    done = piped("-c", f"exec {PYTHON} -m reader show - <&-", program=("sh",))
    assert (2, "", "reader: -: standard input is closed\n") == done
