"""How long the stages of live conversations took: for metrics, and per interview."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence

from viva.speech.stages import SpeechMeters, Stage

_INTERVIEWS = 200
_MEASUREMENTS = 500


class StageTimes:
    """Of the last interviews since the process began; older ones are in the metrics alone."""

    def __init__(self, meters: SpeechMeters) -> None:
        self._meters = meters
        self._times: OrderedDict[str, dict[Stage, list[float]]] = OrderedDict()

    def note(self, interview_id: str, stage: Stage, seconds: float, *, engine: str = "") -> None:
        """Without an `engine` the stage is in the metrics already."""
        if engine:
            self._meters.observe(stage, seconds, engine=engine)
        times = self._times.setdefault(interview_id, defaultdict(list))
        self._times.move_to_end(interview_id)
        if len(times[stage]) < _MEASUREMENTS:
            times[stage].append(seconds)
        if len(self._times) > _INTERVIEWS:
            self._times.popitem(last=False)

    def of(self, interview_id: str) -> Mapping[Stage, Sequence[float]]:
        return self._times.get(interview_id, {})
