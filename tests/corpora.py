"""The texts the benches and some tests are tried on, which are no part of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("READER_CORPORA") or Path(__file__).resolve().parents[2] / "shared" / "corpora")
"""Where they lie: where `READER_CORPORA` says, or beside the checkout."""


def corpus_path(*parts: str) -> Path:
    """A file or folder of the corpora; a test that asks for one that is not there is skipped."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no {'/'.join(parts) or 'corpora'} in {ROOT}; READER_CORPORA says where the corpora are")
    return path
