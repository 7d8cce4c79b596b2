"""The composition root: what opens the app, what does not, and how the process ends."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from reader import __main__ as root
from reader import __version__
from reader.cli import parser
from reader.cli.commands import HELP
from reader.core import cells
from reader.services import language
from reader.services.language import Language
from reader.services.library import Loading
from reader.services.paths import bundled_seeds
from tests.cli.running import on_terminal, piped, with_own_terminal

SEED = "seeds/004_17422850c738e3aa.txt"
INSTEAD = "try 'reader show --page PATH' or 'reader search QUERY PATH'"


class Apps(list[Loading]):
    """What each app that was opened was given."""

    ends: Callable[[], int | None] = staticmethod(lambda: 0)


@pytest.fixture
def apps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apps]:
    """A terminal, and an app that only notes that it was run."""
    opened = Apps()

    class FakeApp:
        def __init__(self, loading: Loading, *chosen: object) -> None:
            self.loading = loading
            self.return_code: int | None = None
            self.fault: Exception | None = None

        def run(self) -> None:
            opened.append(self.loading)
            self.return_code = opened.ends()

    module = ModuleType("reader.ui.app")
    monkeypatch.setattr(module, "ReaderApp", FakeApp, raising=False)
    monkeypatch.setitem(sys.modules, "reader.ui.app", module)
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield opened
    # The way to the first screen goes without it, and it is the app that ends that way.
    gc.enable()


def _paths(loading: Loading) -> list[str]:
    """What a library that is being opened will hold."""
    return [outcome.path for outcome in (*loading.first, *loading.rest)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["seeds"], [f"seeds/{path.name}" for path in sorted(bundled_seeds().glob("*.txt"))]),
        ([SEED, SEED], [SEED, SEED]),
        (["--", SEED], [SEED]),
        ([], [str(path) for path in sorted(bundled_seeds().glob("*.txt"))]),
        (["--"], [str(path) for path in sorted(bundled_seeds().glob("*.txt"))]),
    ],
)
def test_paths_open_the_app(arguments: list[str], expected: list[str], apps: Apps) -> None:
    """On those paths, or on the bundled documents."""
    assert 0 == root.main(arguments)
    assert [expected] == list(map(_paths, apps))


def test_a_file_that_is_called_like_a_command(
    apps: Apps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Alone it is the command; with its folder, or behind another path, it is the file."""
    monkeypatch.chdir(tmp_path)
    for name in HELP:
        Path(name).write_text("正文，在此。", "utf-8")
        assert 0 == root.main([f"./{name}"])
        assert 0 == root.main([f"./{name}", name])
        assert 2 == root.main([name, "--no-such-option"])
        assert f"reader {name}: " in capsys.readouterr().err
    assert [[f"./{name}", *again] for name in HELP for again in ([], [name])] == list(map(_paths, apps))


