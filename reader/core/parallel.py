"""A document set twice, side by side: the same passage in two variants, row for row."""

from reader.core.set_paragraph import SetParagraph
from reader.core.typesetting import Typesetting


class Parallel(Typesetting):
    """The setting of the left side, its paragraphs as high as the higher of the two, so that both sides keep step."""

    def __init__(self, left: Typesetting, right: Typesetting) -> None:
        """Both sides of one document."""
        super().__init__(
            left.document, left.wording, left.measure, left.opened, typography=left.typography, ruby=left.ruby
        )
        self.vertical = left.vertical
        self._left, self._right = left, right

    @property
    def beside(self) -> int:
        """What the left side needs: both stand in the same columns."""
        return self._left.beside

    @property
    def abreast(self) -> Typesetting:
        """The right side."""
        return self._right

    def set_anew(self, item: int) -> SetParagraph:
        """An item of the left side, as high as the higher of the two."""
        paragraph = self._left.paragraph(item)
        return paragraph._replace(tail=max(0, self._right.paragraph(item).height - paragraph.height))
