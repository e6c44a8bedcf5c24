"""A report as CSV: one row per answer."""

import csv
import io

from viva.reports.schemas import Report

_COLUMNS = (
    *("number", "turn_id", "kind", "competency", "level", "question", "answer"),
    *("status", "score", "band_low", "band_high", "scorer"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(report: Report) -> str:
    """Rows in the order of the interview, with a head; no cell is a formula to a spreadsheet."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    for entry in report.answers:
        low, high = entry.band or (None, None)
        writer.writerow(
            [
                entry.question.number,
                entry.turn_id,
                entry.question.kind,
                entry.question.competency,
                entry.question.level,
                _text(entry.question.text),
                _text(entry.answer.text or ""),
                entry.status,
                entry.score,
                low,
                high,
                entry.scorer,
            ]
        )
    return sheet.getvalue()


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
