"""Remarks between the characters of a text."""

import pytest

from reader.core.asides import asides


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("初，鄭武公娶于申，〔初者，敘其始也。〕曰武姜", ["〔初者，敘其始也。〕"]),
        ("生莊公及共〔恭〕叔段。〔共，國名。〕", ["〔恭〕", "〔共，國名。〕"]),
        ("国发〔2022〕12号", []),
        ("國發〔２０２２〕12號", []),
        ("一〔二〔三〕四〕", ["〔三〕"]),
        ("一〔二", []),
        ("〔〕", []),
        ("", []),
    ],
)
def test_remarks_are_found(text: str, found: list[str]) -> None:
    """With their brackets; a number in an official document's is none, nor is what is not closed."""
    assert found == [span.within(text) for span in asides(text)]
