"""What a terminal sends: whatever it is, what follows is heard."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, Paste
from textual.message import Message

from reader.ui.terminal_input import TerminalInput

HOSTILE = (
    b"\xff", b"\xe5\xae", b"\xca\xd8\xcd\xc1", b"\x1b[M\x20\xff\xff", b"\x1b[99999999u", b"\x1b[97;2;99999999u",
    b"\x1b[48;0;0;0;0t\x1b[<0;3;3M", b"\x1b[<0;3;3M" + b"\x1b[" + b"9" * 5000, b"\x1b[200~\xff\x1b[201~",
)  # fmt: skip
"""Bytes that are no text, and reports that cannot be: each was the end of the app."""


def _keys(events: list[Message]) -> list[str]:
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize("sent", HOSTILE)
def test_what_follows_is_heard(sent: bytes) -> None:
    """A key, right behind or alone."""
    heard = TerminalInput()
    together = list(heard.events(sent + b"j"))
    assert _keys(together)[-1:] == ["j"]
    assert _keys(list(heard.events(b"k"))) == ["k"]


def test_what_is_no_text_is_pasted_as_such() -> None:
    """With a sign for each fault, and with all that is text."""
    (pasted,) = TerminalInput().events(b"\x1b[200~\xe5\xae\x88\xff\xe5\x9c\x9f\x1b[201~")
    assert isinstance(pasted, Paste)
    assert pasted.text == "守\ufffd土"


@given(
    st.text(
        st.sampled_from("q\x1b[<0;3M~201t守\n") | st.characters(codec="utf-8", exclude_characters="\0"), max_size=60
    ),
    st.integers(1, 9),
)
def test_nothing_that_is_pasted_is_typed(text: str, size: int) -> None:
    """Whatever is in a text, in whatever pieces it comes, it is one paste of all but escapes; keys are keys then."""
    assume("\x1b[201~" not in text)
    heard = TerminalInput()
    sent = f"\x1b[200~{text}\x1b[201~j".encode()
    events = [event for at in range(0, len(sent), size) for event in heard.events(sent[at : at + size])]
    assert [type(event) for event in events] == [Paste, Key] if text else [Key]
    if text:
        assert isinstance(events[0], Paste)
        assert events[0].text == text.replace("\x1b", "")


@given(st.lists(st.binary(max_size=12) | st.sampled_from(HOSTILE) | st.sampled_from([b"\x1b", b"\x1b[<0;1;"])))
def test_nothing_fails(pieces: list[bytes]) -> None:
    """In whatever pieces it comes, with or without waiting between them."""
    heard = TerminalInput()
    for piece in pieces:
        list(heard.events(piece))
        list(heard.due())


@pytest.mark.parametrize("sent", [b"\x1b[48;1;1;1;1t", b"\x1b[48;24;80;480;800t", b"\x1b[?2048;1$y", b"\x1b[?2048;2$y"])
def test_nothing_that_is_typed_is_a_size(sent: bytes) -> None:
    """The system tells sizes; by others the window would be empty, or the mouse measured in pixels."""
    heard = TerminalInput()
    (click,) = heard.events(sent + b"\x1b[<0;31;21M")
    assert isinstance(click, MouseDown)
    assert (click.x, click.y) == (30, 20)


def test_nothing_that_is_pasted_is_a_size() -> None:
    """What stands in a text may be anything."""
    (pasted,) = TerminalInput().events("\x1b[200~\x1b[48;1;1;1;1t守\x1b[201~".encode())
    assert isinstance(pasted, Paste)
