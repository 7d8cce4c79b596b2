"""`reader words`: how often words stand in texts, what a text is about, and what stands with a word."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from typing import TypeVar

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.numbers import whole_number
from reader.cli.reading import add_paths, corpus, documents
from reader.cli.records import Record, print_records, print_tables, print_tsv
from reader.core.collocation import LEAST, WINDOW, Near, collocates
from reader.core.corpus import Corpus
from reader.core.dispersion import deviation, parts
from reader.core.frequency import Frequencies
from reader.core.keyness import Ranking
from reader.core.matching import matcher
from reader.core.query import literal
from reader.core.scripts import Variant
from reader.core.showing import shown
from reader.services.conversion_configs import wording
from reader.services.language import spoken
from reader.services.segmenting.engines import engine
from reader.services.settings import read_settings
from reader.services.statistics import Progress, Statistics

T = TypeVar("T")

_TOP, _TOP_KEYWORDS = 20, 10
_OF_KEYWORDS = "words that each document has more often than the other documents, and than Chinese in general"
_PARTS = 40
"""Parts of a document that its dispersion is told of."""


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keywords", action="store_true", help=_OF_KEYWORDS)
    what.add_argument(
        "--ngrams", type=whole_number(2), metavar="N", help="groups of N words in a row, instead of single words"
    )
    what.add_argument("--collocates", metavar="WORD", help="the words that stand near a word, by logDice")
    what.add_argument("--dispersion", metavar="WORD", help="where in each document a word stands")
    parser.add_argument(
        "--by",
        choices=[ranking.value for ranking in Ranking],
        default=Ranking.LIKELIHOOD.value,
        help="how keywords are ranked (default: %(default)s)",
    )
    parser.add_argument(
        "--window",
        type=whole_number(1),
        default=WINDOW,
        metavar="N",
        help="how many words on each side are near (default: %(default)s)",
    )
    parser.add_argument(
        "--top",
        type=whole_number(0),
        metavar="N",
        help=f"how many rows; 0 for all (default: {_TOP}, or {_TOP_KEYWORDS} keywords of each document)",
    )
    parser.add_argument(
        "--least", type=whole_number(1), default=1, metavar="N", help="only what occurs at least N times"
    )
    parser.add_argument("--all", action="store_true", help="function words such as 的, too")
    parser.add_argument(
        "--script",
        choices=[variant.value for variant in Variant],
        default=Variant.ORIGINAL.value,
        help="the script to print words in (default: as they are most often written)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--tsv", action="store_true", help="columns separated by tabs, with a header")


def _run(arguments: Namespace) -> int:
    if arguments.dispersion is not None:
        found = _dispersion(arguments)
    else:
        statistics = Statistics(engine(read_settings().own_words))
        if arguments.keywords:
            found = _keywords(arguments, statistics)
        elif arguments.collocates is not None:
            found = _collocates(arguments, statistics)
        else:
            found = _counts(arguments, statistics)
    how = print_records if arguments.json else print_tsv if arguments.tsv else print_tables
    return DONE if how(found) else NOTHING_FOUND


def _top(arguments: Namespace, usual: int = _TOP) -> int | None:
    """How many rows are wanted; None for all."""
    asked: int | None = arguments.top
    return usual if asked is None else asked or None


def _put(arguments: Namespace) -> Callable[[str], str]:
    """What writes a word in the script that was asked for."""
    put = wording(Variant(arguments.script))
    return lambda word: shown(word, put).text


def _counts(arguments: Namespace, statistics: Statistics) -> Iterator[Record]:
    texts = corpus(arguments)
    found: Frequencies
    if arguments.ngrams is None:
        found = _corpus(statistics, texts)
    else:
        length, all_words = arguments.ngrams, arguments.all
        found = _told(statistics.ngrams(texts, length, _never, function_words=all_words))
    what = "words" if arguments.ngrams is None else "n-grams"
    output.say(spoken(f"{found.running:,} {what}, {len(found.counts):,} different ones; documents: {found.of:,}"))
    put = _put(arguments)
    ranked = found.ranked(function_words=arguments.all, least=arguments.least)
    for one in ranked[: _top(arguments)]:
        per_million = round(one.per_million, 1)
        yield {"word": put(one.word), "count": one.times, "per_million": per_million, "documents": one.documents}


def _corpus(statistics: Statistics, texts: Corpus) -> Frequencies:
    """How often each word stands in documents together, once they are counted."""
    for step in statistics.counting(texts, _never):
        _tell(step)
    output.progress_over()
    return statistics.corpus(texts)


def _told(steps: Iterator[Progress | T]) -> T:
    """What is counted, once it is; until then, how far that is, where a person looks on."""
    for step in steps:
        if not isinstance(step, Progress):
            output.progress_over()
            return step
        _tell(step)
    raise AssertionError


def _tell(step: Progress) -> None:
    output.progress(spoken(f"{step.done / max(1, step.of):.0%} counted"))


def _never() -> bool:
    return False


def _keywords(arguments: Namespace, statistics: Statistics) -> Iterator[Record]:
    texts = corpus(arguments)
    most = _top(arguments, _TOP_KEYWORDS)
    found = statistics.keywords(texts, _corpus(statistics, texts), Ranking(arguments.by), most)
    put = _put(arguments)
    for document, keywords in zip(texts, found, strict=True):
        for one in keywords:
            if one.times >= arguments.least:
                yield {
                    "path": document.path,
                    "word": put(one.word),
                    "count": one.times,
                    "per_million": round(one.per_million, 1),
                    "elsewhere": one.elsewhere,
                    "elsewhere_per_million": round(one.elsewhere_per_million, 1),
                    "general_per_million": round(one.general_per_million, 1),
                    "documents": one.documents,
                    "likelihood": round(one.likelihood, 2),
                    "tf_idf": round(one.tf_idf, 2),
                }


def _collocates(arguments: Namespace, statistics: Statistics) -> Iterator[Record]:
    word = literal(arguments.collocates).text
    texts = corpus(arguments)
    found: Near = _told(statistics.near(texts, word, arguments.window, _never))
    put = _put(arguments)
    output.say(f"{found.times:,} × {put(word)}")
    least = max(LEAST, arguments.least)
    rows = collocates(found, _corpus(statistics, texts), least, function_words=arguments.all)
    for one in rows[: _top(arguments)]:
        yield {
            "word": put(one.word),
            "together": one.together,
            "before": one.before,
            "after": one.after,
            "count": one.anywhere,
            "log_dice": round(one.log_dice, 2),
        }


def _dispersion(arguments: Namespace) -> Iterator[Record]:
    finder = matcher(literal(arguments.dispersion))
    counts, sizes = [], []
    for document in documents(arguments):
        starts = [span.start for span in finder.spans(document)]
        counts.append(len(starts))
        sizes.append(len(document.clean))
        if starts:
            yield {"where": parts(starts, sizes[-1], _PARTS), "count": len(starts), "path": document.path}
    if len(sizes) > 1:
        output.say(
            spoken(f"deviation of proportions over {len(sizes):,} documents: {deviation(counts, sizes):.2f} (0: even)")
        )


COMMAND = Subcommand(
    examples=(
        ("reader words novel.txt", "the words it uses most"),
        ("reader words --keywords seeds", "what each document is about"),
        ("reader words --collocates 疫情 seeds", "what stands near a word, in either script"),
        ("reader words --ngrams 3 --tsv --top 0 . > clusters.tsv", "all groups of three words, for a spreadsheet"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
