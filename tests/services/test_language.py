"""Which language is spoken."""

import pytest

from reader.services.language import Language, of_locale


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "C.UTF-8"}, Language.ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, Language.HANS),
        ({"LANG": "zh_SG"}, Language.HANS),
        ({"LANG": "zh_TW.UTF-8"}, Language.HANT),
        ({"LANG": "zh_HK"}, Language.HANT),
        ({"LC_ALL": "zh-Hant-TW", "LANG": "zh_CN"}, Language.HANT),
        ({"LANGUAGE": "zh_TW:en", "LANG": "en_GB.UTF-8"}, Language.HANT),
        ({"LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}, Language.ENGLISH),
    ],
)
def test_the_locale_says_it(environment: dict[str, str], language: Language) -> None:
    """As gettext asks the environment: the first variable that says anything counts."""
    assert of_locale(environment) is language
