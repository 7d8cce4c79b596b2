"""The characters in view that could also have become others, as entries to choose from."""

from reader.core.ambiguity import ambiguous, candidates
from reader.core.document import Document
from reader.core.viewport import Viewport
from reader.core.wording import Wording


def in_view(document: Document, view: Viewport, wording: Wording) -> list[tuple[int, str]]:
    """Each such place in view: its offset in clean, and what was chosen of what; each pair of them once."""
    found: dict[str, int] = {}
    for item in dict.fromkeys(place.paragraph for place in view.places()):
        holder = view.setting.span_of(item)
        text = holder.within(document.clean)
        for offset in ambiguous(text, wording, document.leaning):
            if choice := candidates(text, offset, wording, document.leaning):
                others = " ".join(other for other in choice.choices if other != choice.chosen)
                entry = f"{choice.span.within(text)} → {choice.chosen}   also {others}"
                found.setdefault(entry, holder.start + offset)
    return sorted((offset, entry) for entry, offset in found.items())
