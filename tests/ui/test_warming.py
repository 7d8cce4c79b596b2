"""What the first toggles need is there before they are asked for."""

from pathlib import Path

import pytest

from reader.core import conversion
from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.services.library import Library
from reader.ui.jobs.warming import warm_conversion


@pytest.mark.parametrize(
    ("text", "needed"),
    [("守土尽责是我们的责任。", 2), ("守土盡責是我們的責任。", 2), ("守土盡責是我們的責任,尽责。", 3)],
    ids=["simplified", "traditional", "traditional with strays"],
)
def test_no_toggle_of_a_text_loads_anything(text: str, needed: int, tmp_path: Path) -> None:
    """Neither there nor back, whatever strayed into it; and nothing that it has no use for is loaded."""
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    document = next(Library([str(path)]).outcomes())
    assert isinstance(document, Document)
    made = conversion._converter
    made.cache_clear()
    assert [] == list(warm_conversion(Corpus((document,)), lambda: False))
    assert made.cache_info().misses == needed
    for variant in (Variant.HANT_TW, Variant.HANS, Variant.HANT_TW):
        conversion.shown(text, Wording(variant), document.leaning)
    assert made.cache_info().misses == needed
