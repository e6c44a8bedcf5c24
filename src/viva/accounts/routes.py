"""HTTP for the user's own data."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from viva.accounts.dependencies import CurrentUser, PersonalData
from viva.infra.http.problems import PROBLEM_RESPONSES

router = APIRouter(prefix="/api/v1/me", tags=["me"], responses=PROBLEM_RESPONSES)


@router.get("/export", response_model=dict[str, list[Any]])
async def export_everything(user: CurrentUser, data: PersonalData) -> JSONResponse:
    """All documents, interviews, reports, recordings and answers given again, as a JSON file."""
    headers = {"Content-Disposition": 'attachment; filename="viva-export.json"'}
    return JSONResponse(await data.export(user.id), headers=headers)


@router.delete("", status_code=204)
async def erase_everything(user: CurrentUser, data: PersonalData) -> None:
    """Delete all documents and interviews, reports and recordings too; counts of calls stay."""
    await data.erase(user.id)
