"""What the user chooses from lists: the variant, the chapter, a repair, an encoding, one of several characters."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from reader.core import cells
from reader.core.document import Document
from reader.core.scripts import Script, Variant
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording
from reader.services.memory import Choice
from reader.services.settings import Settings
from reader.ui import jobs
from reader.ui.messages import DocumentChanged
from reader.ui.notices import spoken_repair
from reader.ui.screens.panes import PanedScreen
from reader.ui.variants import MEANINGS, NAMES

ENCODINGS = (
    "utf-8",
    "gb18030",
    "big5",
    "cp950",
    "big5hkscs",
    "utf-16-le",
    "utf-16-be",
    "euc_jp",
    "shift_jis",
    "euc_kr",
)
"""What a text can be reopened as."""


WATCHING_EVERY = 2.0
"""Seconds between looks at the file that is read."""


class OfferingScreen(PanedScreen):
    """Offers lists over the panes, and acts on what is chosen."""

    def __init__(self, settings: Settings, choice: Choice | None) -> None:
        """A screen that starts with the wording chosen last, or else the one that is set."""
        super().__init__()
        self._settings = settings
        self._told_of: Document | None = None
        self._choice = choice or Choice(settings.variant, settings.idioms)

    def start_looking(self) -> None:
        """Look at texts as was chosen last, or else as is set."""
        characters = self._settings.measure
        self.text_pane.show(self.text_pane.look._replace(characters=characters))
        if self._choice.variant is not Variant.ORIGINAL:
            self._show_wording(self._worded(self._choice))
        for problem in self._settings.problems:
            self.tell(problem)

    def offer(self, title: str, entries: Sequence[str], current: int, chosen: Callable[[int], object]) -> None:
        """Let the user choose an entry; nothing happens where none is chosen."""
        from reader.ui.screens.choosing import ChoosingScreen  # noqa: PLC0415  # not needed for the first frame

        def closed(index: int | None) -> None:
            if index is not None:
                chosen(index)

        self.app.push_screen(ChoosingScreen(title, entries, current), closed)

    def tell(self, message: str) -> None:
        """Say why there is nothing to choose from."""
        self.app.notify(message, markup=False, timeout=3)

    def choose_wording(self, variant: Variant, *, idioms: bool) -> None:
        """Put everything in a wording, and remember it."""
        choice = Choice(variant, idioms)
        self._show_wording(self._worded(choice))
        self.run_worker(partial(jobs.keep_choice, self.text_pane.document, choice), thread=True, group="remembering")

    def _worded(self, choice: Choice) -> Wording:
        """A wording, with the user's own words in it."""
        if choice.variant is Variant.ORIGINAL:
            return Wording(choice.variant, choice.idioms)
        from reader.services.conversion_configs import wording  # noqa: PLC0415  # loads what converts

        return wording(choice.variant, idioms=choice.idioms, overrides=self._settings.words)

    def _show_wording(self, wording: Wording) -> None:
        self.text_pane.show(self.text_pane.look._replace(wording=wording, as_source=False))
        self.list_pane.show(wording=wording)

    def action_toggle_script(self) -> None:
        """Show everything in the other script."""
        document = self.text_pane.document
        wording = self.text_pane.look.wording
        leaning = document.leaning if document else Script.NONE
        self.choose_wording(wording.variant.toggled(leaning), idioms=wording.idioms)

    def action_show_source(self) -> None:
        """Show the source as it is, or the reading text again."""
        look = self.text_pane.look
        self.text_pane.show(look._replace(as_source=not look.as_source))

    def action_choose_variant(self) -> None:
        """Choose the variant everything is shown in, and whether with its region's words."""
        now = self.text_pane.look.wording
        variants = list(Variant)
        entries = [f"{cells.padded(NAMES[variant], 6)}{MEANINGS[variant]}" for variant in variants]
        turned = "off" if now.idioms else "on"
        entries.append(f"{cells.padded('词/詞', 6)}regional words {turned} (软件 ⇄ 軟體)")

        def take(index: int) -> None:
            if index < len(variants):
                self.choose_wording(variants[index], idioms=now.idioms)
            else:
                self.choose_wording(now.variant, idioms=not now.idioms)

        self.offer("Variant", entries, variants.index(now.variant), take)

    def action_contents(self) -> None:
        """Go to a part of the text."""
        document = self.text_pane.document
        if document is None or not document.sections:
            self.tell("this text has no parts under headings of their own")
            return
        sections = document.sections
        wording = self.text_pane.look.wording
        entries = [
            "  " * (section.level - 1) + shown(section.title, wording, document.leaning).text for section in sections
        ]
        here = bisect_right([section.span.start for section in sections], self.text_pane.top_offset) - 1
        self.offer("Contents", entries, max(0, here), lambda n: self.text_pane.go_to(sections[n].span.start))

    def action_inspect_repairs(self) -> None:
        """List what was repaired in this document, from what is in view on, and go to one."""
        document = self.text_pane.document
        if document is None or not (document.repairs or document.suggestions):
            self.tell("nothing was repaired in this text")
            return
        found = sorted((*document.repairs, *document.suggestions))
        spans = [document.alignment.span(repair.span) for repair in found]
        entries = [spoken_repair(repair, document) for repair in found]
        here = min(bisect_left(spans, Span(self.text_pane.top_offset, 0)), len(spans) - 1)
        self.offer(f"{len(spans)} repairs", entries, here, lambda n: self.text_pane.reveal(spans[n].start))

    def action_choose_characters(self) -> None:
        """List the characters in view that could also have become another, with what was chosen."""
        view, document = self.text_pane.view, self.text_pane.document
        if view is None or document is None:
            return
        from reader.ui.candidates import in_view  # noqa: PLC0415  # loads what converts

        found = in_view(document, view, self.text_pane.look.wording)
        if not found:
            self.tell("nothing in view could have become anything else")
            return
        self.offer("One of several", [entry for _, entry in found], 0, lambda n: self.text_pane.reveal(found[n][0]))

    def action_mark_doubts(self) -> None:
        """Mark the characters that could by themselves have become one of several, or no longer."""
        look = self.text_pane.look
        self.text_pane.show(look._replace(doubts=not look.doubts))

    def action_reopen(self) -> None:
        """Read the document again, as another encoding."""
        document = self.text_pane.document
        if document is None:
            return
        here = ENCODINGS.index(document.encoding) if document.encoding in ENCODINGS else 0
        self.offer("Reopen as", ENCODINGS, here, partial(self._reopen, document))

    def watch_file(self) -> None:
        """Look, from time to time, whether the file that is read has changed."""
        self.set_interval(WATCHING_EVERY, self._look_for_change)

    def _look_for_change(self) -> None:
        document = self.text_pane.document
        if document is not None and document is not self._told_of:
            job = partial(jobs.look_for_change, document, self.post_message)
            self.run_worker(job, thread=True, exclusive=True, group="watching")

    def on_document_changed(self, message: DocumentChanged) -> None:
        """Offer to read the file again, once."""
        if message.document is self.text_pane.document:
            self._told_of = message.document
            self.tell("this file has changed on disk; R reads it again")

    def action_reload(self) -> None:
        """Read the file again, at the same place."""
        if document := self.text_pane.document:
            job = partial(jobs.reopen, document, None, self._settings, self.post_message)
            self.run_worker(job, thread=True, exclusive=True, group="reopening")

    def _reopen(self, document: Document, index: int) -> None:
        job = partial(jobs.reopen, document, ENCODINGS[index], self._settings, self.post_message)
        self.run_worker(job, thread=True, exclusive=True, group="reopening")
