"""Orders in CVs and job descriptions invent nothing, whatever a model claims because of them.

What such an order names stands in the document, and its author may write it there in any words; so
it can be added, with its line beside it. What stands nowhere cannot, and what was read stays.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from tests.evals.injection.loading import Attack, Where, load_attacks
from tests.evals.injection.obedient_analyst import INVENTED, Manner, ObedientAnalyst
from tests.evals.injection.talks import TODAY, documents_with
from tests.evals.injection.test_documents import JOB_TEXT
from tests.factories import CV_TEXT
from viva.documents.analysis.job import find_seniority
from viva.documents.analyst.findings import CvFindings, JobFindings
from viva.documents.analyst.model_analyst import Verdict, analysis_prompt, with_verdict
from viva.documents.analyst.source_lines import SourceLines, plain
from viva.documents.parsing import parse_text
from viva.documents.schemas import DocumentKind, ParsedDocument

MODEL = "model:openai:first+read@1"
# Of the attacks on answers, every so many stands in a document too.
ONE_IN = 4
ADDED_TO = ("skills", "required_skills", "nice_to_have_skills", "languages", "responsibilities")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A document with an attack, as the rules read it and after the model had its say."""

    attack: Attack
    manner: Manner
    text: str
    before: ParsedDocument
    after: ParsedDocument


@cache
def attempts() -> list[Attempt]:
    """Those in which the model saw an order."""
    chosen = [attack for where in (Where.CV, Where.JOB) for attack in load_attacks(where)]
    for number, attack in enumerate(load_attacks(Where.ANSWER)[::ONE_IN]):
        where = (Where.CV, Where.JOB)[number % 2]
        chosen.append(attack.model_copy(update={"where": where}))
    return [attempt for attack in chosen for attempt in _attempts(attack)]


def _attempts(attack: Attack) -> list[Attempt]:
    is_job = attack.where is Where.JOB
    kind, honest = (DocumentKind.JOB, JOB_TEXT) if is_job else (DocumentKind.CV, CV_TEXT)
    text = documents_with(attack)[is_job]
    parsed = parse_text(text, kind, TODAY)
    lines = SourceLines.of(parsed.lines)
    made: list[Attempt] = []
    for manner in Manner:
        model = ObedientAnalyst(kind, attack.text, honest, manner)
        reply = model.reply(analysis_prompt(parsed, lines).task)
        try:
            findings = (JobFindings if is_job else CvFindings).model_validate_json(reply)
            verdict = Verdict(findings, lines, reader=MODEL)
        except ValidationError:
            verdict = Verdict(None, lines, reason="models_unavailable")
        if model.obeyed:
            after = with_verdict(parsed, verdict, today=TODAY)
            made.append(Attempt(attack, manner, text, parsed, after))
    return made


def _profile(document: ParsedDocument) -> dict[str, Any]:
    return document.profile.model_dump(mode="json", exclude={"warnings"})


def test_most_orders_reach_the_model() -> None:
    assert len({attempt.attack.id for attempt in attempts()}) >= 200


def test_no_order_brings_in_what_the_document_does_not_say() -> None:
    for attempt in attempts():
        said = plain(attempt.text)
        skills = [plain(name) for name in INVENTED if plain(name) not in said]
        profile = _profile(attempt.after)
        for name in ADDED_TO:
            before = _profile(attempt.before).get(name) or []
            added = [value for value in profile.get(name) or [] if value not in before]
            assert not [value for value in added if plain(value) in skills]
            shown = [s.quote or "" for s in attempt.after.sources if s.field == name]
            assert len(shown) >= len(added)
            assert all(plain(quote) in said for quote in shown)


def test_no_order_changes_or_removes_what_the_rules_read() -> None:
    for attempt in attempts():
        before, after = _profile(attempt.before), _profile(attempt.after)
        for name, value in before.items():
            if isinstance(value, list):
                assert [one for one in value if one not in after[name]] == []
            elif isinstance(value, dict):
                assert value.items() <= after[name].items()
            else:
                assert value is None or after[name] == value


def test_no_order_claims_years_dates_or_a_level_that_no_line_names() -> None:
    for attempt in attempts():
        before, after = _profile(attempt.before), _profile(attempt.after)
        for name in ("total_years_experience", "gaps", "min_years"):
            assert after.get(name) == before.get(name), attempt.attack.id
        named = (before.get("seniority"), find_seniority(attempt.attack.text, ""))
        assert after.get("seniority") in named


def test_a_broken_reading_leaves_the_rules_reading() -> None:
    broken = [attempt for attempt in attempts() if attempt.manner is Manner.WILD]

    assert broken
    assert all(_profile(one.after) == _profile(one.before) for one in broken)
