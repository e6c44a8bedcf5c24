"""Lead-ins: the sentence that brings up a line of a document before the question."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict

from viva.documents.schemas import DocumentKind
from viva.questions.cited_lines import CitedLine
from viva.questions.line_facts import done_phrase, slots_of, unused
from viva.questions.schemas import Question

_FILE: Final = Path(__file__).with_name("lead_ins.yaml")


class LeadIns(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    cv: tuple[str, ...]
    cv_later: tuple[str, ...]
    job: tuple[str, ...]
    job_later: tuple[str, ...]
    bridges: tuple[str, ...]


def lead_in(
    facts: Mapping[str, str], line: CitedLine, *, asked: Sequence[Question], seed: int
) -> str | None:
    """A sentence that does not stand in a question `asked` before, as long as there is one."""
    fragment = facts.get("quote")
    if fragment is None:
        return None
    known = dict(facts)
    if line.kind == DocumentKind.CV and (done := done_phrase(fragment)):
        known["done"] = done
    sentences = read_lead_ins()
    of_cv = line.kind == DocumentKind.CV
    every = sentences.cv if of_cv else sentences.job
    if any(source.document_id == line.document_id for one in asked for source in one.sources):
        every += sentences.cv_later if of_cv else sentences.job_later
    return _pick(every, known, asked, seed)


def bridge(skill: str, *, asked: Sequence[Question], seed: int) -> str:
    """A short sentence that leads on to `skill`."""
    return _pick(read_lead_ins().bridges, {"skill": skill}, asked, seed) or ""


def _pick(
    templates: tuple[str, ...], facts: Mapping[str, str], asked: Sequence[Question], seed: int
) -> str | None:
    fitting = [template for template in templates if slots_of(template) <= facts.keys()]
    fresh = unused(fitting, [one.text for one in asked]) or fitting
    return fresh[(seed + len(asked)) % len(fresh)].format_map(facts) if fresh else None


@lru_cache(maxsize=1)
def read_lead_ins() -> LeadIns:
    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return LeadIns.model_validate(content)
