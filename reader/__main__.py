"""The composition root: arguments to a front end; the only file that sees every floor."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli import commands, output
from reader.core.errors import NothingToRead, ReaderError, TerminalError

if TYPE_CHECKING:
    from reader.services.library import Loading
    from reader.services.memory import Start
    from reader.services.options import Options
    from reader.services.settings import Settings

# OpenCC loads plugins that a configuration names; Reader uses none, and none must come from elsewhere.
os.environ["OPENCC_DISABLE_PLUGINS"] = "1"

INTERRUPTED, BROKEN_PIPE = 130, 141
"""Exit statuses: those a shell gives to a process that the signal ended."""

CRASHED = 70
"""The exit status for a fault of the program's own, as sysexits.h has it."""

_WITHOUT_SCREEN = ("", "dumb", "unknown")
_INSTEAD = "try 'reader show --page PATH' or 'reader search QUERY PATH'"


def main(argv: Sequence[str] | None = None) -> int:
    """Run Reader; the console script.

    Args:
        argv: The arguments after the program's name; None for those of the process.

    Returns:
        The exit status.
    """
    try:
        status = _status(list(sys.argv[1:] if argv is None else argv))
        output.flush()
    except BrokenPipeError:
        output.abandon(sys.stdout)
        return BROKEN_PIPE
    except ReaderError as error:
        output.complain(error)
        return commands.FAILED
    except KeyboardInterrupt:
        # Whoever read the output was most likely interrupted as well.
        output.abandon(sys.stdout)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a fault of the program's own, of whatever kind
        return _crashed(error)
    return status


def _status(arguments: list[str]) -> int:
    if arguments and (meant := commands.meant(arguments[0])):
        _settings()
        raise ReaderError(f"there is no command or file '{arguments[0]}'; did you mean 'reader {meant}'?")
    if not _opens_app(arguments):
        from reader.cli import parser  # noqa: PLC0415  # argparse, 7 ms that opening the app does not need

        return parser.run(arguments, _open)
    return _open(arguments)


def _opens_app(arguments: Sequence[str]) -> bool:
    """Whether the arguments are nothing but paths."""
    named = arguments and arguments[0] in commands.HELP
    return not named and not any(argument.startswith("-") and argument != "-" for argument in arguments)


def _open(given: Sequence[str]) -> int:
    """Open the app on paths, or on the bundled documents, and stay until it is left.

    Raises:
        TerminalError: If there is no terminal for it.
        NothingToRead: If there is nothing to show.
    """
    from reader.services.paths import STDIN, read_bytes  # noqa: PLC0415  # `reader --version` has no use for these

    piped = STDIN in given
    _need_terminal(given, piped=piped)
    # What a handler raises is swallowed by garbage that is collected, and made an error of its own by some imports;
    # until the app hears signals itself, an interruption ends the process as any other signal does.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Nearly all that is made until the first screen lives to the end; looking through it for garbage takes 15 ms.
    gc.disable()
    # A key is answered as soon as it is read, not at the next of sixty ticks a second; and a thread that works
    # hands the interpreter over ten times sooner than by default, so that it never holds up a frame.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    sys.setswitchinterval(0.0005)
    from reader.services.memory import habits, last_seen, remembered  # noqa: PLC0415  # as above

    # Textual draws on standard error; in a locale that has no Chinese, its first row would be its last.
    output.prepare()
    text = read_bytes(STDIN) if piped else None
    settings = _settings()
    loading, start = _loading(given, text, settings.options())
    if piped:
        _take_keys_from_terminal()

    from reader.core.typography import Ambiguous  # noqa: PLC0415  # as above
    from reader.services.terminal_width import asked  # noqa: PLC0415

    with asked(wanted=settings.ambiguous is Ambiguous.AUTO) as answer:
        from reader.ui.app import ReaderApp  # noqa: PLC0415  # Textual, which takes longer than a terminal to answer

        wide, typed = answer()
        settings = settings._replace(ambiguous=Ambiguous.WIDE) if wide else settings
    document = loading.first[loading.opened]
    start = start._replace(seen_from=last_seen(document), typed=typed)
    app = ReaderApp(loading, settings, remembered(document), habits(), start)
    app.run()
    if app.fault:
        raise app.fault
    # Textual ends the process with 0 even after a crash; what it thinks of its run is only told here.
    return app.return_code or commands.DONE


