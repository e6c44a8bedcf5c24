"""HTTP for question packs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from viva.accounts.dependencies import CurrentUser
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.questions.choosers import Choosers
from viva.questions.pack_format import Pack

router = APIRouter(prefix="/api/v1/packs", tags=["packs"], responses=PROBLEM_RESPONSES)


class PackView(BaseModel):
    """`name` is what an interview is asked for by."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "backend",
                    "title": "Backend engineering",
                    "version": 1,
                    "language": "en",
                    "families": ["backend"],
                    "questions": 23,
                    "levels": [1, 2, 3, 4, 5],
                }
            ]
        }
    )

    name: str
    title: str
    version: int
    language: str
    families: tuple[str, ...] = Field(description="Role families it suits; empty: all of them.")
    questions: int
    levels: list[int]


class PackPage(BaseModel):
    items: list[PackView]
    next_cursor: str | None


async def _choosers(request: Request) -> Choosers:
    choosers: Choosers = request.app.state.services.choosers
    return choosers


@router.get("")
async def list_packs(
    _user: CurrentUser, choosers: Annotated[Choosers, Depends(_choosers)]
) -> PackPage:
    """The packs that an interview can be asked for, by name, all on one page."""
    return PackPage(items=[_view(pack) for pack in choosers.packs()], next_cursor=None)


def _view(pack: Pack) -> PackView:
    return PackView(
        name=pack.name,
        title=pack.title,
        version=pack.version,
        language=pack.language,
        families=pack.families,
        questions=len(pack.questions),
        levels=sorted({question.level for question in pack.questions}),
    )
