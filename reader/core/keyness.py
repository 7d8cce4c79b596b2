"""Keywords: the words that a document has more often than other texts have.

A word is measured against two kinds of other texts, the rest of the corpus and Chinese in general, and the evidence
of both is added. Either alone misleads: five reports of one event share the word for it, so little tells that they are
about it; and a book has words that all books of its kind have, which say nothing of this one. What is rarer than in
one of them is no keyword, however much more frequent than in the other.

The measure is the log-likelihood ratio (Dunning 1993, "Accurate methods for the statistics of surprise and
coincidence"), as corpus linguistics writes it for two texts (Rayson and Garside 2000). TF-IDF is told beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from math import log
from typing import NamedTuple, Protocol

from reader.core.frequency import Frequencies
from reader.core.stop_words import EMPTY_WORDS, FUNCTION_WORDS
from reader.core.tokens import is_word

LEAST = 2
"""How often a keyword stands in its document: what is met once says little of the rest."""

_SHORTEST = 2
"""Characters of a keyword; of single ones most are bound in words that were not known."""


class Ranking(StrEnum):
    """What ranks keywords."""

    LIKELIHOOD = "likelihood"
    TF_IDF = "tf-idf"


class Lexicon(Protocol):
    """Knows how common words are."""

    def general_counts(self, words: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How often folded words stand in Chinese in general, those that are known; and out of how many words."""


class Keyword(NamedTuple):
    """A word that a document has more often than other texts.

    Attributes:
        word: As the document most often writes it.
        form: In folded characters.
        times: How often it stands in the document.
        elsewhere: How often in the rest of the corpus.
        per_million: How often in a million words of the document.
        elsewhere_per_million: How often in a million words of the rest of the corpus; 0 where there is no rest.
        general_per_million: How often in a million words of Chinese in general; 0 where nobody knows the word.
        documents: In how many documents of the corpus.
        likelihood: The log-likelihood ratios, added.
        tf_idf: How often in a thousand words, times the logarithm of how rare documents with it are.
    """

    word: str
    form: str
    times: int
    elsewhere: int
    per_million: float
    elsewhere_per_million: float
    general_per_million: float
    documents: int
    likelihood: float
    tf_idf: float


def candidates(own: Frequencies) -> list[str]:
    """The folded forms of a document that could be its keywords."""
    left_out = FUNCTION_WORDS | EMPTY_WORDS
    forms = [form for form in own.counts if len(form) >= _SHORTEST and form not in left_out]
    repeated = [form for form in forms if own.counts[form] >= LEAST]
    return repeated or forms


def keywords(
    own: Frequencies, corpus: Frequencies, forms: Iterable[str], general: tuple[Mapping[str, int], int]
) -> list[Keyword]:
    """The keywords of a document, in no order.

    Args:
        own: The words of the document.
        corpus: The words of the corpus, the document's among them.
        forms: Which words could be keywords, as folded forms.
        general: How often these stand in Chinese in general, and out of how many words.
    """
    known, total = general
    rest = corpus.running - own.running
    found = []
    for form in forms:
        count, elsewhere, generally = own.counts[form], corpus.counts[form] - own.counts[form], known.get(form, 0)
        against_rest = log_likelihood(count, own.running, elsewhere, rest)
        against_general = log_likelihood(count, own.running, generally, total)
        if min(against_rest, against_general) >= 0 < max(against_rest, against_general):
            rates = _rate(count, own.running), _rate(elsewhere, rest), _rate(generally, total)
            documents = corpus.documents[form]
            tf_idf = 1e3 * count / own.running * log((1 + corpus.of) / documents)
            likelihood = against_rest + against_general
            found.append(Keyword(own.spellings[form], form, count, elsewhere, *rates, documents, likelihood, tf_idf))
    return found


def ranked(found: Iterable[Keyword], by: Ranking) -> list[Keyword]:
    """Keywords, the most telling first."""
    if by is Ranking.TF_IDF:
        return sorted(found, key=lambda keyword: (-keyword.tf_idf, keyword.form))
    return sorted(found, key=lambda keyword: (-keyword.likelihood, keyword.form))


def log_likelihood(count: int, size: int, other_count: int, other_size: int) -> float:
    """How surely a word is more frequent in one text than in another; negative where it is less frequent.

    Args:
        count: How often it stands in the one.
        size: How many words this has.
        other_count: How often it stands in the other.
        other_size: How many words that has; where it has none, nothing can be said, and the ratio is 0.
    """
    if not (size and other_size):
        return 0.0
    share = (count + other_count) / (size + other_size)
    ratio = 2 * (_term(count, size * share) + _term(other_count, other_size * share))
    return ratio if count >= size * share else -ratio


def _rate(count: int, size: int) -> float:
    """How often in a million words."""
    return 1e6 * count / size if size else 0.0


def _term(count: int, expected: float) -> float:
    return count * log(count / expected) if count else 0.0


def whole(form: str, neighbours: Iterable[tuple[str, str]], is_known: Callable[[str], bool]) -> bool:
    """Whether a word that no dictionary has is one, and no fragment that was left of a longer one.

    A fragment always stands beside the rest of it, which is no word either: of 以快制快, cut into 以快 and 制快, no
    half ever stands without the other.

    Args:
        form: The word, folded.
        neighbours: What stands before and after it, each time.
        is_known: Whether a dictionary has a word.
    """
    if is_known(form):
        return True
    around = list(neighbours)
    before, after = [before for before, _ in around], [after for _, after in around]
    return len(around) < 2 or not (_is_rest(before, -1, is_known) or _is_rest(after, 0, is_known))


def _is_rest(beside: Sequence[str], at: int, is_known: Callable[[str], bool]) -> bool:
    """Whether what stands on one side of a word is always the same character, and always of no known word."""
    alike = all(beside) and len({word[at] for word in beside}) == 1
    return alike and all(len(word) == 1 or not is_known(word) for word in beside)


def neighbours(cut: Sequence[str], form: str) -> Iterator[tuple[str, str]]:
    """What stands before and after a word in a paragraph each time; empty where no word does.

    Args:
        cut: The pieces of the paragraph's folded text.
        form: The word, folded.
    """
    around = ["", *(piece if is_word(piece) else "" for piece in cut), ""]
    for index, piece in enumerate(cut):
        if piece == form:
            yield around[index], around[index + 2]
