"""How it was said or written, as Markdown."""

from viva.evaluation.delivery import Delivery, Measure, Metric

_MEASURES = {
    Measure.WORDS_PER_MINUTE: "Pace",
    Measure.TALK_TIME: "Talk time",
    Measure.TIME_TO_FIRST_WORD: "Time to the first word",
    Measure.PAUSES: "Pauses",
    Measure.LONGEST_PAUSE: "Longest pause",
    Measure.FILLERS_PER_MINUTE: "Filler words",
    Measure.FILLERS: "Filler words",
    Measure.REPEATED_WORDS: "Repeated words",
    Measure.SENTENCE_LENGTH: "Sentence length",
}


def delivery_section(delivery: Delivery | None) -> list[str]:
    if delivery is None:
        return []
    rows = [
        f"| {_MEASURES[m.name]} | {m.value:g} {m.unit} | {_target(m)} |" for m in delivery.metrics
    ]
    note = "How it was said. These figures are for you and are in no score."
    if not delivery.spoken:
        note = "How it was written. These figures are for you and are in no score."
    header = ["| Measure | Yours | Usual range |", "|---|---|---|"]
    return ["## Delivery", "", note, "", *header, *rows, ""]


def delivery_line(delivery: Delivery | None) -> list[str]:
    """Only what lies outside of its usual range."""
    outside = [m for m in delivery.metrics if m.within_target is False] if delivery else []
    if not outside:
        return []
    figures = "; ".join(
        f"{_MEASURES[m.name].lower()} {m.value:g} {m.unit} (usual: {_target(m).rstrip(' ⚠')})"
        for m in outside
    )
    return [f"Delivery, not scored: {figures}", ""]


def _target(metric: Metric) -> str:
    if metric.target is None:
        return ""
    low, high = metric.target
    usual = f"up to {high:g}" if low <= 0 else f"{low:g} to {high:g}"
    return usual if metric.within_target else f"{usual} ⚠"
