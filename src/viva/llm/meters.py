"""What calls to language models look like from outside: metrics by role and model."""

from viva.infra.telemetry.metrics import Counter, Histogram
from viva.llm.accounts import ModelCall

_BY = ("role", "model")
_SECONDS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)


class ModelMeters:
    """Metrics since the process began; sums over restarts are in the table of calls."""

    def __init__(self) -> None:
        self._calls = Counter(
            "viva_llm_calls_total",
            "Requests to language models; outcome is ok, abandoned or why they failed.",
            (*_BY, "outcome"),
        )
        self._thrown_away = Counter(
            "viva_llm_thrown_away_total", "Requests whose output served nobody.", _BY
        )
        self._tokens = Counter(
            "viva_llm_tokens_total",
            "Tokens; cached ones are among the prompt's.",
            (*_BY, "kind"),
        )
        self._cost = Counter("viva_llm_cost_usd_total", "Cost in US dollars where known.", _BY)
        self._seconds = Histogram(
            "viva_llm_call_seconds", "From a request to its end.", _BY, _SECONDS
        )
        self._first_token_seconds = Histogram(
            "viva_llm_first_token_seconds", "From a request to its first text.", _BY, _SECONDS
        )
        self._lost = Counter(
            "viva_llm_calls_lost_total", "Requests that could not be written down."
        )

    def called(self, call: ModelCall) -> None:
        by = (call.role.value, str(call.model))
        self._calls.add(1, *by, call.outcome)
        for kind, tokens in (
            ("prompt", call.usage.prompt_tokens),
            ("cached", call.usage.cached_tokens),
            ("output", call.usage.output_tokens),
        ):
            self._tokens.add(tokens, *by, kind)
        self._cost.add(float(call.cost_usd or 0), *by)
        self._seconds.observe(call.seconds, *by)
        if call.first_token_seconds is not None:
            self._first_token_seconds.observe(call.first_token_seconds, *by)
        if call.abandoned:
            self.thrown_away(*by)

    def thrown_away(self, role: str, model: str) -> None:
        self._thrown_away.add(1, role, model)

    def lost(self, count: int) -> None:
        self._lost.add(count)

    @property
    def metrics(self) -> tuple[Counter | Histogram, ...]:
        return (
            self._calls,
            self._thrown_away,
            self._tokens,
            self._cost,
            self._seconds,
            self._first_token_seconds,
            self._lost,
        )
