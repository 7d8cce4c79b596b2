"""The language the program speaks: chosen by the settings or the locale, and the one door messages go through.

Catalogues are those of gettext, under `reader/languages`, so that argparse's own words come from there too. English is
what is written in the code and needs none.
"""

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "languages"
"""Where the catalogues are."""

DOMAIN = "reader"
"""What they are called."""


class Language(StrEnum):
    """What can be spoken, and `auto` for what the locale says."""

    AUTO = "auto"
    ENGLISH = "en"
    HANS = "zh-hans"
    HANT = "zh-hant"


CATALOGUES = {Language.HANS: "zh_CN", Language.HANT: "zh_TW"}
"""What gettext calls the languages that have a catalogue."""

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_TRADITIONAL = ("tw", "hk", "mo", "hant")


def of_locale(environment: Mapping[str, str]) -> Language:
    """The language that the environment asks for; English where it asks for none that is spoken here."""
    name = next((value for variable in _VARIABLES if (value := environment.get(variable))), "")
    first = name.partition(":")[0].partition(".")[0].casefold().replace("-", "_")
    if first.partition("_")[0] != "zh":
        return Language.ENGLISH
    return Language.HANT if any(part in _TRADITIONAL for part in first.replace("@", "_").split("_")) else Language.HANS


class _Voice:
    """What is spoken at the moment."""

    def __init__(self) -> None:
        self.language = Language.ENGLISH
        self.speak: Callable[[str], str] | None = None


_VOICE = _Voice()


def use(wanted: Language) -> None:
    """Speak a language from now on."""
    language = of_locale(os.environ) if wanted is Language.AUTO else wanted
    if language is _VOICE.language:
        return
    _VOICE.language = language
    if (name := CATALOGUES.get(language)) is None:
        _VOICE.speak = None
        return
    from gettext import bindtextdomain, textdomain, translation  # noqa: PLC0415  # English needs none of it

    from reader.core.catalogue import Catalogue  # noqa: PLC0415

    found = translation(DOMAIN, FOLDER, [name], fallback=True)
    messages = getattr(found, "_catalog", {})
    _VOICE.speak = Catalogue({said: meant for said, meant in messages.items() if said}).spoken
    # argparse asks gettext itself.
    os.environ["LANGUAGE"] = name
    bindtextdomain(DOMAIN, FOLDER)
    textdomain(DOMAIN)


def language() -> Language:
    """What is spoken."""
    return _VOICE.language


def spoken(message: str) -> str:
    """A message as it is said to the user."""
    return _VOICE.speak(message) if _VOICE.speak else message
