"""Listing: a million hits put in order, keys in the results, and a list of ten thousand documents."""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.hits import Hits
from reader.core.listing import Cards, ListOrder, View
from reader.core.listing import listed as documents_listed
from reader.core.matching import matcher
from reader.core.ordering import Arrangement, Sort, listed
from reader.core.query import parsed
from reader.services.indexing import Indexer
from reader.services.library import Library
from reader.services.searching import Searcher
from tests.bench.answers import answer
from tests.bench.libraries import library
from tests.bench.measuring import in_turn, quantile, row, until_shown
from tests.terminal import Terminal

MEGABYTES = 100
_SIZE = (160, 45)
_TIMES = 30
_FRAME_END = b"\x1b[?2026l"


def main() -> None:
    """Print what putting in order takes and how long it holds others up, and what keys and frames take."""
    _report_orders()
    _report_keys()
    _report_list()


def _report_orders() -> None:
    documents = [one for one in Library([str(library(MEGABYTES))]).outcomes() if isinstance(one, Document)]
    corpus = Corpus(documents)
    indexer = Indexer()
    for _ in indexer.work(corpus, _never, complete=True):
        pass
    *_, found = Searcher(indexer).search(parsed("，"), corpus, _never)
    print(f"{found.hits.total:,} hits of ， in {len(corpus):,} documents, {MEGABYTES} MB")
    exact = matcher(parsed("exact:，"))
    for sort in Sort:
        for arrangement, finder in ((Arrangement(sort), None), (Arrangement(sort, exact_first=True), exact)):
            if finder and sort is not Sort.PLACE:
                continue
            put = partial(listed, corpus, found.hits, arrangement, finder, _never)
            used = time.process_time()
            put()
            used = time.process_time() - used
            name = f"by {sort}{', exact script first' if finder else ''}"
            print(f"{name:<32} CPU {used:6.2f} s   longest stall of the loop {_stall(put) * 1e3:5.1f} ms")
    _report_rows(corpus, found.hits)


def _never() -> bool:
    return False


def _stall(work: Callable[[], object]) -> float:
    """The longest time the event loop was held up while a thread did some work."""
    sys.setswitchinterval(0.0005)

    async def watched() -> float:
        ticks = [time.perf_counter()]
        done = asyncio.get_running_loop().run_in_executor(None, work)
        while not done.done():
            await asyncio.sleep(0.001)
            ticks.append(time.perf_counter())
        return max(later - sooner for sooner, later in pairwise(ticks))

    return asyncio.run(watched())


def _report_rows(corpus: Corpus, hits: Hits) -> None:
    """Narrowing and ordering the list of documents of the same collection."""
    cards: Cards = {}
    for name, view in (
        ("list narrowed, the first time", View("红楼")),
        ("list narrowed", View("红楼")),
        ("list by title", View(order=ListOrder.TITLE)),
        ("list by hits", View(order=ListOrder.HITS)),
    ):
        used = time.process_time()
        documents_listed(corpus, view, hits.counts, cards, _never)
        print(f"{name:<32} CPU {(time.process_time() - used) * 1e3:6.1f} ms, {len(corpus):,} documents")


def _report_keys() -> None:
    with Terminal([sys.executable, "-m", "reader", str(library(MEGABYTES))], _SIZE, drawing=False) as terminal:
        terminal.wait(lambda: _FRAME_END in terminal.output)
        _rest(terminal, 30)
        for key in ("/", "，", "\r"):
            terminal.send(key)
            _rest(terminal, 2)
        terminal.send("r")
        _rest(terminal, 3)
        for name, keys in (("line", "j"), ("page", " "), ("end, start", "Gg"), ("view", "v"), ("toggle", "t")):
            answers = []
            for number in range(_TIMES):
                time.sleep(random.uniform(0.02, 0.06))
                answers.append(answer(terminal, partial(terminal.send, keys[number % len(keys)])))
            times = [one.last * 1e3 for one in answers]
            print(
                f"results, {name:<22} key to frame p50 {statistics.median(times):5.1f}  "
                f"p95 {quantile(times, 0.95):5.1f}  max {max(times):5.1f} ms  "
                f"CPU {statistics.median(one.used for one in answers) * 1e3:5.1f} ms"
            )


def _rest(terminal: Terminal, seconds: float) -> None:
    """Take what is written for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        terminal.read(0.1)


def _report_list() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        argv = {}
        for count in (1_000, 10_000):
            folder = Path(scratch) / str(count)
            folder.mkdir()
            for number in range(count):
                text = f"第{number}篇文章的标题\n\n　　这是第{number}篇文章,说的是守土尽责。\n" * 3
                (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
            argv[count] = [sys.executable, "-m", "reader", str(folder)]
        few, many = in_turn(
            7, *(partial(until_shown, argv[count], _SIZE, ["Documents", "第0篇文章"]) for count in (1_000, 10_000))
        )
        print(row("first frame, 1,000 documents", few))
        print(row("first frame, 10,000 documents", many))
        print(f"ratio {statistics.median(many) / statistics.median(few):.2f}; budget 1.3")


if __name__ == "__main__":
    main()
