"""Statistics: words, keywords, collocates and n-grams of what is read, in a table that leads back to the text."""

from collections.abc import Mapping, Sequence
from functools import partial

from textual.content import Content

from reader.core.dispersion import parts
from reader.core.errors import ReaderError
from reader.core.matching import matcher
from reader.core.navigation import Position
from reader.core.query import asking_for, literal
from reader.core.sanitizing import printable
from reader.services.figures import Figures, Question, View
from reader.services.language import spoken
from reader.services.statistics import Progress
from reader.ui.features.feature import Action, Feature
from reader.ui.features.looking_up import LookingUp
from reader.ui.features.searching import Searching
from reader.ui.features.words import Words
from reader.ui.jobs import saving, words
from reader.ui.saving_as import Failed, ask_where
from reader.ui.screens.desk import Desk
from reader.ui.screens.statistics import StatisticsScreen
from reader.ui.tables.words import Words as WordTable

_MOST_LENGTH, _MOST_WINDOW = 6, 15
_NOTHING = Figures(("words",), ())


class Statistics(Feature):
    """Asks what is counted, and shows the answer."""

    def __init__(self, desk: Desk) -> None:
        """Statistics of nothing yet."""
        super().__init__(desk)
        self._counting = desk.feature(Words).statistics
        self._question = Question()
        self._marked = ""
        self._column = 1
        self._figures = _NOTHING
        self._table: WordTable | None = None
        self._screen: StatisticsScreen | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "statistics": self.open,
            "close-statistics": self.close,
            "next-statistic": self._next_view,
            "sort-statistics": self._next_order,
            "statistics-everywhere": self._turn_everywhere,
            "statistics-function-words": self._turn_function_words,
            "statistics-more": partial(self._change, 1),
            "statistics-less": partial(self._change, -1),
            "export-statistics": self._export,
        }

    async def open(self) -> None:
        """Show what was asked last, of what is read now; of a marked word, its collocates."""
        pane, app = self.desk.text_pane, self.desk.app
        if pane.document is None or any(isinstance(screen, StatisticsScreen) for screen in app.screen_stack):
            # Asked for twice, by a click and by a key, one of the two would never be closed.
            return
        # A word that is marked only because it was looked up was not marked to count what stands near it.
        if pane.selected and pane.selection != self.desk.feature(LookingUp).marked:
            word = pane.selected.within(pane.document.clean).partition("\n")[0]
            self._question = self._question._replace(view=View.COLLOCATES, word=word)
        screen = StatisticsScreen(self.desk.action_do, self._choose, self._order)
        await app.push_screen(screen)
        # Not before it stands: documents that are opened meanwhile would be counted for what has no table yet.
        self._screen = screen
        self._column, self._marked = 1, ""
        self._ask(self._question)

    def close(self) -> None:
        """Back to the text, unless something is open above the figures."""
        self.desk.drop("statistics")
        if self._screen and self._screen.is_active:
            self._screen.dismiss()
            self._screen = None

    def corpus_changed(self) -> None:
        """What was counted in all documents is not of all there are."""
        if self._screen and (self._question.everywhere or self._question.view is View.KEYWORDS):
            self._ask(self._question)

    def _ask(self, question: Question) -> None:
        """Have something counted; until it is, there is only what that is: nothing else is taken for it."""
        if question.view is View.COLLOCATES and not question.word.strip():
            question = question._replace(view=View.WORDS)
        if question.view is not self._question.view:
            self._column = 1
        self._question, self._marked = question, self._word
        self._figures, self._table = _NOTHING, None
        if self._screen:
            waiting = Figures((question.view.value,), ())
            self._screen.pane.border_subtitle = ""
            self._screen.pane.show(self._table_of(waiting, spoken("counting…")), 0)
        document = self.desk.document
        if document:
            job = partial(words.figures, self._counting, self.desk.corpus, document, question)
            self.desk.work("statistics", job, self._take, self._failed)

    def _take(self, answer: Progress | Figures) -> None:
        """Show the figures that were asked for; until they are there, how far the count is."""
        if self._screen is None:
            return
        pane = self._screen.pane
        if isinstance(answer, Progress):
            counted = spoken(f"{answer.done / max(1, answer.of):.0%} counted")
            pane.border_title = Content(self._title(counted))
            return
        pane.border_subtitle = Content(self._compared)
        self._figures = answer if self._column == 1 else answer.ordered(self._column)
        self._show()

    def _failed(self, error: ReaderError) -> None:
        self.close()
        self.desk.tell(str(error))

    def _show(self) -> None:
        if self._screen:
            self._table = self._table_of(self._figures, f"{len(self._figures.rows):,}", self._none)
            self._screen.pane.show(self._table, 0)

    def _table_of(self, figures: Figures, count: str, empty: str = "") -> WordTable:
        wording = self.desk.text_pane.look.wording
        table = WordTable(figures, self._title(count), self._column, wording, self._parts)
        table.empty = empty
        return table

    @property
    def _compared(self) -> str:
        """What the figures are compared with."""
        if self._question.view is not View.KEYWORDS:
            return ""
        others = len(self.desk.corpus) > 1
        return spoken(
            "compared with the other documents and Chinese in general" if others else "compared with Chinese in general"
        )

    @property
    def _none(self) -> str:
        """What is said where nothing was found."""
        asked = self._question
        if asked.view is View.COLLOCATES:
            return spoken(f"no word stands near {self.desk.worded(asked.word)} more than once")
        return spoken("no word stands out" if asked.view is View.KEYWORDS else "there are no words here")

    def _title(self, count: str) -> str:
        """What is counted, and how many rows that is, or that it is being counted."""
        asked = self._question
        what = spoken(asked.view.value)
        if asked.view is View.COLLOCATES:
            what = f"{what} {self.desk.worded(asked.word)} ±{asked.window}"
        elif asked.view is View.NGRAMS:
            what = f"{what} {asked.length}"
        everywhere = asked.everywhere and asked.view is not View.KEYWORDS
        where = spoken("all documents") if everywhere else spoken("this document")
        return f"{what} · {where} · {count}"

    @property
    def _word(self) -> str:
        """The word of the marked row; while there is no table, that of the last one."""
        if self._table and self._screen and len(self._table):
            return self._table.word(self._screen.pane.cursor)
        return self._marked

    def _parts(self, word: str, number: int) -> Sequence[int]:
        """How often a word stands in each of so many parts of the text that is read."""
        document = self.desk.document
        if document is None:
            return [0] * number
        starts = (span.start for span in matcher(literal(word)).spans(document))
        return parts(starts, len(document.clean), number)

    def _order(self, column: int) -> None:
        """Order by a column; what is still being counted has its order already."""
        if self._table and column < len(self._figures.columns):
            self._column = column
            self._figures = self._figures.ordered(column)
            self._show()

    def _next_order(self) -> None:
        self._order((self._column + 1) % len(self._figures.columns))

    def _next_view(self) -> None:
        """Show what is next: collocates are those of the marked row, unless a word was marked in the text."""
        views = list(View)
        view = views[(views.index(self._question.view) + 1) % len(views)]
        word = self._question.word
        if view is View.COLLOCATES:
            word = self._word or word
            view = view if word.strip() else View.NGRAMS
        self._ask(self._question._replace(view=view, word=word))

    def _turn_everywhere(self) -> None:
        self._ask(self._question._replace(everywhere=not self._question.everywhere))

    def _turn_function_words(self) -> None:
        self._ask(self._question._replace(function_words=not self._question.function_words))

    def _change(self, by: int) -> None:
        """Longer n-grams or a wider window, or shorter and narrower."""
        length = max(2, min(self._question.length + by, _MOST_LENGTH))
        window = max(1, min(self._question.window + by, _MOST_WINDOW))
        if self._question.view is View.NGRAMS:
            self._ask(self._question._replace(length=length))
        elif self._question.view is View.COLLOCATES:
            self._ask(self._question._replace(window=window))

    def _choose(self, row: int) -> None:
        """Search the word of a row."""
        if self._table and row < len(self._table):
            word = self._table.word(row)
            self.close()
            searching = self.desk.feature(Searching)
            searching.begun_at = Position(self.desk.opened, 0)
            searching.ask(asking_for(word))

    def _export(self) -> None:
        """Ask where what is shown is to be written to."""
        if self._table is None:
            self.desk.tell("it is still being counted; it can be saved then")
            return
        if not len(self._table):
            self.desk.tell("there is nothing to save")
            return
        title = spoken(f"Save {len(self._table)} rows as")
        save = partial(self._save, self._figures)
        ask_where(self.desk, title, f"{self._question.view}.csv", save, endings="csv, tsv or jsonl")

    def _save(self, figures: Figures, path: str, replace: bool, failed: Failed) -> None:
        job = partial(saving.table_exported, figures, path, replace=replace)
        self.desk.work("exporting", job, lambda to: self.desk.tell(f"saved to {printable(to)}"), failed)
