"""What shells complete, tried in the shells that are there."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.cli import commands
from reader.cli.parser import options


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed for a shell."""
    assert 0 == main(["completions", shell])
    return capsys.readouterr().out


def asked(shell: str, program: str, tmp_path: Path) -> str:
    """What a shell prints for a program."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    path = tmp_path / "script"
    path.write_text(program, encoding="utf-8")
    done = subprocess.run([shell, str(path)], capture_output=True, check=True, cwd=tmp_path, timeout=60)
    assert not done.stderr
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_there(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the parsers take is completed."""
    printed = script(shell, capsys)
    for name in commands.HELP:
        assert name in printed
        assert "%(" not in printed
        for option in options(name):
            assert all(spelling.lstrip("-") in printed for spelling in option.names)
            assert all(choice in printed for choice in option.choices)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["reader", "set"], ["settings"]),
        (["reader", "show", "--scr"], ["--script"]),
        (["reader", "show", "--script", "hant-"], ["hant-tw", "hant-hk"]),
        (["reader", "convert", "--to", "hans"], ["hans"]),
        (["reader", "completions", "z"], ["zsh"]),
        (["reader", "show", "te"], []),
        (["reader", "s"], ["show", "search", "serve", "settings", "script"]),
    ],
)
def test_bash(words: list[str], offered: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bash offers commands, options and their values; where there are none, files, which are its own affair."""
    given = " ".join(words)
    program = (
        f"{script('bash', capsys)}\nCOMP_WORDS=({given}) COMP_CWORD={len(words) - 1}\n"
        '_reader\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    assert offered == asked("bash", program, tmp_path).split()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_take_it(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The script is read without a complaint, and says in fish what it offers."""
    before = "autoload -Uz compinit && compinit -D\n" if shell == "zsh" else ""
    after = 'complete -C "reader sho"\n' if shell == "fish" else "print $+functions[_reader]\n"
    said = asked(shell, before + script(shell, capsys) + after, tmp_path)
    assert "show" in said if shell == "fish" else said.strip() == "1"
