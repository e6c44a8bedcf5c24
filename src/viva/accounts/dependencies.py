"""Who is asking, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.accounts.personal_data import PersonalDataService
from viva.accounts.schemas import LOCAL_USER, User


async def current_user() -> User:
    """With `VIVA_AUTH=local` everybody who reaches the server is the one local user."""
    return LOCAL_USER


async def personal_data(request: Request) -> PersonalDataService:
    service: PersonalDataService = request.app.state.services.personal_data
    return service


CurrentUser = Annotated[User, Depends(current_user)]
PersonalData = Annotated[PersonalDataService, Depends(personal_data)]
