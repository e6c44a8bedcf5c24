"""What can be wrong with a recording."""

from viva.errors import ConflictError, InvalidInputError, NotFoundError


class RecordingNotFoundError(NotFoundError):
    code = "recording_not_found"

    def __init__(self) -> None:
        super().__init__("There is no recording of this answer, or it has been deleted.")


class RecordingClosedError(ConflictError):
    code = "recording_closed"

    def __init__(self) -> None:
        super().__init__(
            "This recording takes nothing more. Begin another one, with a higher number of `take`."
        )


class RecordingIncompleteError(ConflictError):
    """`errors` names the chunks that are missing."""

    code = "recording_incomplete"

    def __init__(self, missing: list[int]) -> None:
        numbers = ",".join(map(str, missing))
        super().__init__(
            "Parts of the recording have not arrived. Send them, then send the answer again.",
            errors=[{"field": "chunks", "message": numbers}],
        )


class ChunkDiffersError(ConflictError):
    code = "chunk_differs"

    def __init__(self) -> None:
        super().__init__(
            "Another piece of the recording is stored under this number. It stays as it is."
        )


class ChunkInvalidError(InvalidInputError):
    code = "chunk_invalid"


class ChunkTooLargeError(InvalidInputError):
    code = "chunk_too_large"
    status = 413
    title = "The piece of the recording is too large"


class NothingHeardError(InvalidInputError):
    """The same code as of an answer without words."""

    code = "answer_empty"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was understood in the recording. Record the answer again, or write it."
        )


class RecordingTooLargeError(InvalidInputError):
    code = "recording_too_large"
    status = 413
    title = "The recording is too large"
