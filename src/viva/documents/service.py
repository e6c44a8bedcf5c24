"""Documents of an owner: read once, kept, corrected, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from viva.documents import repository
from viva.documents.analyses import AnalysisService
from viva.documents.corrections import with_corrections
from viva.documents.models import DocumentRow
from viva.documents.reader import DocumentReader
from viva.documents.schemas import (
    Analysis,
    AnalysisStatus,
    CvProfile,
    DocumentKind,
    JobProfile,
    ParsedDocument,
)
from viva.documents.views import DocumentPage, DocumentSummary, DocumentView
from viva.errors import NotFoundError
from viva.infra.database.engine import Database
from viva.infra.database.idempotency import (
    KeyedRequest,
    find_resource,
    fingerprint,
    remember,
)
from viva.infra.database.pages import ALL_ROWS, split_page
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.ids import new_id
from viva.nlp.neighbours import SkillNeighbours
from viva.nlp.skills import SkillVocabulary

_SCOPE = "documents"
_FILENAME_LENGTH = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A document as it came: a file's bytes, or pasted text."""

    kind: DocumentKind
    content: bytes
    filename: str | None = None
    pasted: bool = False


class DocumentNotFoundError(NotFoundError):
    code = "document_not_found"


class DocumentService:
    """Use cases around documents; each writes in one transaction."""

    def __init__(
        self,
        *,
        database: Database,
        reader: DocumentReader,
        clock: Clock,
        today: Callable[[], date],
        analyses: AnalysisService | None = None,
    ) -> None:
        self._database = database
        self._reader = reader
        self._clock = clock
        self._today = today
        self._analyses = analyses

    async def add(
        self, owner_id: str, upload: Upload, *, idempotency_key: str | None = None
    ) -> tuple[DocumentView, bool]:
        """The document and whether it is new; the same bytes are read once per owner.

        Raises:
            AppError: The document cannot be used; see `viva.documents.errors`.
        """
        mark = fingerprint(b"pasted" if upload.pasted else b"file", upload.content)
        keyed = None
        if idempotency_key is not None:
            request = fingerprint(upload.kind.encode(), mark.encode())
            keyed = KeyedRequest(
                owner_id=owner_id, scope=_SCOPE, key=idempotency_key, request=request
            )
        async with self._database.read() as session:
            remembered = await find_resource(session, keyed)
            known = await repository.find_same(session, owner_id, upload.kind, mark)
        if known is not None and (keyed is None or remembered == known.id):
            return _view(known), False
        parsed = None if known is not None else await self._read(upload)
        async with self._database.write() as session:
            row = await repository.find_same(session, owner_id, upload.kind, mark)
            is_new = row is None
            if row is None:
                row = self._row(owner_id, upload, mark, parsed or await self._read(upload))
                session.add(row)
            await remember(session, keyed, row.id, now=self._clock())
        if is_new and row.analysis_pending and self._analyses is not None:
            self._analyses.begin(row.id)
        return _view(row), is_new

    async def get(self, owner_id: str, document_id: str) -> DocumentView:
        """Raises DocumentNotFoundError when there is none, or it is somebody else's."""
        async with self._database.read() as session:
            return _view(await _get_row(session, owner_id, document_id))

    async def get_parsed(self, owner_id: str, document_id: str) -> ParsedDocument:
        """As `get`, in the shape that interviews are made from."""
        async with self._database.read() as session:
            row = await _get_row(session, owner_id, document_id)
        return ParsedDocument.model_validate_json(row.parsed)

    async def list(self, owner_id: str, *, cursor: str | None, limit: int) -> DocumentPage:
        async with self._database.read() as session:
            rows = await repository.list_page(session, owner_id, before=cursor, limit=limit + 1)
        page, next_cursor = split_page(rows, limit=limit)
        items = [DocumentSummary(**_view(row).model_dump(exclude={"lines"})) for row in page]
        return DocumentPage(items=items, next_cursor=next_cursor)

    async def delete(self, owner_id: str, document_id: str) -> None:
        async with self._database.write() as session:
            if not await repository.remove(session, owner_id, document_id):
                raise _not_found()

    async def correct(
        self, owner_id: str, document_id: str, changes: dict[str, object]
    ) -> DocumentView:
        """Replace fields of the profile by what the user says they should be.

        Raises:
            CorrectionInvalidError: A field is unknown or its value does not fit.
        """
        async with self._database.write() as session:
            row = await _get_row(session, owner_id, document_id)
            parsed = ParsedDocument.model_validate_json(row.parsed)
            row.parsed = with_corrections(parsed, changes, today=self._today()).model_dump_json()
            await repository.replace_parsed(session, document_id, row.parsed)
        return _view(row)

    async def export_user(self, owner_id: str) -> Sequence[Any]:
        """All documents of a user, JSON-ready, the newest first."""
        async with self._database.read() as session:
            rows = await repository.list_page(session, owner_id, before=None, limit=ALL_ROWS)
        return [_view(row).model_dump(mode="json") for row in rows]

    async def erase_user(self, owner_id: str) -> None:
        async with self._database.write() as session:
            await repository.remove_all(session, owner_id)

    async def _read(self, upload: Upload) -> ParsedDocument:
        today = self._today()
        if upload.pasted:
            text = upload.content.decode("utf-8", errors="replace")
            return await self._reader.read_text(text, upload.kind, today)
        return await self._reader.read(upload.filename, upload.content, upload.kind, today)

    def _row(self, owner_id: str, upload: Upload, mark: str, parsed: ParsedDocument) -> DocumentRow:
        pending = self._analyses is not None and self._analyses.is_configured
        if pending:
            analysis = Analysis(status=AnalysisStatus.PENDING)
            parsed = parsed.model_copy(update={"analysis": analysis})
        return DocumentRow(
            id=new_id(),
            owner_id=owner_id,
            kind=upload.kind,
            fingerprint=mark,
            filename=(upload.filename or "")[:_FILENAME_LENGTH] or None,
            parsed=parsed.model_dump_json(),
            created_at=self._clock(),
            analysis_pending=pending,
        )


async def _get_row(session: AsyncSession, owner_id: str, document_id: str) -> DocumentRow:
    row = await repository.find(session, owner_id, document_id)
    if row is None:
        raise _not_found()
    return row


def _not_found() -> DocumentNotFoundError:
    return DocumentNotFoundError("There is no such document. It may have been deleted.")


def _view(row: DocumentRow) -> DocumentView:
    parsed = ParsedDocument.model_validate_json(row.parsed)
    return DocumentView(
        id=row.id,
        kind=parsed.kind,
        status="ready",
        filename=row.filename,
        created_at=row.created_at,
        profile=parsed.profile,
        warnings=parsed.profile.warnings,
        analysis=parsed.analysis,
        sources=parsed.sources,
        skill_names=SkillVocabulary.load().spellings(_skills(parsed.profile)),
        lines=parsed.lines,
        skill_neighbours=_neighbours(parsed.profile),
    )


def _neighbours(profile: CvProfile | JobProfile) -> dict[str, dict[str, float]]:
    if isinstance(profile, CvProfile):
        return {}
    known = SkillNeighbours.load()
    return {skill: found for skill in _skills(profile) if (found := dict(known.of(skill)))}


def _skills(profile: CvProfile | JobProfile) -> tuple[str, ...]:
    if isinstance(profile, CvProfile):
        return profile.skills
    return (*profile.required_skills, *profile.nice_to_have_skills)
