"""Make the package's tables of OpenCC's entries: `python -m tests.generators.opencc_entries`.

Two modules are written. `core/phrase_table.py` holds the entries for regional words that are longer or shorter than
what they replace. `core/candidate_table.py` holds the entries with several candidates. Both say which version of
OpenCC they came from; a test makes them again and compares.
"""

from collections.abc import Iterator, Mapping

import opencc

from tests.generators.opencc_tables import CORE, dictionary

WITH_REGIONAL_WORDS = {"s2twp": "TWPhrases", "tw2sp": "TWPhrasesRev", "s2hkp": "HKPhrases", "hk2sp": "HKPhrasesRev"}
"""The dictionary of each configuration that changes lengths by which it does so."""


def length_changing(name: str) -> dict[str, str]:
    """The entries of a dictionary whose default candidate is not as long as what it replaces."""
    return {key: values[0] for key, values in dictionary(name).items() if len(values[0]) != len(key)}


def one_to_many(*names: str) -> dict[str, list[str]]:
    """The entries with several candidates; what most fonts do not have is no candidate."""
    entries = {}
    for name in names:
        for key, values in dictionary(name).items():
            common = [value for value in values if max(value) <= "\uffff"]
            if len(common) > 1:
                entries[key] = common
    return entries


def _provenance() -> str:
    return f"Made by tests/generators/opencc_entries.py from OpenCC {opencc.__version__} (Apache-2.0); do not edit."


def _rows(words: Iterator[str], indent: str) -> str:
    """String literals of words with a space after each."""
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) > 56:
            rows.append(row)
            row = ""
        row += f"{word} "
    return "\n".join(f'{indent}"{row}"' for row in [*rows, row])


def phrase_module() -> str:
    """The source of `core/phrase_table.py`."""
    parts = []
    for config, name in WITH_REGIONAL_WORDS.items():
        words = (f"{key}:{value}" for key, value in sorted(length_changing(name).items()))
        parts.append(f'    "{config}": (\n{_rows(words, " " * 8)}\n    ),\n')
    names = "".join(f'    "{config}": "{name}",\n' for config, name in WITH_REGIONAL_WORDS.items())
    return (
        f'"""Regional words that are not as long as what they replace, as data.\n\n{_provenance()}\n"""\n\n'
        f'OPENCC_VERSION = "{opencc.__version__}"\n"""The version the entries are those of."""\n\n'
        f'DICTIONARIES = {{\n{names}}}\n"""The dictionary of regional words in each configuration that has them."""\n\n'
        f"ENTRIES = {{\n{''.join(parts)}}}\n"
        '"""Its entries that change lengths: each word with what replaces it."""\n'
    )


def _candidates(name: str, entries: Mapping[str, list[str]], meaning: str) -> str:
    words = (":".join((key, *values)) for key, values in sorted(entries.items()))
    return f'{name} = (\n{_rows(words, "    ")}\n)\n"""{meaning}"""\n'


def candidate_module() -> str:
    """The source of `core/candidate_table.py`."""
    return (
        f'"""What may become one of several in the other script, as data: each with its candidates.\n\n'
        f'{_provenance()}\n"""\n\n'
        + _candidates("TO_TRADITIONAL", one_to_many("STCharacters", "STPhrases"), "What is Simplified.")
        + "\n"
        + _candidates("TO_SIMPLIFIED", one_to_many("TSCharacters", "TSPhrases"), "What is Traditional.")
    )


if __name__ == "__main__":
    (CORE / "phrase_table.py").write_text(phrase_module(), encoding="utf-8")
    (CORE / "candidate_table.py").write_text(candidate_module(), encoding="utf-8")
