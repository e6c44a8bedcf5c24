"""The interview services, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.interviews.events import EventSignal
from viva.interviews.service import InterviewService
from viva.interviews.turns import TurnService
from viva.interviews.vapi import HostedInterviews
from viva.interviews.vapi_events import CallEventService


async def interview_service(request: Request) -> InterviewService:
    service: InterviewService = request.app.state.services.interviews
    return service


async def turn_service(request: Request) -> TurnService:
    service: TurnService = request.app.state.services.turns
    return service


async def event_signal(request: Request) -> EventSignal:
    signal: EventSignal = request.app.state.services.signal
    return signal


async def hosted_interviews(request: Request) -> HostedInterviews:
    service: HostedInterviews = request.app.state.services.hosted
    return service


async def call_event_service(request: Request) -> CallEventService:
    service: CallEventService = request.app.state.services.call_events
    return service


Interviews = Annotated[InterviewService, Depends(interview_service)]
Turns = Annotated[TurnService, Depends(turn_service)]
Signal = Annotated[EventSignal, Depends(event_signal)]
Hosted = Annotated[HostedInterviews, Depends(hosted_interviews)]
CallEvents = Annotated[CallEventService, Depends(call_event_service)]
