"""Nothing that is printed acts on a terminal but Reader's own colours, and those only where they are wanted."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from reader.cli import output
from reader.core.sanitizing import DANGEROUS
from tests.cli.running import FOLDER, PYTHON, READER, environment, on_terminal, piped

RED = "\x1b[1;31m守土尽责\x1b[0m"
SEED = "seeds/004_17422850c738e3aa.txt"
COMMANDS = [["list"], ["list", "--json"], ["show"], ["search", "守土"], ["search", "守土", "--json"]]
COUNTS = [["search", "守土", "--count"], ["search", "守土", "--count", "--json"]]

HOSTILE = os.fsdecode(b"\x1b]0;title\x07 \x9b31m\n\r\xe2\x80\xae txt.\xff\xc2\x9b")
"""A file name that retitles, colours, breaks the line, reverses the text, and is not UTF-8."""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A text with a hostile name, title and body."""
    path = tmp_path / HOSTILE
    path.write_text("标题\x1b[2J\u202e\n\n守土\x9b31m\x07有责，\u2028守土。\n", "utf-8")
    return path


@pytest.mark.parametrize("command", [*COMMANDS, *COUNTS], ids=" ".join)
@pytest.mark.parametrize("run", [piped, on_terminal])
def test_nothing_hostile_is_printed(run, command: list[str], hostile: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Neither from the name nor from the text; a line feed in a name does not make a second line."""
    done = run(*command, str(hostile.parent))
    assert 0 == done.status
    printed = re.sub("\x1b\\[1;31m|\x1b\\[2m|\x1b\\[0m|\x1b]8;;(?:file://[!-~]*)?\x1b\\\\", "", done.out)
    assert set() == set(DANGEROUS.findall(printed)) - {"\n"}
    assert "守土" in printed or "--count" in command or "list" in command


def test_a_block_is_harmless_whatever_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    """Though nothing but clean text is meant to be."""
    output.block("守土\x1b[2J\n有责\u202e")
    assert "守土␛[2J\n有责\ufffd" == capsys.readouterr().out


def test_json_loses_nothing_of_a_name(hostile: Path) -> None:
    """What is escaped stands for exactly the name the file has."""
    [line] = piped("list", "--json", str(hostile)).out.splitlines()
    assert line.isprintable()
    assert str(hostile) == json.loads(line)["path"]


def test_complaints_are_harmless(hostile: Path) -> None:
    """Names, queries and arguments come back in what is said."""
    for arguments in (
        ["list", str(hostile) + "x"],
        ["search", "re:\x1b[2J[", SEED],
        ["search", "守土", SEED, "--\x1b]0;x\x07"],
        ["search", "守土", SEED, "--max", "\x1b[2J\n"],
        ["\x1b[2J", "--bad\x1b"],
    ):
        done = piped(*map(os.fsencode, arguments))
        assert (2, "", 1) == (done.status, done.out, len(done.complaints))
        assert done.complaints[0].isprintable()


def test_a_terminal_gets_colours() -> None:
    """The hit is marked, the path leads to the file, and nothing else."""
    shown = on_terminal("search", "--context", "2", "守土盡責", SEED)
    linked = f"{SEED}\x1b]8;;\x1b\\:14:责、{RED}。要\n"
    assert (0, "") == (shown.status, shown.err)
    assert shown.out.startswith("\x1b]8;;file://")
    assert shown.out.endswith(f"/{SEED}\x1b\\{linked}")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colours_can_be_refused(env: dict[str, str]) -> None:
    """By the environment, as is the custom."""
    shown = on_terminal("search", "--context", "2", "守土盡責", SEED, env=env)
    assert f"{SEED}:14:责、守土尽责。要\n" == shown.out


def test_an_empty_no_color_refuses_nothing() -> None:
    """So no-color.org has it."""
    assert RED in on_terminal("search", "守土盡責", SEED, env={"NO_COLOR": ""}).out


def test_a_pipe_gets_no_colours() -> None:
    """Nor does JSON on a terminal."""
    assert "\x1b" not in piped("search", "守土盡責", SEED).out
    assert "\x1b" not in on_terminal("search", "--json", "守土盡責", SEED).out


def test_output_is_utf_8_whatever_the_locale() -> None:
    """Also where Python was told to write something else."""
    env = {"PYTHONIOENCODING": "ascii:strict"}
    assert piped("list", "seeds") == piped("list", "seeds", env=env)
    assert piped("search", "--help") == piped("search", "--help", env=env)
    assert "reader: 没有: no such file or folder\n" == piped("list", "没有", env=env).err


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "command", [["show", *["seeds"] * 9], ["list", "seeds"], ["--help"], ["list", "--help"], ["--version"]], ids=str
)
def test_a_broken_pipe_is_silent(command: list[str], env: dict[str, str]) -> None:
    """Whoever reads may stop; nobody is told."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*READER, *command], stdout=writing, stderr=subprocess.PIPE, env=environment(env), cwd=FOLDER, check=False
    )
    os.close(writing)
    assert (141, b"") == (done.returncode, done.stderr)


def test_the_beginning_of_a_long_output_can_be_taken() -> None:
    """As head(1) does."""
    code = f'{PYTHON} -m reader show {"seeds " * 40} | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = piped("-c", code, program=("bash",))
    assert ("==> seeds/000_adc97160ca5685c5.txt <==\n141\n", "") == (done.out, done.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told() -> None:
    """In one line, once, with status 2."""
    said = "standard output cannot be written: No space left on device\n"
    for speaker, command in (
        ("reader list", "list seeds"),
        ("reader show", "show " + "seeds " * 40),
        ("reader", "--version"),
        ("reader", "show --help"),
    ):
        done = piped("-c", f"{PYTHON} -m reader {command} > /dev/full", program=("bash",))
        assert (2, "", f"{speaker}: {said}") == done


def test_a_closed_standard_output_is_told() -> None:
    """In one line, with status 2."""
    done = piped("-c", f"exec {PYTHON} -m reader list seeds >&-", program=("sh",))
    assert (2, "", "reader list: standard output is closed\n") == done


def test_a_lost_standard_error_changes_nothing() -> None:
    """What cannot be said is not said."""
    for code in (
        f"exec {PYTHON} -m reader list seeds none 2>&-",
        f"exec {PYTHON} -m reader list seeds none 2>/dev/full",
    ):
        done = piped("-c", code, program=("sh",))
        assert (0, 5, "") == (done.status, len(done.out.splitlines()), done.err)
