"""Who is asking, for routes."""

from typing import Annotated

from fastapi import Depends

from viva.accounts.schemas import LOCAL_USER, User


async def current_user() -> User:
    """With `VIVA_AUTH=local` everybody who reaches the server is the one local user."""
    return LOCAL_USER


CurrentUser = Annotated[User, Depends(current_user)]
