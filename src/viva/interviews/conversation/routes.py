"""The WebSocket of live conversations."""

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from viva.accounts.dependencies import CurrentUser
from viva.interviews.conversation.conversations import Conversations
from viva.interviews.views import Id

router = APIRouter()


@router.websocket("/api/v1/interviews/{interview_id}/voice")
async def converse(socket: WebSocket, user: CurrentUser, interview_id: Id) -> None:
    """JSON text frames `{type, …}`; binary frames are 16 kHz s16le mono, both ways."""
    conversations: Conversations = socket.app.state.services.conversations
    await socket.accept()
    await conversations.converse(user.id, interview_id, SocketWire(socket))


class SocketWire:
    """A Starlette socket; what is sent to somebody who has hung up is nobody's loss."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket

    async def receive(self) -> str | bytes | None:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            return None
        content: str | bytes = message.get("bytes") or message.get("text") or ""
        return content

    async def send_text(self, text: str) -> None:
        if self._is_open:
            await self._socket.send_text(text)

    async def send_bytes(self, content: bytes) -> None:
        if self._is_open:
            await self._socket.send_bytes(content)

    async def close(self, code: int, reason: str) -> None:
        try:
            if self._is_open:
                await self._socket.close(code, reason)
        except (RuntimeError, WebSocketDisconnect):
            # Hung up at the same moment.
            return

    @property
    def _is_open(self) -> bool:
        states = (self._socket.client_state, self._socket.application_state)
        return WebSocketState.DISCONNECTED not in states
