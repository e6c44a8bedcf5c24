"""The analyst that asks language models what the rules missed in a document."""

import json
from dataclasses import dataclass
from datetime import date

import structlog

from viva.documents.analyst.additions import with_findings
from viva.documents.analyst.findings import CvFindings, Findings, JobFindings
from viva.documents.analyst.masking import mask_of
from viva.documents.analyst.source_lines import SourceLines
from viva.documents.schemas import (
    Analysis,
    AnalysisStatus,
    DocumentKind,
    DocumentWarning,
    ParsedDocument,
)
from viva.llm.call_book import CallBook
from viva.llm.errors import BudgetSpentError, ModelsUnavailableError
from viva.llm.fences import as_data
from viva.llm.language_models import LanguageModels, Written
from viva.llm.names import Role
from viva.llm.prompts import Prompt, load_prompts

NOT_CHECKED = "not_checked_by_model"
_MOST_OUTPUT_TOKENS = 4_000
_PROMPTS = load_prompts("viva.documents")
_SENT: dict[DocumentKind, frozenset[str]] = {
    DocumentKind.CV: frozenset({"headline", "skills", "jobs", "education", "languages"}),
    DocumentKind.JOB: frozenset(
        {
            "title",
            "company",
            "seniority",
            "required_skills",
            "nice_to_have_skills",
            "responsibilities",
            "min_years",
        }
    ),
}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model made of a document: findings of `reader`, or why there are none."""

    findings: Findings | None
    lines: SourceLines
    reader: str | None = None
    reason: str | None = None


class ModelAnalyst:
    """Checks what the rules read; without a usable answer their reading stands, labelled."""

    def __init__(self, models: LanguageModels, calls: CallBook) -> None:
        self._models = models
        self._calls = calls

    @property
    def is_configured(self) -> bool:
        return self._models.is_configured(Role.ANALYST)

    async def read(self, owner_id: str, parsed: ParsedDocument) -> Verdict:
        """Ask, in the background; never raises for what models do."""
        lines = SourceLines.of(parsed.lines)
        account = await self._calls.open(
            owner_id, interview_id=None, mask=mask_of(parsed.profile, parsed.lines)
        )
        prompt = analysis_prompt(parsed, lines)
        written: Written[CvFindings] | Written[JobFindings]
        try:
            if parsed.kind is DocumentKind.CV:
                written = await self._models.write(
                    Role.ANALYST, prompt, CvFindings, live=False, account=account
                )
            else:
                written = await self._models.write(
                    Role.ANALYST, prompt, JobFindings, live=False, account=account
                )
        except (ModelsUnavailableError, BudgetSpentError) as error:
            return self.unread(parsed, error.code)
        reader = f"model:{written.model}+{written.prompt_version}"
        return Verdict(written.value, lines, reader=reader)

    def unread(self, parsed: ParsedDocument, reason: str) -> Verdict:
        """That there is no answer, and why."""
        log.warning("document_not_checked", reason=reason)
        return Verdict(None, SourceLines.of(parsed.lines), reason=reason)


def analysis_prompt(parsed: ParsedDocument, lines: SourceLines) -> Prompt:
    """The document's lines and what was read, without names and contacts, as data."""
    instructions = _PROMPTS["read_cv" if parsed.kind is DocumentKind.CV else "read_job"]
    profile = parsed.profile.model_dump(
        mode="json",
        include={*_SENT[parsed.kind]},
        exclude={"jobs": {"__all__": {"highlights"}}},
        exclude_defaults=True,
    )
    blocks = (
        as_data(parsed.kind.value, lines.numbered()),
        as_data("profile", json.dumps(profile, ensure_ascii=False)),
    )
    return Prompt(
        fixed=instructions.text,
        task="\n\n".join(blocks),
        version=instructions.label,
        max_output_tokens=_MOST_OUTPUT_TOKENS,
    )


def with_verdict(parsed: ParsedDocument, verdict: Verdict, *, today: date) -> ParsedDocument:
    """The document after the model had its say, or failed to."""
    if verdict.findings is None or verdict.reader is None:
        return _unchecked(parsed, verdict)
    checked = with_findings(
        parsed, verdict.findings, verdict.lines, reader=verdict.reader, today=today
    )
    analysis = Analysis(
        status=AnalysisStatus.DONE,
        reader=verdict.reader,
        lines_left_out=verdict.lines.left_out,
    )
    return checked.model_copy(update={"analysis": analysis})


def _unchecked(parsed: ParsedDocument, verdict: Verdict) -> ParsedDocument:
    analysis = Analysis(status=AnalysisStatus.FAILED, reason=verdict.reason)
    warning = DocumentWarning(
        code=NOT_CHECKED,
        message="No language model could check what was read; the rules' reading stands.",
    )
    warnings = (*parsed.profile.warnings, warning)
    profile = parsed.profile.model_copy(update={"warnings": warnings})
    return parsed.model_copy(update={"analysis": analysis, "profile": profile})
