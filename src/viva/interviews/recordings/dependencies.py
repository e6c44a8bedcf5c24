"""The services of recordings, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.accounts.dependencies import CurrentUser
from viva.interviews.recordings.recordings import Recordings
from viva.interviews.recordings.schemas import TurnKey
from viva.interviews.views import Id


async def recordings(request: Request) -> Recordings:
    found: Recordings = request.app.state.services.recordings
    return found


async def turn_key(user: CurrentUser, interview_id: Id, turn_id: Id) -> TurnKey:
    return TurnKey(user.id, interview_id, turn_id)


SpokenTurns = Annotated[Recordings, Depends(recordings)]
Turn = Annotated[TurnKey, Depends(turn_key)]
