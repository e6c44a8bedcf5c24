"""Analyses of documents by language models: begun after the upload, done as durable jobs."""

import asyncio
from collections.abc import Callable
from datetime import date

import structlog

from viva.documents import repository
from viva.documents.analyst.model_analyst import ModelAnalyst, Verdict, with_verdict
from viva.documents.models import DocumentRow
from viva.documents.schemas import ParsedDocument
from viva.infra.database.engine import Database
from viva.infra.jobs.jobs import Jobs, Step
from viva.infra.telemetry.ids import new_id
from viva.infra.telemetry.logs import frames

ANALYSIS_JOB = "analyse_document"
# Longer than a model with all its retries takes.
LONGEST_SECONDS = 180.0
TOOK_TOO_LONG = "timed_out"
FAILED = "analysis_failed"

log = structlog.get_logger()


class AnalysisService:
    """Has documents checked by models, beside everything else.

    A document says `pending` until then; what is still so at a start is taken up again, by a job of
    its own, because the one before may have ended without effect when the server was stopped.
    """

    def __init__(
        self, *, database: Database, analyst: ModelAnalyst, jobs: Jobs, today: Callable[[], date]
    ) -> None:
        self._database = database
        self._analyst = analyst
        self._jobs = jobs
        self._today = today
        self._enqueuing: set[asyncio.Task[None]] = set()
        self._asking: dict[str, asyncio.Task[Verdict]] = {}
        self._closed = False
        jobs.register(ANALYSIS_JOB, (Step("read", self._analyse),))

    @property
    def is_configured(self) -> bool:
        return self._analyst.is_configured

    def begin(self, document_id: str) -> None:
        """Have a stored document checked; returns at once."""
        task = asyncio.create_task(self._enqueue(document_id))
        self._enqueuing.add(task)
        task.add_done_callback(self._enqueuing.discard)

    async def recover(self) -> None:
        """Take up what an earlier process left."""
        async with self._database.read() as session:
            pending = await repository.list_pending_ids(session)
        for document_id in pending:
            self.begin(document_id)

    async def settle(self, *, timeout_seconds: float | None = None) -> None:
        """Wait for what was begun: with inline jobs for the analyses themselves."""
        if self._enqueuing:
            await asyncio.wait(self._enqueuing, timeout=timeout_seconds)

    async def aclose(self) -> None:
        """Stop asking; nothing is stored of what was not finished."""
        self._closed = True
        for task in self._asking.values():
            task.cancel()
        if self._enqueuing:
            await asyncio.wait(self._enqueuing)

    async def _enqueue(self, document_id: str) -> None:
        try:
            await self._jobs.enqueue(ANALYSIS_JOB, f"{document_id}:{new_id()}")
        except Exception as error:  # noqa: BLE001 - the document is there; the next start tries again
            log.error("analysis_not_done", document_id=document_id, error=frames(error))

    async def _analyse(self, argument: str) -> None:
        """The job's step; safe to repeat, and without effect on a document that was deleted.

        Args:
            argument: The document's id, a colon, and what tells attempts apart.
        """
        document_id = argument.partition(":")[0]
        async with self._database.read() as session:
            row = await repository.find_pending(session, document_id)
        if row is None or self._closed or document_id in self._asking:
            return
        verdict = await self._ask(row)
        if verdict is None:
            return
        while not await self._store(document_id, verdict):
            log.info("document_changed_meanwhile", document_id=document_id)

    async def _store(self, document_id: str, verdict: Verdict) -> bool:
        """Whether it is stored, or there is nothing to store it to; else the user was faster."""
        async with self._database.read() as session:
            row = await repository.find_pending(session, document_id)
        if row is None:
            return True
        checked = await asyncio.to_thread(_checked, row.parsed, verdict, self._today())
        async with self._database.write() as session:
            now = await repository.find_pending(session, document_id)
            if now is not None and now.parsed != row.parsed:
                return False
            await repository.replace_parsed(
                session, document_id, checked.model_dump_json(), analysis_pending=False
            )
        log.info("document_analysed", document_id=document_id, status=checked.analysis.status)
        return True

    async def _ask(self, row: DocumentRow) -> Verdict | None:
        """What a model makes of it; null where the server is stopped before it has ended."""
        parsed = ParsedDocument.model_validate_json(row.parsed)
        asking = asyncio.create_task(self._analyst.read(row.owner_id, parsed))
        self._asking[row.id] = asking
        try:
            await asyncio.wait([asking], timeout=LONGEST_SECONDS)
        finally:
            del self._asking[row.id]
            asking.cancel()
        if self._closed:
            return None
        if not asking.done():
            return self._analyst.unread(parsed, TOOK_TOO_LONG)
        error = asking.exception()
        if error is not None:
            log.error("analyst_failed", error=frames(error))
            return self._analyst.unread(parsed, FAILED)
        return asking.result()


def _checked(stored: str, verdict: Verdict, today: date) -> ParsedDocument:
    """What is stored with the verdict; whatever goes wrong with that, the rules' reading stands."""
    parsed = ParsedDocument.model_validate_json(stored)
    try:
        return with_verdict(parsed, verdict, today=today)
    except Exception as error:  # noqa: BLE001 - models find new ways to be wrong
        log.error("findings_unusable", error=frames(error))
        return with_verdict(parsed, Verdict(None, verdict.lines, reason=FAILED), today=today)
