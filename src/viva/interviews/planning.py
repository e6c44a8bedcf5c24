"""Making an interview: from what was wished for to its context and first question."""

import hashlib
from dataclasses import dataclass

from viva.documents.schemas import CvProfile, DocumentKind, JobProfile, ParsedDocument
from viva.documents.service import DocumentService
from viva.interviews.context import InterviewContext
from viva.interviews.errors import (
    DocumentKindMismatchError,
    LanguageUnsupportedError,
    NothingToAskAboutError,
)
from viva.interviews.views import NewInterview
from viva.matching.brief import compose_brief
from viva.matching.schemas import BriefDocument, BriefRequest
from viva.nlp.skills import SkillVocabulary

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewDocuments:
    cv: BriefDocument | None
    job: BriefDocument | None

    @property
    def given(self) -> tuple[BriefDocument, ...]:
        return tuple(document for document in (self.cv, self.job) if document is not None)


def check_wishes(wishes: NewInterview) -> None:
    """Refuse what no interview can be made from.

    Raises:
        NothingToAskAboutError: Neither a CV nor a job nor a role was given.
        LanguageUnsupportedError: There are no questions in this language.
    """
    if not (wishes.cv_id or wishes.job_id or wishes.role):
        raise NothingToAskAboutError
    language = (wishes.language or LANGUAGES[0]).split("-")[0].lower()
    if language not in LANGUAGES:
        raise LanguageUnsupportedError(
            f"Interviews in {wishes.language!r} do not exist yet. Choose one of:"
            f" {', '.join(LANGUAGES)}."
        )


async def load_documents(
    documents: DocumentService, owner_id: str, wishes: NewInterview
) -> InterviewDocuments:
    """The CV and the job that were named.

    Raises:
        DocumentKindMismatchError: `cv_id` names a job description, or the other way round.
    """
    return InterviewDocuments(
        cv=await _load(documents, owner_id, wishes.cv_id, DocumentKind.CV),
        job=await _load(documents, owner_id, wishes.job_id, DocumentKind.JOB),
    )


def compose_context(
    wishes: NewInterview, found: InterviewDocuments, *, seen: frozenset[str], seed: int
) -> InterviewContext:
    """Pure; takes some milliseconds of CPU."""
    brief = compose_brief(
        BriefRequest(
            cv=found.cv,
            job=found.job,
            role=wishes.role or wishes.job_title or None,
            company=wishes.company,
            kind=wishes.kind,
            level=wishes.level,
            questions=wishes.questions,
        ),
        SkillVocabulary.load(),
    )
    return InterviewContext(
        brief=brief,
        documents=found.given,
        seen=seen,
        seed=seed,
        cv_id=wishes.cv_id,
        job_id=wishes.job_id,
        company=wishes.company or _company(found),
        minutes_per_answer=wishes.minutes_per_answer,
        pack=wishes.pack,
        candidate_name=candidate_name(wishes, found),
    )


def candidate_name(wishes: NewInterview, found: InterviewDocuments) -> str | None:
    if wishes.candidate_name:
        return wishes.candidate_name
    profile = found.cv.profile if found.cv else None
    return profile.name if isinstance(profile, CvProfile) else None


def job_title(wishes: NewInterview, found: InterviewDocuments) -> str | None:
    if wishes.job_title or wishes.role:
        return wishes.job_title or wishes.role
    profile = found.job.profile if found.job else None
    return profile.title if isinstance(profile, JobProfile) else None


def seed_from(*parts: str) -> int:
    """A number that is the same for the same texts."""
    digest = hashlib.sha256("\x00".join(parts).encode()).digest()
    return int.from_bytes(digest[:6], "big")


async def _load(
    documents: DocumentService, owner_id: str, document_id: str | None, kind: DocumentKind
) -> BriefDocument | None:
    if document_id is None:
        return None
    parsed: ParsedDocument = await documents.get_parsed(owner_id, document_id)
    if parsed.kind is not kind:
        raise DocumentKindMismatchError(
            f"The document {document_id} is a {parsed.kind}, not a {kind}."
        )
    return BriefDocument(id=document_id, lines=parsed.lines, profile=parsed.profile)


def _company(found: InterviewDocuments) -> str | None:
    profile = found.job.profile if found.job else None
    return profile.company if isinstance(profile, JobProfile) else None
