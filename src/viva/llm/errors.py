"""What can go wrong with language models: for callers, and inside the room."""

from enum import StrEnum

from viva.errors import UnavailableError
from viva.llm.usage import Usage


class ModelsUnavailableError(UnavailableError):
    """No model gave a usable answer: callers go on with the rules.

    `answered` says that one did answer, but not in the shape that was asked for.
    """

    code = "models_unavailable"
    title = "No language model answers"
    answered = False


class BudgetSpentError(UnavailableError):
    """The account's cap is reached: callers go on with the rules."""

    code = "budget_spent"
    title = "The budget for language models is spent"


class Failure(StrEnum):
    """Why one request failed."""

    UNAUTHORISED = "unauthorised"
    QUOTA_SPENT = "quota_spent"
    REJECTED = "rejected"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    LATE = "late"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    BROKEN = "broken"
    MALFORMED = "malformed"
    WRONG_SHAPE = "wrong_shape"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    REFUSED = "refused"

    @property
    def is_retryable(self) -> bool:
        """Whether the same model may do better later."""
        return self in _RETRYABLE

    @property
    def is_outage(self) -> bool:
        """Whether it says something about the model's health, not about this one request."""
        return self in _OUTAGES


_RETRYABLE = {
    Failure.RATE_LIMITED,
    Failure.UNAVAILABLE,
    Failure.TIMED_OUT,
    Failure.BROKEN,
    Failure.MALFORMED,
    Failure.WRONG_SHAPE,
    Failure.EMPTY,
}
_OUTAGES = {
    Failure.UNAUTHORISED,
    Failure.QUOTA_SPENT,
    Failure.RATE_LIMITED,
    Failure.UNAVAILABLE,
    Failure.LATE,
    Failure.TIMED_OUT,
    Failure.BROKEN,
}


class ProviderError(Exception):
    """One request failed; carries nothing of what was sent or received.

    Args:
        failure: Why.
        retry_after_seconds: How long the provider asks to be left alone.
        usage: What the request took all the same, where that is known.
    """

    def __init__(
        self,
        failure: Failure,
        *,
        retry_after_seconds: float | None = None,
        usage: Usage | None = None,
    ) -> None:
        super().__init__(failure.value)
        self.usage = usage
        self.failure = failure
        self.retry_after_seconds = retry_after_seconds


def failure_of_status(status: int) -> Failure:
    """What an HTTP status from 400 on means."""
    if status in (401, 403):
        return Failure.UNAUTHORISED
    if status == 402:
        return Failure.QUOTA_SPENT
    if status == 429:
        return Failure.RATE_LIMITED
    if status in (408, 409, 425) or status >= 500:
        return Failure.UNAVAILABLE
    return Failure.REJECTED
