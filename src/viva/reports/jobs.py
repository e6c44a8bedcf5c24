"""The closing job of an interview: evaluate → report → finish."""

from viva.errors import NotFoundError
from viva.infra.jobs.jobs import Jobs, Step, StepFunction
from viva.interviews.scoring import ScoringService
from viva.interviews.service import CLOSING_JOB
from viva.reports.service import ReportService


def register_closing(jobs: Jobs, scoring: ScoringService, reports: ReportService) -> None:
    """Each step may run again after a crash: it replaces or finds what it did before."""
    jobs.register(
        CLOSING_JOB,
        (
            Step("evaluate", _unless_deleted(scoring.score_missing)),
            Step("report", _unless_deleted(reports.build)),
            Step("finish", _unless_deleted(reports.finish)),
        ),
    )


def _unless_deleted(run: StepFunction) -> StepFunction:
    async def step(interview_id: str) -> None:
        try:
            await run(interview_id)
        except NotFoundError:
            # The interview was deleted in the meantime: nothing is left to do.
            return

    return step
