"""Where the blobs of recordings lie."""

from viva.interviews.recordings.schemas import Chunk, TurnKey

_ROOT = "recordings"


def interview_prefix(owner_id: str, interview_id: str) -> str:
    return f"{_ROOT}/{owner_id}/{interview_id}/"


def take_prefix(key: TurnKey, take: int) -> str:
    return f"{interview_prefix(key.owner_id, key.interview_id)}{key.turn_id}/{take}/"


def chunk_path(key: TurnKey, take: int, chunk: Chunk) -> str:
    """Other bytes have another path, so that no two senders overwrite each other."""
    return f"{take_prefix(key, take)}{chunk.n:05}-{chunk.sha256[:16]}"
