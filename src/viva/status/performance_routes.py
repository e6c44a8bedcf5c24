"""HTTP for what was measured: performance for people, metrics for Prometheus."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import PlainTextResponse

from viva.accounts.dependencies import CurrentUser
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.infra.telemetry.metrics import CONTENT_TYPE, render
from viva.llm.call_book import CallBook
from viva.speech.speech import Speech
from viva.status.performance import PerformanceService, PerformanceView

router = APIRouter(tags=["performance"], responses=PROBLEM_RESPONSES)


async def performance_service(request: Request) -> PerformanceService:
    service: PerformanceService = request.app.state.services.performance
    return service


Performance = Annotated[PerformanceService, Depends(performance_service)]


@router.get("/api/v1/interviews/{interview_id}/performance")
async def get_interview_performance(
    user: CurrentUser, performance: Performance, interview_id: str
) -> PerformanceView:
    """Waits of an interview, and what language models cost it."""
    return await performance.of_interview(user.id, interview_id)


@router.get("/api/v1/performance")
async def get_performance(user: CurrentUser, performance: Performance) -> PerformanceView:
    """What language models cost in all interviews and documents, deleted ones included."""
    return await performance.of_user(user.id)


@router.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {}}, "description": "Prometheus's text format"}},
)
async def get_metrics(request: Request) -> PlainTextResponse:
    """Metrics since the server began, for Prometheus."""
    calls: CallBook = request.app.state.services.calls
    speech: Speech = request.app.state.services.speech
    metrics = (*calls.meters.metrics, *speech.meters.metrics)
    return PlainTextResponse(render(metrics), media_type=CONTENT_TYPE)
