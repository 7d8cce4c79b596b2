"""Segmenting: as good as jieba in either script, exact, alike in every engine, and nothing of it is shared or heard."""

import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jieba
import pytest
from hypothesis import given

from reader.core.document import Document
from reader.core.errors import SegmentingError
from reader.core.folding import fold
from reader.core.tokens import LONGEST_RUN
from reader.services.segmenting import helper as helping
from reader.services.segmenting import lexicon
from reader.services.segmenting.engines import Engine, engine, reference_engine
from reader.services.segmenting.helper import Helper
from reader.services.segmenting.lexicon import dictionary_text, folded, general_counts, with_beginnings
from tests.corpora import corpus_path
from tests.strategies import untrusted

ROOT = Path(__file__).resolve().parents[2]
GSD = ("segmentation", "UniversalDependencies+UD_Chinese-GSD", "zh_gsd-ud-dev.conllu")
SIMPLIFIED = ("segmentation", "UniversalDependencies+UD_Chinese-GSDSimp", "zh_gsdsimp-ud-dev.conllu")


class Sentence(NamedTuple):
    """A sentence of a treebank, and where its words are."""

    text: str
    words: frozenset[tuple[int, int]]


@pytest.fixture(scope="module")
def jieba_engine() -> Engine:
    """jieba, loaded as Reader does."""
    return reference_engine()


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    """A process that cuts."""
    process = Helper()
    yield process
    process.close()


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a treebank in CoNLL-U."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        words = [line.split("\t")[1] for line in lines if line.split("\t")[0].isdigit()]
        if texts:
            found.append(Sentence(texts[0], frozenset(_placed(texts[0], words))))
    return found


def _placed(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        yield start, end


def f1(gold: list[Sentence], cut: Callable[[str], list[str]]) -> float:
    """How well a way of cutting agrees with the treebank: word F1."""
    right = wanted = found = 0
    for text, words in gold:
        pieces = cut(text)
        assert text == "".join(text[start:end] for start, end in _placed(fold(text), [fold(p) for p in pieces]))
        ours = {span for span in _placed(fold(text), [fold(p) for p in pieces]) if text[slice(*span)].strip()}
        right, wanted, found = right + len(ours & words), wanted + len(words), found + len(ours)
    return 2 * right / (wanted + found)


def test_traditional_is_cut_as_well_as_simplified(jieba_engine: Engine) -> None:
    """Word F1 on a treebank in Traditional, folded first."""
    gold = sentences(corpus_path(*GSD))
    for one in (jieba_engine, _fast()):
        assert f1(gold, lambda text, cutting=one: cutting.cut([fold(text)])[0]) >= 0.79  # type: ignore[misc]


def test_folding_costs_simplified_nothing(jieba_engine: Engine) -> None:
    """Word F1 on a treebank in Simplified is not below that of jieba as it comes."""
    stock = jieba.Tokenizer()
    stock.FREQ, stock.total = with_beginnings(dictionary_text())
    stock.initialized = True
    gold = sentences(corpus_path(*SIMPLIFIED))
    assert f1(gold, lambda text: jieba_engine.cut([fold(text)])[0]) >= f1(gold, lambda text: list(stock.cut(text)))


def test_engines_agree(jieba_engine: Engine, helper: Helper, seeds: tuple[Document, ...]) -> None:
    """The fast engine and the process apart cut as jieba does."""
    texts = [p.span.within(d.folded) for d in seeds for p in d.paragraphs]
    assert jieba_engine.cut(texts) == _fast().cut(texts) == helper.cut(texts)


@given(untrusted())
def test_positions_are_exact(text: str) -> None:
    """Whatever the text, its pieces are the text."""
    folded_text = fold(text)
    assert folded_text == "".join(_fast().cut([folded_text])[0])


@given(untrusted())
def test_positions_are_exact_across_the_pipe(text: str) -> None:
    """A process apart loses nothing either, nor does what came before."""
    folded_text = fold(text)
    assert [folded_text, "", "守土有责"] == ["".join(cut) for cut in _apart().cut([folded_text, "", "守土有责"])]


@cache
def _fast() -> Engine:
    return engine()


@cache
def _apart() -> Helper:
    return Helper()


def test_words_of_ones_own_are_known(jieba_engine: Engine) -> None:
    """In either script, whichever is in the text, and in every engine."""
    text = fold("壓實屬地責任,守土有責")
    assert "压实属地" not in jieba_engine.cut([text])[0]
    for one in (engine(["壓實屬地"]), reference_engine(["压实属地"])):
        assert "压实属地" in one.cut([text])[0]
    apart = Helper(["壓實屬地"])
    assert "压实属地" in apart.cut([text])[0]
    apart.close()


def test_folded_dictionary_is_jiebas_folded() -> None:
    """Words that fold to one are one, with what they were met together."""
    counts, total = with_beginnings(folded("T恤 4 n\n一乾二净 2 i\n一干二净 3 i\n"))
    assert {"t恤": 4, "一干二净": 5} == {word: count for word, count in counts.items() if count}
    assert {"t", "一", "一干", "一干二"} == {word for word, count in counts.items() if not count}
    assert 9 == total == general_counts([], "T恤 4 n\n一乾二净 2 i\n一干二净 3 i\n")[1]
    assert {"一干二净": 5} == lexicon.folded_counts("一乾二净 2 i\n一干二净 3 i\n守土 1 v\n")


def test_how_common_words_are(helper: Helper) -> None:
    """Both engines know, and know nothing of what is no word."""
    counts, total = helper.general_counts(["疫情", "的", "守守守"])
    assert {"疫情", "的"} == counts.keys()
    assert 0 < counts["疫情"] < counts["的"] < total
    assert (counts, total) == _fast().general_counts(["疫情", "的", "守守守"])


@pytest.mark.parametrize("made", ["engine", "reference_engine"])
def test_nothing_is_shared_written_or_said(tmp_path: Path, made: str) -> None:
    """A dictionary planted in the temporary directory is not looked at, nothing is left there, no warning is heard."""
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(({"守土有责守土尽责": 10**9}, 10**9)))
    code = f"from reader.services.segmenting.engines import {made} as made\nprint(made().cut(['守土有责守土尽责'])[0])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ("['守土有责', '守土', '尽责']\n", "") == (done.stdout, done.stderr)
    assert {"jieba.cache"} == {path.name for path in tmp_path.iterdir()} - {"compiled"}


def test_a_helper_that_was_ended_is_started_again(helper: Helper) -> None:
    """As after a long pause, or when the system needed its memory."""
    wanted = helper.cut(["守土有责"])
    assert helper._process
    helper._process.kill()
    helper._process.wait()
    assert wanted == helper.cut(["守土有责"])


def test_a_helper_that_cannot_be_started_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried twice, and then told."""
    monkeypatch.setattr(helping, "_CODE", "raise SystemExit")
    with pytest.raises(SegmentingError, match="cannot be started"):
        Helper().cut(["守土有责"])


def test_a_closed_helper_starts_nothing() -> None:
    """What asks it afterwards is told."""
    closed = Helper()
    closed.close()
    with pytest.raises(SegmentingError):
        closed.cut(["守土有责"])
    assert closed._process is None


def test_threads_take_turns(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks gets its own answer, in as many requests as it takes."""
    monkeypatch.setattr(helping, "MOST_CHARACTERS", LONGEST_RUN)
    texts = [f"第{number}回，守土有责。" * 99 for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: helper.cut([text, text]), texts))
    assert [_fast().cut([text, text]) for text in texts] == found
