"""The program in a real terminal: what arrives there, and how it is left."""

import os
import signal
import sys
from pathlib import Path

import pytest

from reader.core.sanitizing import DANGEROUS
from reader.services.paths import bundled_seeds
from tests.terminal import Terminal

READER = [sys.executable, "-m", "reader"]
ALTERNATE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"


def started(size: tuple[int, int], home: Path, *arguments: str, **environment: str) -> Terminal:
    """Reader in a terminal, with a private home."""
    paths = arguments or (str(bundled_seeds()),)
    return Terminal([*READER, *paths], size, {"HOME": str(home), **environment})


def current_hit(terminal: Terminal) -> list[tuple[int, str]]:
    """The cells drawn in reverse."""
    return terminal.styled(lambda cell: bool(cell.reverse))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
def test_search_walk_toggle_and_leave(size: tuple[int, int], tmp_path: Path) -> None:
    """Search, walk to 002, turn the script twice, leave: the hit stays on its cells, the terminal is restored."""
    with started(size, tmp_path) as terminal:
        terminal.wait_for("中新网北京11月21日电")
        terminal.send("/")
        terminal.wait_for("either script")
        terminal.send("守土尽责")
        terminal.wait_for("1 of 10")
        terminal.send("\r")
        terminal.wait_for("Page")
        for number in range(2, 8):
            terminal.send("n")
            terminal.wait_for(f" {number} of 10")
        terminal.wait_for("疫情就是命令")
        terminal.wait(lambda: "".join(text for _, text in current_hit(terminal)) == "守土盡責")
        row = current_hit(terminal)[0][0]
        terminal.send("t")
        terminal.wait(lambda: "".join(text for _, text in current_hit(terminal)) == "守土尽责")
        assert row == current_hit(terminal)[0][0]
        terminal.send("t")
        terminal.wait(lambda: "".join(text for _, text in current_hit(terminal)) == "守土盡責")
        assert row == current_hit(terminal)[0][0]
        terminal.send("q")
        assert terminal.status() == 0
        assert terminal.output.rfind(BACK) > terminal.output.rfind(ALTERNATE) >= 0
        assert b"\x1b[?25h" in terminal.output[terminal.output.rfind(BACK) :] or terminal.output.endswith(b"\x1b[?25h")


def test_no_character_is_lost_where_a_pane_was(tmp_path: Path) -> None:
    """The text alone, with the list, and alone again: what is drawn over the list is as whole as before."""
    row = "抓细抓实各项防控工作,切实做到守土有责、守土负责、守土尽责。"
    with started((80, 24), tmp_path) as terminal:
        terminal.wait_for("中新网北京11月21日电")
        terminal.send("z")
        terminal.wait_for(row)
        terminal.send("z")
        terminal.wait_for("─ Documents 5")
        terminal.send("z")
        terminal.wait(lambda: not any("Documents" in row for row in terminal.rows))
        # The frames after the first may draw parts of it anew.
        while terminal.read(1):
            pass
        assert any(row in shown for shown in terminal.rows)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signals_restore_the_terminal(name: str, tmp_path: Path) -> None:
    """Asked by the system to end, Reader restores the terminal and says so by its status."""
    number = getattr(signal, name)
    with started((80, 24), tmp_path) as terminal:
        terminal.wait_for("中新网")
        os.kill(terminal.pid, number)
        assert 128 + number == terminal.status()
        assert terminal.output.rfind(BACK) > terminal.output.rfind(ALTERNATE) >= 0


def test_nothing_hostile_arrives(tmp_path: Path) -> None:
    """Escapes in text, title and file name never reach the terminal as such."""
    name = tmp_path / "名\x1b]52;c;cm0=\x07.txt"
    name.write_text("题\x1b]2;pwned\x07\n\n\x1b[2J正文\x9b31m,\u202e就是这样。\n", encoding="utf-8")
    with started((80, 24), tmp_path, str(name)) as terminal:
        terminal.wait_for("就是这样")
        terminal.send("q")
        assert terminal.status() == 0
        assert b"\x1b]2;" not in terminal.output
        assert b"\x1b]52" not in terminal.output
        assert b"\x1b[2J\xe6" not in terminal.output
        shown = terminal.output.decode(errors="strict")
        assert not {c for c in DANGEROUS.findall(shown) if c not in "\x1b\r\n\x0f\x07\t"}


