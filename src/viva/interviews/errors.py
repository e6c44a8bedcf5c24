"""What can be wrong with a request about an interview."""

from viva.errors import ConflictError, InvalidInputError, NotFoundError, UnavailableError


class InterviewNotFoundError(NotFoundError):
    code = "interview_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such interview. It may have been deleted.")


class InterviewNotCompleteError(ConflictError):
    code = "interview_not_complete"

    def __init__(self) -> None:
        super().__init__("The interview is still going on. Its report follows when it has ended.")


class InterviewNotNamedError(InvalidInputError):
    code = "interview_not_named"

    def __init__(self) -> None:
        super().__init__(
            "The request does not say which interview it is about. Send its id as interview_id in"
            " the metadata, or as the model's name: viva:<interview id>."
        )


class TurnNotFoundError(NotFoundError):
    code = "turn_not_found"

    def __init__(self) -> None:
        super().__init__("This question does not belong to this interview.")


class NothingToAskAboutError(InvalidInputError):
    code = "nothing_to_ask_about"

    def __init__(self) -> None:
        super().__init__("Give a CV, a job description or a role to ask about.")


class DocumentKindMismatchError(InvalidInputError):
    code = "document_kind_mismatch"


class LanguageUnsupportedError(InvalidInputError):
    code = "language_unsupported"


class AnswerEmptyError(InvalidInputError):
    code = "answer_empty"

    def __init__(self) -> None:
        super().__init__("The answer is empty. Write something, or skip the question.")


class AnswerTooLongError(InvalidInputError):
    code = "answer_too_long"


class AnswerInvalidError(InvalidInputError):
    code = "answer_invalid"


class TurnAlreadyAnsweredError(ConflictError):
    code = "turn_already_answered"

    def __init__(self) -> None:
        super().__init__("This question has been answered already; the first answer stands.")


class TurnBusyError(UnavailableError):
    code = "turn_busy"

    def __init__(self) -> None:
        super().__init__("The interview is busy with another request. Send this one again.")


class TurnClosedError(ConflictError):
    code = "turn_closed"

    def __init__(self) -> None:
        super().__init__("This question is closed. Load the interview to see where it stands.")
