"""Readings above the text: pinyin or zhuyin, of all characters or only of words not known yet."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

from reader.core.notation import Notation
from reader.core.ruby import Readings, Ruby
from reader.core.spans import Span
from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import warming

LONGEST = 4000
"""Characters of a paragraph that has readings above it; a longer one would hold up the frame it is set in."""

_CHOICES = (
    (Notation.AUTO, "what goes with the variant shown"),
    (Notation.PINYIN, "pinyin"),
    (Notation.ZHUYIN, "zhuyin"),
)

Known = Callable[[str], Sequence[Span]]
"""The words of a paragraph as shown that its reader knows, in order."""


class Sounding(Feature):
    """Sets readings above the text, or takes them away.

    Attributes:
        known: What tells the words that are known; None where nothing does.
    """

    known: Known | None = None
    _chosen: Notation | None = None
    _sparing = False
    _loaded = False
    _shown: Notation | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "toggle-readings": self.toggle,
            "choose-notation": self.choose,
            "readings-of-unknown": self.spare,
        }

    def toggle(self) -> None:
        """Set readings above the text, or take them away."""
        if self._shown is None:
            self._prepare()
        else:
            self._shown = None
            self._set(None)

    def choose(self) -> None:
        """Choose how readings are written."""
        current = [notation for notation, _ in _CHOICES].index(self._wanted)

        def chosen(number: int) -> None:
            self._chosen = _CHOICES[number][0]
            self._prepare()

        self.desk.offer("Readings", [title for _, title in _CHOICES], current, chosen)

    def spare(self) -> None:
        """Only of words that are not known, or of all."""
        if self.known is None:
            from reader.ui.features.vocabulary import Vocabulary  # noqa: PLC0415  # it knows this feature

            self.desk.feature(Vocabulary).tell_known(self._spare)
        else:
            self._spare()

    def _spare(self) -> None:
        if self.known is None:
            self.desk.tell("no words are known yet; mark some as known first")
            return
        self._sparing = not self._sparing
        self._prepare()

    def page_moved(self) -> None:
        """Write them as goes with how the text is shown now."""
        if self._shown is not None and self._shown is not self._fitting:
            self._show()

    @property
    def _wanted(self) -> Notation:
        return self._chosen or self.desk.settings.notation

    @property
    def _fitting(self) -> Notation:
        """The notation for how the text is shown now."""
        return self._wanted.beside(self.desk.text_pane.look.wording.variant)

    def _prepare(self) -> None:
        """Show readings once what they are told from is loaded."""
        if self._loaded:
            self._show()
        else:
            self.desk.work("readings", warming.load_readings, self._show_first)

    def _show_first(self, _: object) -> None:
        self._loaded = True
        self._show()

    def _show(self) -> None:
        self._shown = self._fitting
        self._set(_above(self._shown, self.known if self._sparing else None))

    def _set(self, ruby: Readings | None) -> None:
        pane = self.desk.text_pane
        pane.show(pane.look._replace(ruby=ruby))


def _above(notation: Notation, known: Known | None) -> Readings:
    """What reads a paragraph, and keeps what it read."""
    return lru_cache(256)(partial(_read, notation, known))


def _read(notation: Notation, known: Known | None, text: str) -> Sequence[Ruby]:
    from reader.core.pinyin import above  # noqa: PLC0415  # what loads it comes before

    return above(text, notation, known(text) if known else ()) if len(text) <= LONGEST else ()
