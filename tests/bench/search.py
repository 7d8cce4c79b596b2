"""How fast every hit in a library is found, beside ripgrep with all spellings, and what the index costs.

Counts must be equal. Wall time, medians; ripgrep reads cached files. A hit overlaps none before it (的的的 holds one
的的), for both.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.hits import Hits
from reader.core.query import parsed
from reader.services import indexing
from reader.services.indexing import Indexer
from reader.services.library import Library
from reader.services.searching import Searcher
from tests.bench import typed_search
from tests.bench.libraries import library, sampled
from tests.bench.measuring import quantile

SIZES = (10, 100)
SAMPLES = 300
_RUNS = 5
_QUERIES = {"rare": "守土尽责", "medium": "贾宝玉", "common": "不知", "one character": "的", "overlapping": "一一"}
_TYPED = ("守土尽责", "的人民群众", "先帝创业")

_COST = r"""
import json, re, sys, time
from pathlib import Path
def used(): return time.process_time()
def memory(): return int(re.search(r"VmRSS:\s*(\d+)", open("/proc/self/status").read())[1]) * 1024
paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
[path.read_bytes() for path in paths]
start = used()
for path in paths: path.read_bytes().decode()
plain = used() - start
from reader.core.corpus import Corpus
from reader.services.indexing import Indexer
from reader.services.library import Library
base, start = memory(), used()
loading = Library([sys.argv[1]]).loading()
corpus = Corpus([*loading.first, *loading.rest])
loaded, open_memory = used() - start, memory() - base
start, begun = used(), time.perf_counter()
indexer = Indexer()
for _ in indexer.work(corpus, lambda: False, complete=True): pass
build, wall = used() - start, time.perf_counter() - begun
start = used()
for document in corpus: document.evidence
loaded += used() - start
size = sum(path.stat().st_size for path in paths)
print(json.dumps([size, plain, loaded, open_memory, build, wall, memory(),
                  sum(block.bytes for block in indexer.index.blocks)]))
"""


def main() -> None:
    """Print all of it for each size, then what typing is like in the app."""
    for megabytes in SIZES:
        _report(megabytes)
    typed_search.main()


def _report(megabytes: int) -> None:
    folder = library(megabytes)
    print(f"== {megabytes} MB in {sum(1 for _ in folder.rglob('*.txt')):,} files, both scripts")
    _report_costs(folder)
    corpus = Corpus(outcome for outcome in Library([str(folder)]).outcomes() if isinstance(outcome, Document))
    ready, reading = _indexed(corpus), _unsorted(corpus)
    print(f"{'':<34}{'hits':>10}{'rg':>10}{'index':>10}{'ratio':>8}{'before':>10}{'ratio':>8}")
    for name, query in _QUERIES.items():
        _compare(f"{name} {query}", query, folder, corpus, (ready, reading), runs=_RUNS)
    for typed in _TYPED:
        times = [_median(lambda q=typed[:n]: _all(ready, q, corpus), _RUNS) for n in range(1, len(typed) + 1)]  # type: ignore[misc]
        print(f"typed {typed}: " + "  ".join(f"{seconds * 1e3:.2f}" for seconds in times) + " ms a keystroke")
    _report_samples(folder, corpus, (ready, reading))


def _report_costs(folder: Path) -> None:
    """What loading and indexing take, in a process of their own."""
    done = subprocess.run([sys.executable, "-c", _COST, str(folder)], capture_output=True, check=True, env=os.environ)
    size, plain, loaded, opened, build, wall, whole, held = json.loads(done.stdout)
    print(
        f"read and decode {plain:.2f} s CPU; load, judge {loaded:.2f}; fold, index {build:.2f} ({wall:.2f} s wall); "
        f"all {(loaded + build) / plain:.1f} x, fold and index {build / plain:.1f} x"
    )
    print(
        f"index {held / size:.2f} bytes a source byte; documents {opened / size:.2f}; "
        f"whole process {whole / size:.2f} ({(whole - 100e6) / size:.2f} beyond 100 MB, budget 3.5)"
    )


def _indexed(corpus: Corpus) -> Searcher:
    indexer = Indexer()
    for _ in indexer.work(corpus, lambda: False, complete=True):
        pass
    return Searcher(indexer)


def _unsorted(corpus: Corpus) -> Searcher:
    """A searcher all of whose documents are folded and none of which is sorted yet: more than ever waits in the app."""
    before, indexing._SEGMENT = indexing._SEGMENT, 1 << 62
    indexer = Indexer()
    for _ in indexer.work(corpus, lambda: False, complete=False):
        pass
    indexing._SEGMENT = before
    return Searcher(indexer)


def _all(searcher: Searcher, query: str, corpus: Corpus) -> Hits:
    """Every hit, counted by document."""
    *_, last = searcher.search(parsed(f'"{query}"'), corpus, lambda: False)
    assert last.hits.counts is not None
    return last.hits


def _spellings(hits: Hits, corpus: Corpus) -> set[str]:
    """How what was found is written."""
    return {span.within(corpus[index].clean) for index in hits.counts for span in hits.of(index)}


def _ripgrep(spellings: Iterable[str], folder: Path) -> Callable[[], int]:
    command = ["rg", "-F", "--count-matches", "--no-filename"]
    command += [argument for spelling in spellings for argument in ("-e", spelling)]

    def count() -> int:
        done = subprocess.run([*command, str(folder)], capture_output=True, check=False)
        return sum(map(int, done.stdout.split()))

    return count


def _median(job: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _compare(
    name: str, query: str, folder: Path, corpus: Corpus, searchers: Sequence[Searcher], *, runs: int = 3
) -> tuple[float, float]:
    """How long the index and reading take, as shares of ripgrep's time; printed where there is a name."""
    hits = _all(searchers[0], query, corpus)
    count = _ripgrep(sorted(_spellings(hits, corpus)) or [query], folder)
    counts = {count(), hits.total, _all(searchers[1], query, corpus).total}
    peer = _median(count, runs)
    ready, reading = (_median(lambda s=searcher: _all(s, query, corpus), runs) for searcher in searchers)  # type: ignore[misc]
    if name or len(counts) > 1:
        told = f"{hits.total:,}" if len(counts) == 1 else f"DIFFER: {counts}"
        print(
            f"{name or query:<30}{told:>14}{peer * 1e3:>7.1f} ms{ready * 1e3:>7.2f} ms{ready / peer:>8.3f}"
            f"{reading * 1e3:>7.1f} ms{reading / peer:>8.2f}"
        )
    return ready / peer, reading / peer


def _report_samples(folder: Path, corpus: Corpus, searchers: Sequence[Searcher]) -> None:
    ratios = [_compare("", query, folder, corpus, searchers) for query in sampled(folder, SAMPLES)]
    for name, shares, budgets in (
        ("index", [ready for ready, _ in ratios], "median 0.02, worst 1"),
        ("before it is ready", [reading for _, reading in ratios], "1"),
    ):
        print(
            f"{SAMPLES} sampled queries, {name}: median {statistics.median(shares):.4f} of rg, "
            f"p95 {quantile(shares, 0.95):.3f}, worst {max(shares):.3f}; budget {budgets}"
        )
