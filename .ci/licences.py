"""The licences of everything Reader needs at run time: none may be one that would bind who runs or passes it on.

Asks the installed distributions, beginning with what pyproject names; prints each with its licence, and fails where one
is under the AGPL or GPL, or names no licence at all.
"""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

_ROOT = "hanzi-reader"
_FORBIDDEN = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
_LESSER = re.compile(r"\bLGPL[^,;]*|GNU Lesser[^,;]*|Lesser General Public[^,;]*", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def needed(name: str, found: dict[str, Distribution]) -> None:
    """Gather a distribution and all it needs, but for its extras."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:
        # For another system or another Python.
        return
    for requirement in found[key].requires or ():
        if "extra ==" not in requirement and (match := _NAME.match(requirement)):
            needed(match[0], found)


def licence(held: Distribution) -> str:
    """What a distribution says of its licence."""
    about = held.metadata
    classifiers = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    said = about.get("License-Expression") or ", ".join(classifiers) or about.get("License") or ""
    return said.strip().split("\n")[0]


def main() -> int:
    """Print the licences; 1 where one is forbidden or missing."""
    found: dict[str, Distribution] = {}
    needed(_ROOT, found)
    bad = 0
    for name, held in sorted(found.items()):
        said = licence(held)
        wrong = not said or _FORBIDDEN.search(_LESSER.sub("", said))
        bad += bool(wrong)
        print(f"{'!' if wrong else ' '} {name:<24} {held.version:<12} {said or 'no licence named'}")
    if len(found) < 5:
        print(f"only {len(found)} distributions found; is {_ROOT} installed here?")
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
