"""A document set twice, side by side: the same passage in two variants, row for row."""

from functools import lru_cache

from reader.core.set_paragraph import SetParagraph
from reader.core.typesetting import Typesetting


class Parallel(Typesetting):
    """The setting of the left side, its paragraphs as high as the higher of the two, so that both sides keep step."""

    def __init__(self, left: Typesetting, right: Typesetting) -> None:
        """Both sides of one document."""
        super().__init__(
            left.document, left.wording, left.measure, left.opened, typography=left.typography, ruby=left.ruby
        )
        self.abreast = right
        self.vertical = left.vertical
        self._left = left
        self.paragraph = lru_cache(1024)(self._as_high_as_both)

    def _as_high_as_both(self, index: int) -> SetParagraph:
        paragraph = self._left.paragraph(index)
        return paragraph._replace(tail=max(0, self.abreast.paragraph(index).height - paragraph.height))
