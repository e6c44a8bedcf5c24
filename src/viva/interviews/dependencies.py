"""The interview services, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.interviews.events import EventSignal
from viva.interviews.service import InterviewService
from viva.interviews.turns import TurnService


async def interview_service(request: Request) -> InterviewService:
    service: InterviewService = request.app.state.services.interviews
    return service


async def turn_service(request: Request) -> TurnService:
    service: TurnService = request.app.state.services.turns
    return service


async def event_signal(request: Request) -> EventSignal:
    signal: EventSignal = request.app.state.services.signal
    return signal


Interviews = Annotated[InterviewService, Depends(interview_service)]
Turns = Annotated[TurnService, Depends(turn_service)]
Signal = Annotated[EventSignal, Depends(event_signal)]
