"""Circuit breakers: a model that is down is left alone for a while."""

from collections.abc import Callable
from dataclasses import dataclass

from viva.llm.errors import Failure, ProviderError
from viva.llm.names import ModelName

# A request with all its retries.
FAILURES_TO_OPEN = 4
OPEN_SECONDS = 30.0
LONGEST_OPEN_SECONDS = 600.0

# Nothing that passes by itself within seconds.
_LASTING = {Failure.UNAUTHORISED, Failure.QUOTA_SPENT}


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    closed_again_at: float | None = None


class Breakers:
    """One circuit per model: closed, open for some time, then open to one trial.

    Args:
        clock: Seconds, rising.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._circuits: dict[ModelName, _Circuit] = {}

    def is_open(self, model: ModelName, *, in_seconds: float = 0) -> bool:
        """Whether the model must not be asked, now or in some seconds."""
        circuit = self._circuits.get(model)
        if circuit is None or circuit.closed_again_at is None:
            return False
        return self._clock() + in_seconds < circuit.closed_again_at

    def enter(self, model: ModelName) -> bool:
        """Whether the model may be asked; after an outage only the first to ask may."""
        if self.is_open(model):
            return False
        circuit = self._circuits.get(model)
        if circuit is not None and circuit.closed_again_at is not None:
            circuit.closed_again_at = self._clock() + OPEN_SECONDS
        return True

    def succeeded(self, model: ModelName) -> None:
        self._circuits.pop(model, None)

    def failed(self, model: ModelName, error: ProviderError) -> None:
        if not error.failure.is_outage:
            # It answered, if badly.
            self.succeeded(model)
            return
        circuit = self._circuits.setdefault(model, _Circuit())
        circuit.failures += 1
        if error.failure in _LASTING or circuit.failures >= FAILURES_TO_OPEN:
            self._open(circuit, OPEN_SECONDS)
        if error.retry_after_seconds is not None:
            self._open(circuit, min(error.retry_after_seconds, LONGEST_OPEN_SECONDS))

    def _open(self, circuit: _Circuit, seconds: float) -> None:
        circuit.closed_again_at = max(circuit.closed_again_at or 0, self._clock() + seconds)
