"""The door of speech, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.speech.speech import Speech


async def speech(request: Request) -> Speech:
    door: Speech = request.app.state.services.speech
    return door


SpeechDoor = Annotated[Speech, Depends(speech)]
