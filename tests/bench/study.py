"""How long what a learner asks for keeps another thread waiting: each in a thread of a process of its own (Linux)."""

import subprocess
import sys

from tests.corpora import corpus_path

_BUDGET = 50.0
_TIMES = 5

_CODE = """\
import gc, sys, threading, time
sys.setswitchinterval(0.0005)
{before}
gc.collect()
gc.freeze()

def work():
{work}

def unlucky(task):
    with open(f"/proc/self/task/{{task}}/schedstat") as file:
        return int(file.read().split()[1]) / 1e9

worst = 0.0
tasks = [threading.get_native_id()]
thread = threading.Thread(target=lambda: (tasks.append(threading.get_native_id()), work()))
time.sleep(0.05)
begun = last = time.perf_counter()
before = {{}}
thread.start()
while thread.is_alive():
    time.sleep(0.001)
    now = time.perf_counter()
    try:
        waited = {{task: unlucky(task) for task in tasks}}
    except OSError:
        break
    # What a thread waits for a processor that others have is not of its making.
    lost = max((waited[task] - before.get(task, waited[task]) for task in waited), default=0)
    worst, last, before = max(worst, now - last - lost), now, waited
    last = time.perf_counter()
print(worst * 1e3, (last - begun) * 1e3)
"""

_BOOKS = """\
from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.services.library import Library
books = Corpus(d for d in Library([{path!r}]).outcomes() if isinstance(d, Document))
longest = max(range(len(books)), key=lambda n: len(books[n].clean))
"""


def main() -> None:
    """Print the longest wait of a loop that wakes every millisecond, beside each step and beside nothing at all."""
    nothing = _report("nothing at all", "", "time.sleep(2)")
    own = [
        _report("readings", "", "from reader.services.pronouncing import load; load()"),
        _report("a dictionary", "", "from reader.services.dictionary import dictionary_of; dictionary_of()"),
        _report(
            "echoes of the longest of all books",
            _BOOKS.format(path=str(corpus_path("books"))) + "import numpy\nfrom reader.services.echoing import walk",
            "for _ in walk(books, lambda: False, within=longest): pass",
        ),
    ]
    _report("pypinyin imported as it comes", "", "import pypinyin")
    above = max(own) - nothing
    kept = "kept" if above <= _BUDGET else "MISSED"
    print(f"longest wait of ours {above:.0f} ms above that beside nothing, budget {_BUDGET:.0f} ms: {kept}")


def _report(name: str, before: str, work: str) -> float:
    """The least of the longest waits of some runs, in milliseconds: as where nothing else is at work."""
    code = _CODE.format(before=before, work=f"    {work}")
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(_TIMES)]
    waits, taken = zip(*(map(float, run.split()) for run in runs), strict=True)
    print(f"{name:<40} longest wait {min(waits):6.1f} to {max(waits):6.1f} ms, takes {min(taken):8.0f} ms", flush=True)
    return float(min(waits))
