"""HTTP for reports."""

import asyncio
from importlib import import_module
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from viva.accounts.dependencies import CurrentUser
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.reports.dependencies import Reports, Retries
from viva.reports.markdown import to_markdown
from viva.reports.schemas import NewRetry, Report, Retry, RetryPage
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
    "/report.pdf",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}, "description": "The report on A4 pages"}},
)
async def download_pdf(user: CurrentUser, reports: Reports, interview_id: str) -> Response:
    """The report as a PDF file."""
    report = await reports.get(user.id, interview_id)
    return Response(
        await asyncio.to_thread(_to_pdf, report),
        media_type="application/pdf",
        headers=_attachment(interview_id, "pdf"),
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


@router.post(
    "/answers/{turn_id}/retries",
    status_code=201,
    responses={200: {"model": Retry, "description": "The same words were given before"}},
)
async def answer_again(
    user: CurrentUser,
    retries: Retries,
    response: Response,
    interview_id: str,
    turn_id: str,
    answer: NewRetry,
) -> Retry:
    """Answer a question again after the interview, to compare; the report stays as it is."""
    retry, is_new = await retries.add(user.id, interview_id, turn_id, answer.text)
    response.status_code = 201 if is_new else 200
    return retry


@router.get("/answers/{turn_id}/retries")
async def list_retries(
    user: CurrentUser,
    retries: Retries,
    interview_id: str,
    turn_id: str,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> RetryPage:
    """The answers that were given again, the newest first."""
    return await retries.list(user.id, interview_id, turn_id, cursor=cursor, limit=limit)


def _to_pdf(report: Report) -> bytes:
    # What sets the pages takes half a second to import, for which no start of the server waits.
    pdf: bytes = import_module("viva.reports.pdf").to_pdf(report)
    return pdf


def _attachment(interview_id: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="viva-{interview_id}.{ending}"'}