def test_what_cannot_be_read_is_handed_on(apps: Apps) -> None:
    """The app says it; only where nothing can be read does it not open."""
    assert 0 == root.main(["missing", SEED])
    assert ["missing"] == [failure.path for failure in apps[0].failures]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["serch", "x"], "search"),
        (["Search", "x"], "search"),
        (["lst", "--json", "seeds"], "list"),
        (["annotation"], "annotations"),
        (["help"], "--help"),
    ],
)
def test_a_mistyped_command_is_told(
    typed: list[str], meant: str, apps: Apps, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is opened for it, even where there are paths behind it."""
    assert 2 == root.main([*typed, SEED])
    said = f"reader: there is no command or file '{typed[0]}'; did you mean 'reader {meant}'?\n"
    assert ("", said) == tuple(capsys.readouterr())
    assert [] == apps


def test_a_path_that_is_called_nearly_like_a_command(
    apps: Apps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened where it is there, and only a bare name is taken for a command."""
    monkeypatch.chdir(tmp_path)
    Path("serch").write_text("正文，在此。", "utf-8")
    assert 0 == root.main(["serch", "./lst", "lst.txt", "lst"])
    assert [["serch"]] == list(map(_paths, apps))
    assert 2 == root.main(["./serc"])


def test_the_app_does_not_open_on_nothing(apps: Apps, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each reason, and status 2."""
    (tmp_path / "binary").write_bytes(bytes(99))
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / name) for name in ("missing", "binary", "empty")]
    assert 2 == root.main(paths)
    lines = capsys.readouterr().err.splitlines()
    assert [f"reader: {path}" for path in paths] == [line.rpartition(": ")[0] for line in lines]
    assert [] == apps


@pytest.mark.parametrize(("left", "status"), [(None, 0), (0, 0), (1, 1), (143, 143)])
def test_the_app_says_how_the_process_ends(left: int | None, status: int, apps: Apps) -> None:
    """A crash must not look like success."""
    apps.ends = lambda: left
    assert status == root.main([SEED])


def test_an_interrupt_is_silent() -> None:
    """Status 130, as a shell has it; what was not yet printed is not."""
    # Python may swallow what is raised while it looks for garbage; nothing else is to come after that.
    code = "import signal, sys, reader.cli.list as l\n"
    # What a shell starts in the background ignores it.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "l.documents = lambda given: iter(lambda: [signal.raise_signal(signal.SIGINT) for _ in range(99)], None)\n"
    code += "from reader.__main__ import main\nsys.exit(main(['list', 'seeds']))"
    assert (130, "", "") == piped("-c", code, program=(sys.executable,))


def test_a_terminal_is_needed() -> None:
    """All three streams must be one, and the first that is not is named."""
    said = f"reader: no terminal here (standard input is not one); {INSTEAD}\n"
    assert (2, "", said) == piped("seeds") == piped()
    assert (2, said, "") == on_terminal("seeds")


def test_what_is_not_there_is_said_before_a_terminal_is_asked_for() -> None:
    """A terminal would not help."""
    shown = piped("nonsense-of-this-name")
    assert (2, "") == shown[:2]
    assert shown.err.startswith("reader: nonsense-of-this-name: ")
    assert "terminal" not in shown.err


@pytest.mark.parametrize(("descriptor", "name"), list(enumerate(["input", "output", "error"])))
def test_the_stream_that_is_no_terminal_is_named(
    descriptor: int, name: str, apps: Apps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a redirection is found."""
    monkeypatch.setattr(os, "isatty", lambda asked: asked != descriptor)
    assert 2 == root.main(["seeds"])
    assert ("", f"reader: no terminal here (standard {name} is not one); {INSTEAD}\n") == tuple(capsys.readouterr())
    assert [] == apps


@pytest.mark.parametrize(("term", "said"), [("dumb", "TERM is 'dumb'"), ("", "TERM is not set")])
def test_a_terminal_must_be_able_to_draw(
    term: str, said: str, apps: Apps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dumb one cannot."""
    monkeypatch.setenv("TERM", term)
    assert 2 == root.main(["seeds"])
    assert f"reader: no terminal here that could be drawn on ({said}); {INSTEAD}\n" == capsys.readouterr().err
    assert [] == apps


_FAKE = """
from types import ModuleType
class ReaderApp:
    return_code, fault = 7, None
    def __init__(self, loading, *chosen): self.loading = loading
    def run(self):
        print([document.clean for document in self.loading.first])
        print(sys.stdin is sys.__stdin__, sys.stdin.fileno(), sys.stdin.isatty(), repr(os.read(0, 99)))
sys.modules["reader.ui.app"] = module = ModuleType("reader.ui.app")
module.ReaderApp = ReaderApp
from reader.__main__ import main
"""


def test_a_document_from_a_pipe_and_keys_from_the_terminal() -> None:
    """All of standard input is read before the terminal takes its place."""
    text = "守土尽责，" * 50_000
    code = _FAKE + "sys.exit(main(['-', 'seeds/004_17422850c738e3aa.txt']))"
    done = with_own_terminal(code, stdin=text.encode(), keys=b"j\n")
    assert 7 == done.status
    assert f"['{text}']\nTrue 0 True b'j\\n'\n" == done.out.removeprefix("j\n")


def test_a_pipe_without_text_is_no_document() -> None:
    """It is told before the terminal is touched."""
    done = with_own_terminal(_FAKE + "sys.exit(main(['-']))", stdin=bytes(99), keys=b"")
    assert 2 == done.status
    assert done.out.startswith("reader: -: this is not text")


def test_a_pipe_needs_a_terminal_for_keys(
    apps: Apps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A process without one of its own cannot take any; and `-` is a path, which no parser has to look at."""
    monkeypatch.setattr(parser, "run", None)
    monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor != 0)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=lambda most: "正文".encode())))

    def refusing(path: str, flags: int) -> int:
        raise OSError(6, "No such device or address", path)

    monkeypatch.setattr(os, "open", refusing)
    assert 2 == root.main(["-"])
    assert f"reader: no terminal here that keys could come from; {INSTEAD}\n" == capsys.readouterr().err
    assert [] == apps


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, with status 0."""
    assert 0 == root.main(["--version"])
    assert (f"reader {__version__}\n", "") == tuple(capsys.readouterr())


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in HELP)], ids=" ".join)
def test_help(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Reader's names every command; a command's has examples."""
    assert 0 == root.main(arguments)
    out = capsys.readouterr().out
    assert out.startswith("usage: reader ")
    if arguments[0] in HELP:
        examples = out.partition("examples:\n")[2].splitlines()
        assert 2 <= sum(f"reader {arguments[0]} " in line for line in examples)
        assert 1 == len({cells.width(line.rpartition("  ")[0]) for line in examples})
    else:
        assert all(f"  {name}  " in out and told in out for name, told in HELP.items())


