"""`reader completions`: what a shell needs to complete Reader's arguments, made from the parsers themselves."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from reader.cli import commands, output, parser
from reader.cli.commands import DONE, Subcommand
from reader.cli.parser import Option
from reader.services.language import spoken

_A_FILE = "FILE"
"""What an option takes whose value a shell completes itself."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=list(_SHELLS), help="the shell")


def _run(arguments: Namespace) -> int:
    output.block("\n".join(_SHELLS[arguments.shell]()) + "\n")
    return DONE


def _commands() -> Iterator[tuple[str, str, tuple[Option, ...]]]:
    """Each command with what it prints and its options."""
    for name, printed in commands.HELP.items():
        yield name, spoken(printed), parser.options(name)


def _bash() -> Iterator[str]:
    yield "# Reader: source this, or put it where bash-completion looks."
    yield "_reader() {"
    yield "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words="
    yield "  COMPREPLY=()"
    yield "  if [ $COMP_CWORD -eq 1 ]; then"
    yield f"    words='{' '.join(commands.HELP)} --help --version'"
    yield "  else"
    yield '    case "${COMP_WORDS[1]} $before" in'
    for name, _, options in _commands():
        for option in options:
            patterns = "|".join(f"'{name} {before}'" for before in option.names or (name,))
            if option.choices:
                yield f"      {patterns}) words='{' '.join(option.choices)}';;"
            elif option.takes:
                yield f"      {patterns}) ;;"
        spellings = " ".join(spelling for option in options for spelling in option.names)
        yield f"      '{name} '*) [[ $word == -* ]] && words='{spellings}';;"
    yield "    esac"
    yield "  fi"
    yield '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")'
    yield "  if [ $COMP_CWORD -eq 1 ]; then"
    yield "    compopt -o filenames 2>/dev/null"
    yield '    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")'
    yield "  fi"
    yield "}"
    yield "complete -o default -o bashdefault -F _reader reader"


def _zsh() -> Iterator[str]:
    yield "#compdef reader"
    yield "# Reader: put this as _reader into a folder of $fpath, or source it behind compinit."
    yield "_reader() {"
    yield "  local -a commands"
    yield "  commands=("
    for name, printed, _ in _commands():
        yield f"    {_quoted(f'{name}:{printed}')}"
    yield "  )"
    yield "  if (( CURRENT == 2 )); then"
    yield "    _describe command commands"
    yield "    _files"
    yield "    return"
    yield "  fi"
    yield "  local command=$words[2]"
    yield "  shift words; (( CURRENT-- ))"
    yield "  case $command in"
    for name, _, options in _commands():
        yield f"    {name}) _arguments \\"
        for option in options:
            yield from (f"      {_quoted(spec)} \\" for spec in _zsh_specs(option))
        yield "      '*:file:_files';;"
    yield "    *) _files;;"
    yield "  esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_reader" ]; then _reader "$@"; else compdef _reader reader; fi'


def _zsh_specs(option: Option) -> Iterator[str]:
    help_ = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
    values = f":{option.takes or 'value'}:({' '.join(option.choices)})" if option.choices else ""
    if option.takes == _A_FILE:
        values = f":{option.takes}:_files"
    if not option.names:
        yield f"1{values}"
    for name in option.names:
        yield f"{name}[{help_}]{values or (f':{option.takes}: ' if option.takes else '')}"


def _fish() -> Iterator[str]:
    yield "# Reader: put this as reader.fish into ~/.config/fish/completions."
    for name, printed, options in _commands():
        yield f"complete -c reader -n __fish_is_first_arg -a {name} -d {_quoted(printed)}"
        for option in options:
            yield f"complete -c reader -n {_quoted(f'__fish_seen_subcommand_from {name}')}{_fish_option(option)}"


def _fish_option(option: Option) -> str:
    spellings = "".join(f" -l {n[2:]}" if n.startswith("--") else f" -s {n[1:]}" for n in option.names)
    anything = " -r" if option.takes == _A_FILE else " -x" if option.takes else ""
    choices = f" -xa {_quoted(' '.join(option.choices))}" if option.choices else anything
    return f"{spellings}{choices} -d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    """A text in single quotes as all three shells read it; an apostrophe becomes the one of print."""
    return "'" + text.replace("'", "’").replace("\n", " ") + "'"


_SHELLS: dict[str, Callable[[], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}

COMMAND = Subcommand(
    examples=(
        ('eval "$(reader completions bash)"', "in ~/.bashrc"),
        ('eval "$(reader completions zsh)"', "in ~/.zshrc, behind compinit"),
        ("reader completions fish > ~/.config/fish/completions/reader.fish", "once"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
