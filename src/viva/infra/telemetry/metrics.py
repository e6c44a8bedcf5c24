"""Counters and histograms in Prometheus's text format, kept in the process."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@dataclass(slots=True)
class Counter:
    """A number that only rises, one for each combination of the labels' values."""

    name: str
    text: str
    labels: tuple[str, ...] = ()
    _values: dict[tuple[str, ...], float] = field(default_factory=dict)

    def add(self, amount: float, *values: str) -> None:
        self._values[values] = self._values.get(values, 0) + amount

    def lines(self) -> Iterator[str]:
        yield from _head(self.name, self.text, "counter")
        for values, amount in self._values.items():
            yield f"{self.name}{_labels(self.labels, values)} {_number(amount)}"


@dataclass(slots=True)
class _Observed:
    counts: list[int]
    total: float = 0


@dataclass(slots=True)
class Histogram:
    """How often a value was at most each of `bounds`, for each combination of the labels' values.

    Args:
        bounds: Rising; what is above the last one is counted too.
    """

    name: str
    text: str
    labels: tuple[str, ...]
    bounds: Sequence[float]
    _values: dict[tuple[str, ...], _Observed] = field(default_factory=dict)

    def observe(self, value: float, *values: str) -> None:
        observed = self._values.get(values)
        if observed is None:
            observed = self._values[values] = _Observed([0] * (len(self.bounds) + 1))
        observed.counts[bisect_left(self.bounds, value)] += 1
        observed.total += value

    def lines(self) -> Iterator[str]:
        yield from _head(self.name, self.text, "histogram")
        names = (*self.labels, "le")
        bounds = [*map(_number, self.bounds), "+Inf"]
        for values, observed in self._values.items():
            count = 0
            for bound, found in zip(bounds, observed.counts, strict=True):
                count += found
                yield f"{self.name}_bucket{_labels(names, (*values, bound))} {count}"
            labels = _labels(self.labels, values)
            yield f"{self.name}_sum{labels} {_number(observed.total)}"
            yield f"{self.name}_count{labels} {count}"


def render(metrics: Sequence[Counter | Histogram]) -> str:
    """All of them as Prometheus reads them."""
    return "".join(f"{line}\n" for metric in metrics for line in metric.lines())


def _head(name: str, text: str, kind: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"


def _labels(names: tuple[str, ...], values: tuple[str, ...]) -> str:
    if not names:
        return ""
    pairs = zip(names, values, strict=True)
    return "{" + ",".join(f'{name}="{value.translate(_ESCAPES)}"' for name, value in pairs) + "}"


def _number(value: float) -> str:
    return f"{value:.12g}"
