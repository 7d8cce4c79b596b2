"""How often words stand in a text, or in several together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from reader.core.document import Document
from reader.core.folding import fold
from reader.core.stop_words import FUNCTION_WORDS
from reader.core.tokens import is_word


class WordCount(NamedTuple):
    """A word and how often it stands.

    Attributes:
        word: As it is most often written.
        form: In folded characters.
        times: How often, in any spelling.
        documents: In how many documents.
        per_million: How often in a million words.
    """

    word: str
    form: str
    times: int
    documents: int
    per_million: float


@dataclass(frozen=True, eq=False)
class Frequencies:
    """How often words, or anything else that is written in several ways, stand in some documents.

    Attributes:
        written: How often each was written so, in clean.
        documents: In how many documents each stands, by its folded form.
        running: How many words there are in all, each as often as it stands.
        of: How many documents these are.
    """

    written: Mapping[str, int]
    documents: Mapping[str, int]
    running: int
    of: int = 1

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each stands in any spelling, by its folded form."""
        counts: Counter[str] = Counter()
        for word, count in self.written.items():
            counts[fold(word)] += count
        return counts

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """How each is most often written, by its folded form."""
        most: dict[str, str] = {}
        for word, count in self.written.items():
            form = fold(word)
            if form not in most or count > self.written[most[form]]:
                most[form] = word
        return most

    def of_word(self, form: str) -> WordCount:
        """What is known of one folded form."""
        count = self.counts.get(form, 0)
        return WordCount(
            word=self.spellings.get(form, form),
            form=form,
            times=count,
            documents=self.documents.get(form, 0),
            per_million=1e6 * count / max(1, self.running),
        )

    def ranked(self, *, function_words: bool = True, least: int = 1) -> list[WordCount]:
        """All of them, the most frequent first, those as frequent in the order of their characters.

        Args:
            function_words: Whether with those that only hold sentences together.
            least: How often one must stand.
        """
        forms = [
            form
            for form, count in self.counts.items()
            if count >= least and (function_words or form not in FUNCTION_WORDS)
        ]
        forms.sort(key=lambda form: (-self.counts[form], form))
        return [self.of_word(form) for form in forms]


def article(document: Document) -> list[int]:
    """The paragraphs of a document that are counted: all but furniture, as indices."""
    return [index for index, paragraph in enumerate(document.paragraphs) if paragraph.furniture is None]


def frequencies(written: Iterable[str] | Mapping[str, int]) -> Frequencies:
    """Those of one document.

    Args:
        written: What stands in it, in clean, one after another; or how often each does.
    """
    counts = Counter(written)
    for piece in [piece for piece in counts if not is_word(fold(piece))]:
        del counts[piece]
    return Frequencies(counts, dict.fromkeys(map(fold, counts), 1), counts.total())


def written(clean: str, cut: Iterable[str]) -> list[str]:
    """The pieces of a paragraph as they stand in clean.

    Args:
        clean: The paragraph.
        cut: The pieces of its folded text.
    """
    return [clean[start:end] for start, end in pairwise(accumulate(map(len, cut), initial=0))]


def together(several: Iterable[Frequencies]) -> Frequencies:
    """Those of all documents together."""
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    running = of = 0
    for one in several:
        counts.update(one.written)
        documents.update(one.documents)
        running += one.running
        of += one.of
    return Frequencies(counts, documents, running, of)
