"""The services of reports, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.reports.retries import RetryService
from viva.reports.service import ReportService


async def report_service(request: Request) -> ReportService:
    service: ReportService = request.app.state.services.reports
    return service


async def retry_service(request: Request) -> RetryService:
    service: RetryService = request.app.state.services.retries
    return service


Reports = Annotated[ReportService, Depends(report_service)]
Retries = Annotated[RetryService, Depends(retry_service)]
