"""The report service, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.reports.service import ReportService


async def report_service(request: Request) -> ReportService:
    service: ReportService = request.app.state.services.reports
    return service


Reports = Annotated[ReportService, Depends(report_service)]
