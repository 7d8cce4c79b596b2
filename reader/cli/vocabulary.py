"""`reader vocabulary`: the words that were marked as known or learning, as a table or for Anki."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.records import print_records, print_tables
from reader.core.vocabulary import Standing
from reader.services.flashcards import as_tabs, cards, write_package
from reader.services.language import spoken
from reader.services.settings import read_settings
from reader.services.vocabulary import Vocabulary


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--standing", choices=[standing.value for standing in Standing], help="only known words, or those to learn"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--tsv", action="store_true", help="with readings and meanings, in columns separated by tabs")
    form.add_argument("--anki", metavar="FILE", help="write a package of cards; importing it again changes them")


def _run(arguments: Namespace) -> int:
    entries = [entry for entry in Vocabulary().entries().values() if arguments.standing in (None, entry.standing.value)]
    if not entries:
        hint = "no word is kept; in the app, K keeps a marked word as known, L as one to learn"
        output.say(f"reader vocabulary: {spoken(hint)}")
        return NOTHING_FOUND
    if arguments.anki or arguments.tsv:
        made = cards(entries, read_settings().dictionary)
        if arguments.anki:
            write_package(Path(arguments.anki), made)
            output.say(spoken(f"{len(made):,} cards: {arguments.anki}"))
        else:
            output.untouched(as_tabs(made))
        return DONE
    (print_records if arguments.json else print_tables)(
        {"word": e.word, "standing": e.standing.value, "met": e.met, "title": e.title, "sentence": e.sentence}
        for e in entries
    )
    return DONE


COMMAND = Subcommand(
    examples=(
        ("reader vocabulary", "all words, each with the sentence it was met in"),
        ("reader vocabulary --tsv --standing learning > words.tsv", "with readings and meanings, to be learned"),
        ("reader vocabulary --anki words.apkg", "cards for Anki"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
