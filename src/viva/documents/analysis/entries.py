"""Cutting a section into entries by the dates that stand at their heads."""

import re
from dataclasses import dataclass, field

from viva.documents.analysis.dates import PRESENT, DateSpan, find_dates, without_durations
from viva.documents.analysis.sections import NumberedLine

_MAXIMUM_HEAD = 140
_MAXIMUM_LEAD = 3
_AFTER_DATE = 60
_VERBS = re.compile(
    r"""^(?:responsible|led|built|ran|wrote|worked|managed|oversaw|drove|taught|kept|made|grew|sold|won
    |cut|took|gave|set\s+up|help(?:ed|ing)|provid(?:ed|ing)|verantwortlich\w*|zuständig\w*|entwicklung\s+(?:von|eine|und|der)|betreuung\s|durchführung\s|planung\s+und
    |desarrollo\s+de|gestión\s+de|atención\s+a|diseño\s+de|coordinación\s+de|elaboración\s+de
    |administración\s+de|(?!registered|certified|licensed|advanced|qualified|skilled|chartered|associated|applied
    |limited|united|embedded|distributed|integrated|accredited|dedicated|unified|combined|aided
    |automated|affiliated|retired|related)[a-z]+ed)\s""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_CHARGE = re.compile(r"(?:responsable|encargad[oa])\s+de\s", re.IGNORECASE)
_LONGEST_TITLE = 6
_LABEL = re.compile(
    r"^(?:technolog\w+|tech stack|stack|tools?|environment|skills|keywords|umfeld|technologien?"
    r"|tecnologías?|herramientas|werkzeuge|key achievements?|achievements|responsibilities|aufgaben"
    r"|tasks|highlights|funciones|logros|projects?|thesis|gpa|note|nota|advisor|abschlussnote"
    r"|schwerpunkte?|coursework|relevant coursework|modules|focus|languages?)\s*:",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:inc|ltd|corp|co|coop|bros|llc|e\.v|s\.a|s\.l|s\.l\.u|b\.v|st|dr|jr|sr)|\b[A-Z])\.$",
    re.I,
)


@dataclass(slots=True)
class Entry:
    """One job, school or project: the lines of its head, its dates, its description."""

    head: list[NumberedLine]
    dates: DateSpan | None
    anchor: int = 0
    body: list[NumberedLine] = field(default_factory=list)


def split_entries(lines: list[NumberedLine]) -> list[Entry]:
    """Entries with dates; lines before the first that belong to none are dropped."""
    lines = merge_broken_dates(lines)
    anchors = _anchors(lines)
    if not anchors:
        return []
    lead = _lead(lines, anchors)
    starts = [_start(lines, anchors, index, lead) for index in range(len(anchors))]
    entries: list[Entry] = []
    for index, anchor in enumerate(anchors):
        stop = starts[index + 1] if index + 1 < len(anchors) else len(lines)
        after = _head_end(lines, anchor, stop)
        head = lines[starts[index] : after]
        dates = anchor_date(lines[anchor])
        entries.append(Entry(head, dates, anchor - starts[index], lines[after:stop]))
    return entries


def merge_broken_dates(lines: list[NumberedLine]) -> list[NumberedLine]:
    """`Sept 2018 –` on one line and `May 2023` on the next belong together."""
    merged: list[NumberedLine] = []
    for line in lines:
        if merged and _goes_on(merged[-1], line):
            merged[-1] = _with_date_end(merged[-1], line)
        else:
            merged.append(line)
    return merged


_OPEN_ENDS = ("|", "·", "•", "–", "—", "@")
_DANGLING = re.compile(
    r"(?:(?:19|20)\d\d|['’]\d\d)\s*(?:[-–—]|\bto|\bbis|\bhasta)\s*(?:[^\W\d_]{3,10}\.?)?$",
    re.IGNORECASE,
)


def _goes_on(previous: NumberedLine, line: NumberedLine) -> bool:
    first = line.line.cells[0]
    if previous.text.endswith(_OPEN_ENDS) and not line.line.bullet:
        return any(_fills(first, first[d.begin : d.stop]) for d in find_dates(first))
    if not any(_DANGLING.search(cell) for cell in previous.line.cells):
        return False
    dates = find_dates(f"2000 – {first}")
    return len(first) < 25 and bool(dates) and dates[0].stop >= len(first) + 6


def _with_date_end(previous: NumberedLine, line: NumberedLine) -> NumberedLine:
    if previous.text.endswith(_OPEN_ENDS):
        cells = (*previous.line.cells, line.line.cells[0])
    else:
        cells = _completed(previous, line)
    joined = type(previous.line)(
        cells=(*cells, *line.line.cells[1:]),
        bullet=previous.line.bullet,
        size=previous.line.size,
        bold=previous.line.bold,
        gap=previous.line.gap,
    )
    return NumberedLine(previous.number, joined)


def _completed(previous: NumberedLine, line: NumberedLine) -> tuple[str, ...]:
    return tuple(
        f"{cell} {line.line.cells[0]}" if _DANGLING.search(cell) else cell
        for cell in previous.line.cells
    )


def anchor_date(line: NumberedLine) -> DateSpan | None:
    """The dates of an entry's head line; `None` where the line is no such head."""
    text = line.text
    if len(text) > _MAXIMUM_HEAD + 60:
        return None
    dates = find_dates(text)
    for span in sorted(dates, key=lambda d: not d.is_range):
        if _is_prominent(text, span, line.line.cells):
            return span
    return None


_SINCE = re.compile(
    r"\([^()]*[^\W\d_][^()]*\b(?:since|seit|ab|from|desde|depuis)\W*$", re.IGNORECASE
)


_SINCE_REMARK = re.compile(
    r"\S\s*\((?:since|seit|ab|from|desde|depuis)\s[^()]{0,12}(?:19|20)\d\d\)$", re.IGNORECASE
)


def _is_aside(text: str, span: DateSpan) -> bool:
    """Whether a date only remarks on what stands before it: `Nurse (head of ward since 2023)`."""
    if span.end != PRESENT and span.is_range:
        return False
    words = re.match(r"\W*[^\W\d_]*\W*", text[span.begin : span.stop])
    return _SINCE.search(text[: span.begin + (words.end() if words else 0)]) is not None


def _is_prominent(text: str, span: DateSpan, cells: tuple[str, ...]) -> bool:
    if _is_aside(text, span):
        return False
    before = text[: span.begin].rstrip(" (|,–—-·•:[")
    after = without_durations(text[span.stop :]).strip(" )|,.–—-·•:]")
    if any(_fills(cell, text[span.begin : span.stop]) for cell in cells):
        return True
    if not span.is_range and re.search(r"\b(?:in|im|en|since|by|until|of|the|for)$", before, re.I):
        return False
    if (
        not span.is_range
        and re.search(r"[a-z.]\s*$", before)
        and text[len(before) : span.begin] == " "
    ):
        return len(text) < 70 and not after
    if not before:
        return len(text) <= _MAXIMUM_HEAD
    return len(before) <= _MAXIMUM_HEAD and len(after) <= (_AFTER_DATE if span.is_range else 3)


def _fills(cell: str, date: str) -> bool:
    rest = without_durations(cell.replace(date, "")).strip(" ()[],.–—-·•:")
    return date in cell and len(rest) <= 2


def _anchors(lines: list[NumberedLine]) -> list[int]:
    """Indexes of head lines: those without bullets, else the bulleted ones."""
    dated = [i for i, line in enumerate(lines) if anchor_date(line) is not None]
    dated = [i for i in dated if i - 1 not in dated or not _SINCE_REMARK.search(lines[i].text)]
    plain = [i for i in dated if not lines[i].line.bullet]
    ranges = [i for i in plain if _is_range(lines[i])]
    if ranges:
        return [i for i in plain if _is_range(lines[i]) or _is_own_entry(lines, i, ranges)]
    return plain or dated


def _is_range(line: NumberedLine) -> bool:
    dates = anchor_date(line)
    return dates is not None and dates.is_range


def _is_own_entry(lines: list[NumberedLine], index: int, ranges: list[int]) -> bool:
    """Whether a single date heads an entry rather than standing beside another's head."""
    if _dates_left(lines[index]) and all(_dates_left(lines[other]) for other in ranges):
        return True
    nearest = min(abs(index - other) for other in ranges)
    return (nearest > 1 or lines[index].line.gap) and not _VERBS.match(lines[index].text)


def _dates_left(line: NumberedLine) -> bool:
    """Whether the dates stand in a column of their own before what they date."""
    cells = line.line.cells
    return len(cells) > 1 and any(
        _fills(cells[0], cells[0][d.begin : d.stop]) for d in find_dates(cells[0])
    )


def _lead(lines: list[NumberedLine], anchors: list[int]) -> int:
    """How many lines of a head stand above its dates: as in the first entry, or in all others."""
    if anchors[0] == 0:
        return 0
    counts = []
    for index, anchor in enumerate(anchors):
        above = lines[anchors[index - 1] + 1 if index else 0 : anchor]
        counts.append(_head_like_at_end(above))
    return counts[0] or min(counts[1:], default=0)


def _head_like_at_end(above: list[NumberedLine]) -> int:
    count = 0
    for line in reversed(above):
        if not is_head_like(line) or count == _MAXIMUM_LEAD:
            break
        count += 1
    return count


def _start(lines: list[NumberedLine], anchors: list[int], index: int, lead: int) -> int:
    anchor = anchors[index]
    floor = anchors[index - 1] + 1 if index else 0
    start = anchor
    while start > floor and anchor - start < lead:
        if lines[start].line.gap and start < anchor:
            break
        if lines[start].line.gap and index and not _heads_group(lines[start - 1]):
            break
        if not is_head_like(lines[start - 1]):
            break
        start -= 1
    return start


def _heads_group(line: NumberedLine) -> bool:
    """A line with a gap above that stands right above a dated one names the employer of several."""
    return line.line.gap or line.line.bold or line.line.size > 1.05


def is_head_like(line: NumberedLine) -> bool:
    """Whether a line may belong to the head of an entry rather than to its description."""
    text = line.text
    if line.line.bullet or len(text) > _MAXIMUM_HEAD or len(text.split()) > 18:
        return False
    if _LABEL.match(text) or _VERBS.match(text) or text[:1].islower():
        return False
    if _IN_CHARGE.match(text) and len(text.split()) > _LONGEST_TITLE:
        return False
    return not text.endswith((".", ";", ":")) or _ABBREVIATED.search(text) is not None


def _head_end(lines: list[NumberedLine], anchor: int, stop: int) -> int:
    """Where the lines that may still belong to the head end; at most three after the dates."""
    end = anchor + 1
    while end < stop and end - anchor <= _MAXIMUM_LEAD and is_head_like(lines[end]):
        if lines[end].line.gap and end > anchor + 1:
            break
        end += 1
    return end
