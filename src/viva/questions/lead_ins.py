"""Lead-ins: the sentence that brings up a line of a document before the question."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict

from viva.documents.schemas import DocumentKind
from viva.questions.line_facts import done_phrase, slots_of

_FILE: Final = Path(__file__).with_name("lead_ins.yaml")


class _LeadIns(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    cv: tuple[str, ...]
    job: tuple[str, ...]
    bridges: tuple[str, ...]


def lead_in(facts: Mapping[str, str], kind: DocumentKind, turn: int) -> str | None:
    """The sentence for the `turn`-th line brought up; neighbouring turns get different ones."""
    fragment = facts.get("quote")
    if fragment is None:
        return None
    known = dict(facts)
    if kind == DocumentKind.CV and (done := done_phrase(fragment)):
        known["done"] = done
    every = _lead_ins().cv if kind == DocumentKind.CV else _lead_ins().job
    return _first_fitting(every, known, turn)


def bridge(skill: str, turn: int) -> str:
    """A short sentence that leads on to `skill`; often none."""
    every = _lead_ins().bridges
    return every[turn % len(every)].format(skill=skill)


def _first_fitting(templates: tuple[str, ...], facts: Mapping[str, str], turn: int) -> str | None:
    """Searched from a place that depends on the turn, so that a wording does not come twice."""
    for step in range(len(templates)):
        template = templates[(turn + step) % len(templates)]
        if slots_of(template) <= facts.keys():
            return template.format_map(facts)
    return None


@lru_cache(maxsize=1)
def _lead_ins() -> _LeadIns:
    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return _LeadIns.model_validate(content)
