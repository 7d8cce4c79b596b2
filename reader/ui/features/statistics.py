"""Statistics: words, keywords, collocates and n-grams of what is read, in a table that leads back to the text."""

from collections.abc import Mapping, Sequence
from functools import partial

from reader.core.dispersion import parts
from reader.core.errors import ReaderError
from reader.core.matching import matcher
from reader.core.navigation import Position
from reader.core.query import asking_for, literal
from reader.services.figures import Figures, Question, View, as_tabs
from reader.services.language import spoken
from reader.services.statistics import Progress
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.features.words import Words
from reader.ui.jobs import saving, words
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
        pane = self.desk.text_pane
        if pane.document is None:
            return
        if pane.selected:
            word = pane.selected.within(pane.document.clean).partition("\n")[0]
            self._question = self._question._replace(view=View.COLLOCATES, word=word)
        self._screen = StatisticsScreen(self.desk.action_do, self._choose, self._order)
        await self.desk.app.push_screen(self._screen)
        self._ask(self._question)

    def close(self) -> None:
        """Back to the text."""
        self.desk.drop("statistics")
        if self._screen:
            self._screen.dismiss()
            self._screen = None

    def _ask(self, question: Question) -> None:
        """Have something counted; what is shown stays until it is."""
        if question.view is View.COLLOCATES and not question.word.strip():
            question = question._replace(view=View.WORDS)
        if question.view is not self._question.view:
            self._column = 1
        self._question = question
        document = self.desk.document
        if document:
            job = partial(words.figures, self._counting, self.desk.corpus, document, question)
            self.desk.work("statistics", job, self._take, self._failed)

    def _take(self, answer: Progress | Figures) -> None:
        if self._screen is None:
            return
        if isinstance(answer, Progress):
            self._screen.pane.show(self._made(_NOTHING, f"{answer.done / max(1, answer.of):.0%} counted"), 0)
        else:
            self._figures = answer if self._column == 1 else answer.ordered(self._column)
            self._show()

    def _failed(self, error: ReaderError) -> None:
        self.close()
        self.desk.tell(str(error))

    def _show(self) -> None:
        if self._screen:
            self._table = self._made(self._figures, self._title())
            self._screen.pane.show(self._table, 0)

    def _made(self, figures: Figures, title: str) -> WordTable:
        wording = self.desk.text_pane.look.wording
        return WordTable(figures, title, self._column, wording, self._parts)

    def _title(self) -> str:
        asked = self._question
        what = spoken(asked.view.value)
        if asked.view is View.COLLOCATES:
            what = f"{what} {asked.word} ±{asked.window}"
        elif asked.view is View.NGRAMS:
            what = f"{what} {asked.length}"
        everywhere = asked.everywhere and asked.view is not View.KEYWORDS
        where = spoken("all documents") if everywhere else spoken("this document")
        return f"{what} · {where} · {len(self._figures.rows):,}"

    def _parts(self, word: str, number: int) -> Sequence[int]:
        """How often a word stands in each of so many parts of the text that is read."""
        document = self.desk.document
        if document is None:
            return [0] * number
        starts = (span.start for span in matcher(literal(word)).spans(document))
        return parts(starts, len(document.clean), number)

    def _order(self, column: int) -> None:
        """Order by a column."""
        if column < len(self._figures.columns):
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
        if view is View.COLLOCATES and self._table and self._screen and len(self._table):
            word = self._table.word(self._screen.pane.cursor)
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
        """Write what is shown to a file."""
        job = partial(saving.exported, f"reader-{self._question.view}.tsv", as_tabs(self._figures))
        self.desk.work("exporting", job, lambda path: self.desk.tell(f"written to {path}"))
