"""Lines for tests of single rules, from text in which a blank line parts blocks."""

from viva.documents.analysis.headings import is_heading
from viva.documents.analysis.sections import NumberedLine
from viva.documents.extraction.lines import Line
from viva.documents.extraction.plain import read_text


def lines_of(text: str) -> list[Line]:
    return list(read_text(text, is_heading).lines)


def numbered(text: str) -> list[NumberedLine]:
    return [NumberedLine(number, line) for number, line in enumerate(lines_of(text), start=1)]
