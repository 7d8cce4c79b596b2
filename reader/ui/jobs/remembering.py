"""What is remembered for the next time."""

from collections.abc import Iterator, Mapping

from reader.core.document import Document
from reader.services import memory
from reader.services.memory import Choice
from reader.ui.jobs import Cancelled


def keep_choices(choices: Mapping[Document | None, Choice], _: Cancelled) -> Iterator[None]:
    """Remember wordings."""
    for document, choice in choices.items():
        memory.remember(document, choice)
    return iter(())


def remembered_queries(_: Cancelled) -> Iterator[tuple[str, ...]]:
    """The queries kept so far, the last one first."""
    yield memory.remembered_queries()


def keep_query(query: str, _: Cancelled) -> Iterator[None]:
    """Remember a query."""
    memory.remember_query(query)
    return iter(())


def keep_habit(name: str, value: object, _: Cancelled) -> Iterator[None]:
    """Remember how the user reads."""
    memory.keep_habit(name, value)
    return iter(())
