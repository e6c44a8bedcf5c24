"""The invented people and jobs of `people.yaml`, one pair for each role family."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from viva.documents.parsing import parse_text
from viva.documents.schemas import DocumentKind
from viva.matching.schemas import BriefDocument

TODAY: Final = date(2026, 11, 21)
_FILE: Final = Path(__file__).with_name("people.yaml")


def families() -> tuple[str, ...]:
    return tuple(_texts())


def text_of(family: str, kind: DocumentKind) -> str:
    return _texts()[family][kind.value]


@cache
def document_of(family: str, kind: DocumentKind) -> BriefDocument:
    """The document as the product reads it."""
    parsed = parse_text(text_of(family, kind), kind, TODAY)
    return BriefDocument(id=kind.value, lines=parsed.lines, profile=parsed.profile)


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return texts