@pytest.mark.parametrize("moment", [b"", b"\x1b[6n", b"\x1b[?1049h", "中新网".encode()])
def test_typed_ahead(tmp_path: Path, moment: bytes) -> None:
    """Keys written at once are all heard in turn, from whatever moment of the start on."""
    with started((100, 24), tmp_path) as terminal:
        terminal.wait(lambda: moment in terminal.output)
        terminal.send("/守土尽责\rr")
        terminal.wait_for("1 of 10 · 3 documents")


def test_without_colour(tmp_path: Path) -> None:
    """With NO_COLOR, the hit that is looked at is still marked."""
    with started((80, 24), tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("中新网")
        terminal.send("/")
        terminal.wait_for("either script")
        terminal.send("疫情")
        terminal.wait(lambda: "疫情" in {text for _, text in current_hit(terminal)})


def test_resizing(tmp_path: Path) -> None:
    """Any size is survived, and after it the text is there again."""
    with started((80, 24), tmp_path) as terminal:
        terminal.wait_for("中新网")
        for width, height in ((10, 4), (20, 5), (300, 100), (1, 1), (79, 23)):
            terminal.resize(width, height)
            os.kill(terminal.pid, signal.SIGWINCH)
        terminal.wait_for("Documents")
        terminal.send("q")
        assert terminal.status() == 0


def test_the_variant_is_remembered(tmp_path: Path) -> None:
    """What was chosen last is what the next start shows."""
    with started((100, 24), tmp_path) as terminal:
        terminal.wait_for("中新网")
        terminal.send("t")
        terminal.wait_for("中新網")
        terminal.send("q")
        assert terminal.status() == 0
    with started((100, 24), tmp_path) as terminal:
        terminal.wait_for("中新網")
        terminal.wait_for("臺灣")
        terminal.send("q")
        assert terminal.status() == 0


def test_a_note_typed_at_once_is_kept_whole(tmp_path: Path) -> None:
    """However soon after the screen for it is there; and it is there again after a kill."""
    with started((100, 24), tmp_path) as terminal:
        terminal.wait_for("中新网")
        terminal.send("a")
        terminal.wait_for("ctrl+s keeps")
        terminal.send("remember\x13")
        terminal.wait_for("note: remember")
        os.kill(terminal.pid, signal.SIGKILL)
    with started((100, 24), tmp_path) as terminal:
        terminal.wait_for("中新网")
        terminal.send("'")
        terminal.wait_for("✎ remember")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_place_is_kept_when_the_system_ends_it(tmp_path: Path, name: str) -> None:
    """As on leaving by key, and the next start without a path goes on there."""
    with started((100, 24), tmp_path) as terminal:
        # Places are looked after from a moment behind the first screen on.
        terminal.wait_for("Documents 5")
        terminal.send("G")
        terminal.wait_for("100%")
        os.kill(terminal.pid, getattr(signal, name))
        assert terminal.status() == 128 + getattr(signal, name)
    with started((100, 24), tmp_path) as terminal:
        terminal.wait_for("100%")
        terminal.send("q")
        assert terminal.status() == 0


def test_a_signal_right_after_the_start_is_heard() -> None:
    """Even where a shell runs the tests in the background, and lets them ignore it."""
    before = signal.signal(signal.SIGQUIT, signal.SIG_IGN)
    try:
        for _ in range(20):
            with Terminal(["sleep", "60"]) as terminal:
                os.kill(terminal.pid, signal.SIGQUIT)
                assert 131 == terminal.status()
    finally:
        signal.signal(signal.SIGQUIT, before)