def _settings() -> "Settings":
    """What is set; from now on the language that is set is spoken."""
    from reader.services import language  # noqa: PLC0415  # not on the way to `reader --version`
    from reader.services.settings import read_settings  # noqa: PLC0415

    settings = read_settings()
    language.use(settings.language)
    return settings


def _loading(given: Sequence[str], text: bytes | None, options: "Options") -> "tuple[Loading, Start]":
    """The library to open, and what the window starts with: what the last one was left with, where nothing is given.

    Raises:
        NothingToRead: If there is nothing to show.
    """
    from reader.services.library import Library  # noqa: PLC0415  # as above
    from reader.services.memory import Start, started  # noqa: PLC0415
    from reader.services.paths import STDIN, bundled_seeds  # noqa: PLC0415

    if given:
        kept = () if STDIN in given else tuple(os.path.abspath(path) for path in given)  # noqa: PTH100  # links stay
        return Library(given, text, options).loading(), Start(kept)
    start = started()
    if there := [path for path in start.paths if os.path.lexists(path)]:
        try:
            return Library(there, None, options).loading(start.document), start
        except NothingToRead:
            # What was there is gone by now.
            pass
    seeds = str(bundled_seeds())
    return Library([seeds], None, options).loading(), Start((seeds,))


def _crashed(error: Exception) -> int:
    """Say that a fault of the program's own ended it, and where more is kept: no traceback, which quotes texts."""
    from reader.services import crashes  # noqa: PLC0415  # only where something crashed

    path = crashes.kept(error)
    where = f"; where it happened is in {path}, with nothing of your texts" if path else ""
    output.say(f"reader: a fault in Reader ended it ({type(error).__name__}){where}")
    output.abandon(sys.stdout)
    return CRASHED


def _need_terminal(given: Sequence[str], *, piped: bool) -> None:
    """Look whether there is a terminal for the app.

    Raises:
        TerminalError: If there is none.
        NothingToRead: If a terminal would not help, because nothing of what is to be opened is there.
    """
    if missing := _without_terminal(piped=piped):
        if given and not piped and not any(map(os.path.lexists, given)):
            _loading(given, None, _settings().options())
        raise missing


def _without_terminal(*, piped: bool) -> TerminalError | None:
    """What is wrong where the app cannot be drawn."""
    if os.environ.get("TEXTUAL_DRIVER"):
        # Something else than a terminal shows the app: a browser.
        return None
    names = ("standard input", "standard output", "standard error")
    for descriptor, name in enumerate(names):
        if not os.isatty(descriptor) and not (piped and descriptor == 0):
            return TerminalError(f"no terminal here ({name} is not one); {_INSTEAD}")
    # Windows has terminals without TERM; elsewhere one that says nothing of itself cannot be drawn on.
    if os.name != "nt" and (term := os.environ.get("TERM", "")) in _WITHOUT_SCREEN:
        said = f"TERM is '{term}'" if term else "TERM is not set"
        return TerminalError(f"no terminal here that could be drawn on ({said}); {_INSTEAD}")
    return None


def _take_keys_from_terminal() -> None:
    """Put the terminal in place of a standard input that was read to its end.

    Raises:
        TerminalError: If the process has no terminal of its own.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError as error:
        raise TerminalError(f"no terminal here that keys could come from; {_INSTEAD}") from error
    os.dup2(terminal, 0)
    os.close(terminal)
    # Both names are looked at by Textual and the libraries below it, and the old object stands at its end for ever.
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main())
