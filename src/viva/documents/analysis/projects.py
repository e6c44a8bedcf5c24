"""The projects of a CV."""

from viva.documents.analysis.dates import find_dates, without_durations
from viva.documents.analysis.entries import is_head_like
from viva.documents.analysis.sections import NumberedLine
from viva.documents.schemas import Highlight, Project

_LONGEST_NAME = 90
_EDGES = " ,;:|–—-·•()[]\t"


def read_projects(lines: list[NumberedLine]) -> tuple[Project, ...]:
    """Projects: a short line that bullets or sentences follow, or a bullet with a name."""
    if not any(line.line.bullet for line in lines) or all(line.line.bullet for line in lines):
        return tuple(_single(line) for line in lines if _title(line))
    projects: list[Project] = []
    after_bullet = True
    for line in lines:
        opens = not line.line.bullet and after_bullet and is_head_like(line) and _title(line)
        if opens:
            projects.append(Project(name=_title(line), line=line.number))
        elif projects:
            last = projects[-1]
            highlight = Highlight(text=line.text, line=line.number)
            projects[-1] = last.model_copy(update={"highlights": (*last.highlights, highlight)})
        after_bullet = line.line.bullet
    return tuple(projects)


def _single(line: NumberedLine) -> Project:
    name, _, rest = line.text.partition(": ")
    if not rest:
        name, _, rest = line.text.partition(" – ")
    highlights = (Highlight(text=rest, line=line.number),) if rest else ()
    return Project(name=name.strip(_EDGES)[:_LONGEST_NAME], highlights=highlights, line=line.number)


def _title(line: NumberedLine) -> str:
    text = line.line.cells[0]
    for span in reversed(find_dates(text)):
        text = text[: span.begin] + text[span.stop :]
    return without_durations(text).strip(_EDGES)[:_LONGEST_NAME]
