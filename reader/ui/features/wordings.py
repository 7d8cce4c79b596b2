"""How everything is looked at: the script, the source, one column or two, and the width of the rows."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.core import cells
from reader.core.document import Document
from reader.core.scripts import Script, Variant
from reader.core.wording import Wording
from reader.services import language
from reader.services.language import Language, spoken
from reader.services.memory import Choice, remember
from reader.ui.features.feature import Action, Feature
from reader.ui.variants import MEANINGS, NAMES

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

KEPT_AFTER = 1.0
"""Seconds after which a wording is remembered: reading on, not turning a page to and fro, is worth a file's writing."""

_LEAST_MEASURE, _MOST_MEASURE = 8, 120


class Wordings(Feature):
    """Puts all texts in a wording, and sets them otherwise."""

    def __init__(self, desk: "Desk") -> None:
        """Nothing chosen yet."""
        super().__init__(desk)
        self._unkept: dict[Document | None, Choice] = {}

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "toggle-script": self.toggle,
            "choose-variant": self.offer,
            "show-source": self.show_source,
            "side-by-side": self.side_by_side,
            "vertical": self.vertical,
            "widen": partial(self.measure, 2),
            "narrow": partial(self.measure, -2),
        }

    def begin(self, choice: Choice | None, *, vertical: bool | None) -> None:
        """Look at texts as was chosen last, or else as is set."""
        vertical = self.desk.settings.vertical if vertical is None else vertical
        settings, pane = self.desk.settings, self.desk.text_pane
        look = pane.look._replace(characters=settings.measure, vertical=vertical, typography=settings.typography)
        pane.show(look)
        choice = choice or Choice(settings.variant, settings.idioms)
        if choice.variant is not Variant.ORIGINAL:
            self._show(self._worded(choice))

    def choose(self, variant: Variant, *, idioms: bool) -> None:
        """Put everything in a wording, and remember it once it is kept for a while."""
        choice = Choice(variant, idioms)
        self._show(self._worded(choice))
        if not self._unkept:
            self.desk.set_timer(KEPT_AFTER, self._keep)
        self._unkept[self.desk.document] = choice

    def _keep(self) -> None:
        from reader.ui.jobs import remembering  # noqa: PLC0415  # not needed for the first frame

        choices, self._unkept = self._unkept, {}
        self.desk.work("remembering", partial(remembering.keep_choices, choices))

    def left(self) -> None:
        """Remember at once what is not yet kept."""
        for document, choice in self._unkept.items():
            remember(document, choice)

    def _worded(self, choice: Choice) -> Wording:
        """A wording, with the user's own words in it."""
        if choice.variant is Variant.ORIGINAL:
            return Wording(choice.variant, choice.idioms)
        from reader.services.conversion_configs import wording  # noqa: PLC0415  # loads what converts

        return wording(choice.variant, idioms=choice.idioms, overrides=self.desk.settings.words)

    def _show(self, wording: Wording) -> None:
        pane = self.desk.text_pane
        pane.show(pane.look._replace(wording=wording, as_source=False))
        self.desk.list_pane.show(wording=wording)
        if self.desk.settings.follow_script and (script := wording.variant.script) is not Script.NONE:
            language.use(Language.HANS if script is Script.HANS else Language.HANT)
            self.desk.refresh_all()

    def toggle(self) -> None:
        """Show everything in the other script."""
        document = self.desk.document
        wording = self.desk.text_pane.look.wording
        leaning = document.leaning if document else Script.NONE
        self.choose(wording.variant.toggled(leaning), idioms=wording.idioms)

    def offer(self) -> None:
        """Choose the variant everything is shown in, and whether with its region's words."""
        now = self.desk.text_pane.look.wording
        variants = list(Variant)
        names = {variant: spoken(NAMES[variant]) for variant in variants}
        room = max(map(cells.width, names.values())) + 2
        entries = [f"{cells.padded(names[variant], room)}{spoken(MEANINGS[variant])}" for variant in variants]
        turned = spoken("regional words off") if now.idioms else spoken("regional words on")
        entries.append(f"{cells.padded('词/詞', room)}{turned} (软件 ⇄ 軟體)")

        def take(index: int) -> None:
            """Put everything in the variant chosen, or turn regional words on or off."""
            if index < len(variants):
                self.choose(variants[index], idioms=now.idioms)
            else:
                self.choose(now.variant, idioms=not now.idioms)

        self.desk.offer("Variant", entries, variants.index(now.variant), take)

    def show_source(self) -> None:
        """Show the source as it is, or the reading text again."""
        look = self.desk.text_pane.look
        self.desk.text_pane.show(look._replace(as_source=not look.as_source))

    def side_by_side(self) -> None:
        """Show both scripts of the same passage, or one again."""
        look = self.desk.text_pane.look
        self.desk.text_pane.show(look._replace(abreast=not look.abreast, as_source=False))

    def vertical(self) -> None:
        """Set the text in columns from right to left, or in rows again, and remember it."""
        from reader.ui.jobs import remembering  # noqa: PLC0415  # as above

        look = self.desk.text_pane.look
        self.desk.text_pane.show(look._replace(vertical=not look.vertical))
        self.desk.work("remembering the direction", partial(remembering.keep_habit, "vertical", not look.vertical))

    def measure(self, by: int) -> None:
        """Set the text in wider or narrower rows."""
        look = self.desk.text_pane.look
        characters = max(_LEAST_MEASURE, min(_MOST_MEASURE, look.characters + by))
        self.desk.text_pane.show(look._replace(characters=characters))
