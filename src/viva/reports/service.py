"""Reports: built once by the closing job, shown at any time after the end."""

import json
from collections.abc import Sequence
from typing import Any, Final

from viva.infra.database.engine import Database
from viva.infra.telemetry.clock import Clock
from viva.interviews.errors import InterviewNotCompleteError
from viva.interviews.schemas import InterviewRecord, InterviewStatus
from viva.interviews.service import InterviewService
from viva.reports import repository
from viva.reports.builder import build_report, view_interview
from viva.reports.coaching import CoachingService
from viva.reports.models import ReportRow
from viva.reports.schemas import Report
from viva.reports.spoken import with_sound

_DRAFTS: Final = 64
"""Unfinished reports that are kept: whoever waits for the scores asks again and again."""


class ReportService:
    """Where there are language models, `coaching` has words of theirs for the answers."""

    def __init__(
        self,
        database: Database,
        interviews: InterviewService,
        clock: Clock,
        coaching: CoachingService | None = None,
    ) -> None:
        self._coaching = coaching
        self._database = database
        self._interviews = interviews
        self._clock = clock
        self._drafts: dict[str, tuple[InterviewRecord, Report]] = {}

    async def get(self, owner_id: str, interview_id: str) -> Report:
        """The final report, or the scores so far while the closing job is at work.

        Raises:
            InterviewNotFoundError: There is none, or it is somebody else's.
            InterviewNotCompleteError: It has not ended.
        """
        interview = await self._interviews.get(owner_id, interview_id)
        if interview.status in (InterviewStatus.PREPARING, InterviewStatus.IN_PROGRESS):
            raise InterviewNotCompleteError
        async with self._database.read() as session:
            row = await repository.find(session, owner_id, interview_id)
        record = await self._interviews.get_record(interview_id)
        if row is None or interview.status is not InterviewStatus.COMPLETED:
            return with_sound(self._draft(record), record)
        report = Report.model_validate_json(row.report)
        report = with_sound(report, record)
        return report.model_copy(update={"interview": view_interview(record)})

    def _draft(self, record: InterviewRecord) -> Report:
        """The scores so far; built again only when there are more of them."""
        before = self._drafts.pop(record.id, None)
        if before is None or before[0] != record:
            before = (record, build_report(record, final=False))
        self._drafts[record.id] = before
        if len(self._drafts) > _DRAFTS:
            del self._drafts[next(iter(self._drafts))]
        return before[1]

    async def export_user(self, owner_id: str) -> Sequence[Any]:
        """All finished reports of a user, JSON-ready, the newest first."""
        async with self._database.read() as session:
            rows = await repository.list_of_owner(session, owner_id)
        return [json.loads(row.report) for row in rows]

    async def build(self, interview_id: str) -> None:
        """Build the report from the scores as they are, and keep it."""
        record = await self._interviews.get_record(interview_id)
        taught = {} if self._coaching is None else await self._coaching.finish(record)
        report = build_report(record, final=True, taught=taught)
        row = ReportRow(
            interview_id=interview_id,
            owner_id=record.owner_id,
            report=report.model_dump_json(),
            created_at=self._clock(),
        )
        async with self._database.write() as session:
            await repository.put(session, row)
        self._drafts.pop(interview_id, None)

    async def finish(self, interview_id: str) -> None:
        """Tell the interview that it is done, with its final score."""
        record = await self._interviews.get_record(interview_id)
        async with self._database.read() as session:
            row = await repository.find(session, record.owner_id, interview_id)
        score = None if row is None else Report.model_validate_json(row.report).overall.score
        await self._interviews.finish(interview_id, final_score=score)
