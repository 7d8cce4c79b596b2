"""The floors of the house, guarded twice: by contracts over its imports, and by what importing really loads."""

import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import reader.cli
import reader.core
import reader.services

ROOT = Path(__file__).resolve().parents[1]


def test_the_import_contracts_are_kept() -> None:
    """Arrows point down only, and each library is known only on the floor that may know it."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("package", [reader.core, reader.services, reader.cli], ids=["core", "services", "cli"])
def test_the_floors_below_the_screen_load_no_screen(package: ModuleType) -> None:
    """Importing every module of a floor loads neither Textual nor Rich."""
    paths = list(package.__path__)
    prefix = f"{package.__name__}."
    names = [module.name for module in pkgutil.walk_packages(paths, prefix)]
    code = f"import sys, {', '.join(names)}\nprint(sorted({{'textual', 'rich'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "[]\n" == done.stdout