@pytest.mark.parametrize("tongue", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("name", ["", *HELP])
def test_help_is_aligned_in_every_language(name: str, tongue: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The usage goes on in the cell it began in; parts are headed in the language, with its own colon."""
    language.use({"en": Language.ENGLISH, "zh_CN": Language.HANS, "zh_TW": Language.HANT}[tongue])
    try:
        parser.run([name, "--help"] if name else ["--help"], lambda _: 0)
    finally:
        language.use(Language.ENGLISH)
    usage, _, rest = capsys.readouterr().out.partition("\n\n")
    first, *others = usage.splitlines()
    word, _, _ = first.partition("reader")
    arguments = cells.width(f"{word}reader {name} ") if name else cells.width(word)
    assert [" " * arguments] * len(others) == [line[: len(line) - len(line.lstrip())] for line in others]
    heads = [line for line in rest.splitlines() if line and not line.startswith(" ")]
    assert {"en": "options:", "zh_CN": "选项：", "zh_TW": "選項："}[tongue] in heads


def _loaded(arguments: Sequence[str]) -> set[str]:
    """The modules that a run of Reader loads, with an app that does nothing."""
    code = f"import os, sys\n{_FAKE}ReaderApp.run = lambda app: None\nos.isatty = lambda descriptor: True\n"
    code += f"os.environ['TERM'] = 'xterm'\nmain({arguments!r})\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.split())


def test_the_version_loads_nothing_heavy() -> None:
    """It is asked for by scripts."""
    assert set() == {"opencc", "jieba", "numpy", "textual", "rich", "reader.services.library"} & _loaded(["--version"])


def test_opening_the_app_loads_no_parser() -> None:
    """Nor anything else that only a subcommand needs."""
    loaded = _loaded(["seeds"])
    assert "reader.services.library" in loaded
    assert set() == {"argparse", "json", "opencc", "jieba", "numpy", "regex", "reader.core.fold_table"} & loaded


def test_searching_loads_no_converter() -> None:
    """A search works on the fold, which is data."""
    assert set() == {"opencc", "jieba", "numpy", "regex"} & _loaded(["search", "守土", "seeds"])


def test_opencc_is_told_to_load_no_plugins() -> None:
    """Whatever the environment says of it otherwise is the user's wish."""
    assert "1" == os.environ["OPENCC_DISABLE_PLUGINS"]
