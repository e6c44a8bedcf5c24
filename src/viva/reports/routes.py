"""HTTP for reports."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse

from viva.accounts.dependencies import CurrentUser
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.reports.dependencies import Reports
from viva.reports.markdown import to_markdown
from viva.reports.schemas import Report
from viva.reports.table import to_csv

router = APIRouter(
    prefix="/api/v1/interviews/{interview_id}", tags=["reports"], responses=PROBLEM_RESPONSES
)


@router.get("/report")
async def get_report(user: CurrentUser, reports: Reports, interview_id: str) -> Report:
    """The report; `final` is false while scores are still coming."""
    return await reports.get(user.id, interview_id)


@router.get("/report.json", response_model=Report)
async def download_json(user: CurrentUser, reports: Reports, interview_id: str) -> JSONResponse:
    """The report as a file."""
    report = await reports.get(user.id, interview_id)
    return JSONResponse(report.model_dump(mode="json"), headers=_attachment(interview_id, "json"))


@router.get(
    "/report.md",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/markdown": {}}, "description": "The report as Markdown"}},
)
async def download_markdown(
    user: CurrentUser, reports: Reports, interview_id: str
) -> PlainTextResponse:
    """The report as a Markdown file."""
    report = await reports.get(user.id, interview_id)
    return PlainTextResponse(
        to_markdown(report),
        media_type="text/markdown; charset=utf-8",
        headers=_attachment(interview_id, "md"),
    )


@router.get(
    "/report.csv",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/csv": {}}, "description": "One row per answer"}},
)
async def download_csv(user: CurrentUser, reports: Reports, interview_id: str) -> PlainTextResponse:
    """The report as a table with a row per answer."""
    report = await reports.get(user.id, interview_id)
    return PlainTextResponse(
        to_csv(report),
        media_type="text/csv; charset=utf-8",
        headers=_attachment(interview_id, "csv"),
    )


def _attachment(interview_id: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="viva-{interview_id}.{ending}"'}
