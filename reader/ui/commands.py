"""Every command of the app in one table: bindings, footer, help, palette and the README's keys all come from it."""

from collections.abc import Iterable

from textual.binding import Binding

from reader.ui.command import Command, Place, spoken

_R, _L, _S, _G, _F = Place.READING, Place.LIST, Place.SEARCH, Place.GOING, Place.RESULTS
_W, _N, _V = Place.STATISTICS, Place.FILTER, Place.VERTICAL


def _of(feature: str, *commands: Command) -> tuple[Command, ...]:
    """Commands that a feature does."""
    return tuple(command._replace(feature=feature) for command in commands)


COMMANDS = (
    Command("line-down", ("j", "down"), "Line down", "One row further down.", _R, does="move('row', 1)"),
    Command("line-up", ("k", "up"), "Line up", "One row back up.", _R, does="move('row', -1)"),
    Command("page-down", ("space", "pagedown"), "Page down", "The next screenful.", _R, "Page", does="move('page', 1)"),
    Command("page-up", ("b", "pageup"), "Page up", "The screenful before.", _R, does="move('page', -1)"),
    Command("half-page-down", ("d",), "Half a page down", "Half a screenful further down.", _R, does="move('half', 1)"),
    Command("half-page-up", ("u",), "Half a page up", "Half a screenful back up.", _R, does="move('half', -1)"),
    Command("to-start", ("g", "home"), "To the start", "The first row of the text.", _R, does="screen.to_end(-1)"),
    Command("to-end", ("G", "end"), "To the end", "The last row of the text.", _R, does="screen.to_end(1)"),
    Command(
        "open-furniture",
        ("enter",),
        "Open what is folded",
        "Open a folded line of navigation, notices or spam.",
        _R,
        does="open_furniture",
    ),
    Command(
        "toggle-furniture",
        ("f",),
        "Show everything",
        "All navigation and notices, or fold them again.",
        _R,
        does="toggle_furniture",
    ),
    Command("select-down", ("shift+down",), "Select down", "Select on to the next row.", _R, does="extend('row', 1)"),
    Command("select-up", ("shift+up",), "Select up", "Select on to the row before.", _R, does="extend('row', -1)"),
    Command(
        "select-more", ("ctrl+shift+right",), "Select more", "One character more.", _R, does="extend('character', 1)"
    ),
    Command(
        "select-less", ("ctrl+shift+left",), "Select less", "One character less.", _R, does="extend('character', -1)"
    ),
    Command("column-on", ("left",), "Column on", "One column to the left.", _V, does="column('move', 'row', 1)"),
    Command(
        "column-back", ("right",), "Column back", "One column back to the right.", _V, does="column('move', 'row', -1)"
    ),
    Command(
        "select-column-on",
        ("shift+left",),
        "Select left",
        "Select on to the next column.",
        _V,
        does="column('extend', 'row', 1)",
    ),
    Command(
        "select-column-back",
        ("shift+right",),
        "Select right",
        "Select on to the column before.",
        _V,
        does="column('extend', 'row', -1)",
    ),
    Command(
        "select-on-in-column",
        ("shift+down",),
        "Select down",
        "One character more, down the column.",
        _V,
        does="column('extend', 'character', 1)",
    ),
    Command(
        "select-back-in-column",
        ("shift+up",),
        "Select up",
        "One character less, up the column.",
        _V,
        does="column('extend', 'character', -1)",
    ),
    Command("list-down", ("j", "down"), "Next in the list", "Mark the next document.", _L, does="move('row', 1)"),
    Command("list-up", ("k", "up"), "Previous in the list", "Mark the document before.", _L, does="move('row', -1)"),
    Command(
        "list-page-down",
        ("space", "pagedown", "d"),
        "Page of the list down",
        "A screenful of documents on.",
        _L,
        does="move('page', 1)",
    ),
    Command(
        "list-page-up",
        ("b", "pageup", "u"),
        "Page of the list up",
        "A screenful of documents back.",
        _L,
        does="move('page', -1)",
    ),
    Command("list-start", ("g", "home"), "First in the list", "Mark the first document.", _L, does="move('end', -1)"),
    Command("list-end", ("G", "end"), "Last in the list", "Mark the last document.", _L, does="move('end', 1)"),
    Command("open-document", ("enter",), "Open", "Read the marked document.", _L, "Open", does="open_document"),
    *_of(
        "listing",
        Command(
            "filter-list", ("f",), "Filter the list", "By title, source, date or script, as you type.", _L, "Filter"
        ),
        Command("sort-list", ("s",), "Order of the list", "As opened, by title, date, length or hits.", _L, "Order"),
        Command("clear-filter", ("escape",), "Whole list", "List all documents again; then clear the query.", _L),
        Command("accept-filter", ("enter",), "Keep the filter", "To the list as it is narrowed.", _N, "To the list"),
        Command("cancel-filter", ("escape",), "Give up the filter", "To the whole list.", _N, "Whole list"),
        Command("filter-down", ("down",), "Next in the list", "Mark the next document, while you type.", _N),
        Command("filter-up", ("up",), "Previous in the list", "Mark the document before, while you type.", _N),
    ),
    *_of(
        "wordings",
        Command(
            "toggle-script", ("t",), "Simplified ⇄ Traditional", "Show everything in the other script.", footer="简⇄繁"
        ),
        Command(
            "show-source",
            ("o",),
            "Source file",
            "The file as it is: nothing repaired, folded or converted.",
            footer="Source",
        ),
        Command(
            "choose-variant", ("T",), "Choose the variant", "As written, Simplified, Traditional, Taiwan or Hong Kong."
        ),
        Command("side-by-side", ("x",), "Side by side", "Both scripts of the same passage, or one again."),
        Command("vertical", ("v",), "Vertical", "In columns from right to left, or in rows again."),
        Command("widen", ("plus", "equals_sign"), "Wider", "Two more characters in a row."),
        Command("narrow", ("minus",), "Narrower", "Two characters fewer in a row."),
    ),
    *_of(
        "asking",
        Command("accept-search", ("enter",), "Keep the search", "Back to the text, at the hit shown.", _S, "Go there"),
        Command("cancel-search", ("escape",), "Give up the search", "Back to where you were.", _S, "Back"),
        Command("toggle-exact-script", ("alt+e",), "Exact script", "Script, width and case as typed, or any.", _S),
        Command("toggle-regex", ("alt+r",), "Regular expression", "The query is a pattern, or is literal.", _S),
        Command("older-query", ("ctrl+up", "alt+up"), "Query before", "The query asked before this one.", _S, "Before"),
        Command("newer-query", ("ctrl+down", "alt+down"), "Query after", "The query asked after this one.", _S),
        Command("choose-query", ("ctrl+r",), "Queries", "Choose among the queries asked before.", _S),
        Command("search", ("slash",), "Search", "Search all documents as you type, in either script.", footer="Search"),
    ),
    *_of(
        "searching",
        Command("hit-below", ("down",), "Next hit", "The next hit, while the query stays open.", _S, "Hit"),
        Command("hit-above", ("up",), "Previous hit", "The hit before, while the query stays open.", _S),
        Command("next-hit", ("n",), "Next hit", "The next hit, on through the documents.", footer="Hit"),
        Command("previous-hit", ("N",), "Previous hit", "The hit before, back through the documents."),
        Command("clear-search", ("escape",), "Clear", "What is selected; then the query and its highlights."),
    ),
    Command("go-to-result", ("enter",), "Go there", "Read on at the marked hit.", _F, "Go there", does="choose"),
    *_of(
        "results",
        Command("results", ("r",), "Results", "All hits of the query, each in its context.", footer="Results"),
        Command("close-results", ("escape",), "Close", "Close the results, back to where you were.", _F, "Back"),
        Command("leave-results", ("r",), "Leave", "Close the results, and stay at the hit.", _F),
        Command("sort-results", ("s",), "Order", "By place, left, hit, right or date; documents by hits.", _F, "Order"),
        Command("exact-results-first", ("e",), "Exact script first", "Hits in the query's own script, first.", _F),
        Command("view-results", ("v",), "View", "Lines, where in each document, or over time.", _F, "View"),
    ),
    *_of(
        "statistics",
        Command("statistics", ("S",), "Statistics", "Words, keywords, collocates and n-grams; of a marked word, too."),
        Command("close-statistics", ("escape", "q"), "Close", "Back to the text.", _W, "Back"),
        Command("next-statistic", ("tab", "v"), "View", "Words, keywords, collocates or n-grams.", _W, "View"),
        Command("sort-statistics", ("s",), "Order", "By the next column.", _W, "Order"),
        Command("statistics-everywhere", ("c",), "All documents", "Of this document, or of all.", _W, "All documents"),
        Command("statistics-function-words", ("a",), "Function words", "With words such as 的, or without.", _W, "的"),
        Command("statistics-more", ("plus", "equals_sign"), "More", "Longer n-grams, or a wider window.", _W),
        Command("statistics-less", ("minus",), "Fewer", "Shorter n-grams, or a narrower window.", _W),
        Command("export-statistics", ("e",), "Export", "The table, to a file: CSV, TSV or JSON Lines.", _W, "Export"),
    ),
    *_of(
        "vocabulary",
        Command("mark-known", ("K",), "Known", "Keep the marked word as known, or forget it.", _R),
        Command("mark-learning", ("L",), "Learning", "Keep the marked word as one to learn, or forget it.", _R),
        Command("vocabulary", (), "Vocabulary", "The words kept so far; the chosen one is searched."),
        Command("known-share", (), "How much is known", "In the list, how much of each document is known words."),
        Command("export-vocabulary", (), "Export the vocabulary", "As a table or, with genanki, a package for Anki."),
    ),
    Command("search-statistic", ("enter",), "Search it", "Search the marked word.", _W, "Search", does="choose"),
    Command("statistic-down", ("j", "down"), "Next word", "Mark the next row.", _W, does="move('row', 1)"),
    Command("statistic-up", ("k", "up"), "Word before", "Mark the row before.", _W, does="move('row', -1)"),
    Command("statistic-page-down", ("space", "pagedown"), "Page down", "A screenful on.", _W, does="move('page', 1)"),
    Command("statistic-page-up", ("b", "pageup"), "Page up", "A screenful back.", _W, does="move('page', -1)"),
    Command("statistic-start", ("g", "home"), "First word", "Mark the first row.", _W, does="move('end', -1)"),
    Command("statistic-end", ("G", "end"), "Last word", "Mark the last row.", _W, does="move('end', 1)"),
    *_of(
        "saving",
        Command("export-results", ("S",), "Save the results", "To a file: CSV, TSV or JSON Lines.", _F, "Save"),
    ),
    Command("result-down", ("j", "down"), "Next result", "Mark the next row.", _F, does="move('row', 1)"),
    Command("result-up", ("k", "up"), "Previous result", "Mark the row before.", _F, does="move('row', -1)"),
    Command("result-page-down", ("space", "pagedown"), "Page down", "A screenful on.", _F, does="move('page', 1)"),
    Command("result-page-up", ("b", "pageup"), "Page up", "A screenful back.", _F, does="move('page', -1)"),
    Command("result-half-down", ("d",), "Half a page down", "Half a screenful on.", _F, does="move('half', 1)"),
    Command("result-half-up", ("u",), "Half a page up", "Half a screenful back.", _F, does="move('half', -1)"),
    Command("result-start", ("g", "home"), "First result", "Mark the first row.", _F, does="move('end', -1)"),
    Command("result-end", ("G", "end"), "Last result", "Mark the last row.", _F, does="move('end', 1)"),
    *_of(
        "contents",
        Command("contents", ("c",), "Contents", "Go to a part of the text; what you type narrows the list."),
    ),
    *_of(
        "going",
        Command("go-to", ("colon",), "Go to…", "A place by name: 50%, c12 for a part, p300 for a paragraph."),
        Command("accept-place", ("enter",), "Go there", "To the place that is named.", _G, "Go there"),
        Command("cancel-place", ("escape",), "Stay here", "Back to the text, where you were.", _G, "Back"),
    ),
    *_of(
        "history",
        Command("jump-back", ("ctrl+o", "alt+left", "backspace"), "Back", "To where you were before the last jump."),
        Command("jump-forward", ("alt+right", "alt+o"), "Forward", "To where you last went back from."),
    ),
    *_of(
        "repairs",
        Command("inspect-repairs", (), "Repairs", "What was repaired in this text: before, after, and why."),
    ),
    *_of(
        "words",
        Command(
            "word-cursor", ("w",), "Words", "Where words begin and end, and the first in view marked.", _R, "Words"
        ),
        Command("next-word", ("right", "W"), "Next word", "Mark the next word.", _R),
        Command("previous-word", ("left", "B"), "Word before", "Mark the word before.", _R),
        Command("next-character", ("shift+right",), "Next character", "Mark the next character.", _R),
        Command("previous-character", ("shift+left",), "Character before", "Mark the character before.", _R),
        Command("word-more", ("ctrl+right",), "One word more", "Mark up to the next word.", _R),
        Command("word-less", ("ctrl+left",), "One word less", "Mark up to the word before.", _R),
        Command("search-word", ("asterisk",), "Search the word", "Search what is marked, in all documents.", _R),
    ),
    *_of(
        "selecting",
        Command("copy", ("y", "ctrl+c"), "Copy", "What is selected, as it is shown."),
        Command("copy-source", ("Y",), "Copy as in the file", "What is selected, as it is in the source file."),
    ),
    *_of(
        "marking",
        Command("bookmark", ("m",), "Bookmark", "Set a bookmark here, or take it away.", _R),
        Command("highlight", ("h",), "Highlight", "What is selected or the paragraph; again: the next style.", _R),
        Command("choose-highlight", ("H",), "Highlight in…", "Highlight in a style chosen from a list.", _R),
        Command("note", ("a",), "Note", "Write a note on the selection or the paragraph.", _R),
        Command("remove-mark", ("D",), "Take a mark away", "The bookmark, highlight or note that is here.", _R),
        Command("undo", ("U", "ctrl+z"), "Undo", "What was marked, changed or taken away last.", _R),
        Command("redo", ("ctrl+y",), "Redo", "What was undone last.", _R),
    ),
    *_of(
        "marks",
        Command("next-mark", ("right_curly_bracket",), "Next mark", "The next bookmark, highlight or note.", _R),
        Command("previous-mark", ("left_curly_bracket",), "Mark before", "The mark before this place.", _R),
    ),
    *_of(
        "mark-lists",
        Command("list-marks", ("apostrophe",), "Marks", "The bookmarks, highlights and notes of the text."),
        Command("list-all-marks", ("quotation_mark",), "Marks of all texts", "Those of all documents, by document."),
    ),
    *_of(
        "doubts",
        Command("choose-characters", (), "One of several", "Characters in view that could have become another."),
        Command("mark-doubts", (), "Mark doubtful characters", "Those that could by themselves have become another."),
    ),
    *_of(
        "looking-up",
        Command("look-up", ("i",), "Look up", "The word you are at: how it is read, and what it means."),
    ),
    *_of(
        "echoing",
        Command("echoes", ("e",), "Echoes", "Passages of this text that stand elsewhere too, to go there."),
    ),
    *_of(
        "sounding",
        Command("toggle-readings", ("p",), "Readings", "Pinyin or zhuyin above the text, or none."),
        Command("choose-notation", (), "Pinyin or zhuyin", "How readings are written."),
        Command("readings-of-unknown", (), "Readings of new words", "Only above words not known yet, or above all."),
    ),
    *_of(
        "reopening",
        Command("reopen", (), "Reopen as…", "Read the document again, as another encoding."),
        Command("reload", ("R",), "Read again", "Read the file again, at the same place."),
    ),
    *_of(
        "themes",
        Command("choose-theme", (), "Theme", "Colours for reading, by day and by night."),
    ),
    Command("next-pane", ("tab",), "Other pane", "Between the list and the text.", footer="Pane", does="next_pane"),
    Command("next-document", ("right_square_bracket",), "Next document", "Open the next document.", does="step(1)"),
    Command(
        "previous-document", ("left_square_bracket",), "Previous document", "Open the document before.", does="step(-1)"
    ),
    Command(
        "only-text",
        ("z",),
        "Only the text",
        "Hide everything but the text and its place, or bring it back.",
        does="only_text",
    ),
    Command("help", ("question_mark", "f1"), "Help", "The keys of what has the focus.", footer="Help", does="app.help"),
    Command("command-palette", ("ctrl+p",), "Palette", "Every command by name.", does="app.command_palette"),
    Command("quit", ("q",), "Quit", "Leave the terminal as it was.", footer="Quit", does="app.quit"),
)
"""The table."""

BY_ID = {command.id: command for command in COMMANDS}
"""The commands by their ids."""


def at(*places: Place) -> tuple[Command, ...]:
    """The commands at home in any of these places, in the table's order."""
    return tuple(command for command in COMMANDS if command.place in places)


def bindings(*places: Place) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings for the commands of these places, each with its stable id."""
    return [
        Binding(",".join(command.keys), command.action, command.title, show=False, id=command.id)
        for command in at(*places)
        if command.keys
    ]  # fmt: skip


def key_table(commands: Iterable[Command] = COMMANDS) -> str:
    """The commands as the table of the README, in Markdown."""
    rows = [f"| {_code(c)} | {c.title} | {c.help} | {c.place} |" for c in commands]
    return "\n".join(["| keys | command | does | where |", "| --- | --- | --- | --- |", *rows])


def _code(command: Command) -> str:
    return " ".join(f"`{spoken(key)}`" for key in command.keys) or "palette"
