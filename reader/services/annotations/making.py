"""New annotations: who knows the time, and what nobody else will call one."""

from datetime import UTC, datetime
from uuid import uuid4

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind


def now() -> str:
    """The time, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def made(document: str, kind: Kind, anchor: Anchor, **more: object) -> Annotation:
    """A new annotation.

    Args:
        document: The fingerprint of the text that is marked.
        kind: What it is.
        anchor: Where it is.
        more: What else is to be said of it, by the names in `Annotation`.
    """
    return Annotation(uuid4().hex, document, kind, anchor, made=now())._replace(**more)  # type: ignore[arg-type]
