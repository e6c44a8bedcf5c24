"""Rows of a PDF become logical lines: wraps joined, page furniture removed."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from viva.documents.extraction.layout import Block, Row, Run
from viva.documents.extraction.lines import Line, make_line, split_bullet
from viva.documents.extraction.wrapping import join

_INDENT = 4.0
_WIDE = 0.6
_LONG = 45
_SHORT = 20
_LONGEST_NAME = 6
_PAGE_NUMBER = re.compile(
    r"""(?:[^\d|]{0,50}[\s|–—-]+)?(?:page|seite|p[áa]gina|p\.|s\.)?\s*
    \d{1,3}\s*(?:/|of|von|de|sur)\s*\d{1,3}\s*$
    |(?:page|seite|p[áa]gina)\s*\d{1,3}\s*$
    |[-–—\s]*\d{1,2}[-–—\s]*$
    |(?:last\s+updated|stand|updated|aktualisiert)\b.{0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """A logical line in the making: the rows that it is made of."""

    cells: list[str]
    rows: list[Row]
    bullet: bool
    text_x0: float = 0.0
    gap: bool = False
    bold: bool = field(default=False)

    @property
    def last(self) -> Run:
        return self.rows[-1].cells[0]


@dataclass(frozen=True, slots=True)
class _Edges:
    """How far lines reach by their left edge, and how far the block does."""

    by_left: dict[int, float]
    block: float

    def right_of(self, run: Run) -> float:
        return self.by_left.get(_edge_key(run.x0), run.x1)


def page_furniture(pages: list[list[Block]]) -> set[str]:
    """First and last lines of pages that are page numbers or repeat on every page."""
    edges = [_edge_texts(blocks) for blocks in pages]
    found = {text for page in edges for text in page if _PAGE_NUMBER.match(text)}
    if len(pages) > 1:
        shapes = Counter(shape for page in edges for shape in {_shape(text) for text in page})
        found |= {
            text
            for page in edges
            for text in page
            if shapes[_shape(text)] > max(1, len(pages) / 2) and text != _shape(text)
        }
    return found


def _edge_texts(blocks: list[Block]) -> list[str]:
    rows = sorted((row for block in blocks for row in block.rows), key=lambda row: -row.y1)
    return [_row_text(row) for row in (*rows[:1], *rows[-2:])]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def logical_lines(
    blocks: list[Block], furniture: set[str], is_heading: Callable[[str], bool]
) -> list[Line]:
    """The lines of all blocks, in order."""
    body = _body_height(blocks)
    lines: list[Line] = []
    for block in blocks:
        rows = [row for row in block.rows if _row_text(row) not in furniture]
        for draft in _drafts(rows, block.right, is_heading):
            line = make_line(
                draft.cells,
                size=round(draft.rows[0].height / body, 2),
                bold=draft.bold,
                gap=draft.gap,
            )
            if line is not None and draft.bullet and not line.bullet:
                line = Line(cells=line.cells, bullet=True, size=line.size, bold=line.bold)
            if line is not None:
                lines.append(line)
    return lines


def _row_text(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells)


def _body_height(blocks: list[Block]) -> float:
    weights: Counter[float] = Counter()
    for block in blocks:
        for run in block.runs:
            weights[round(run.height, 1)] += len(run.text)
    return weights.most_common(1)[0][0] if weights else 1.0


def _drafts(rows: list[Row], block_right: float, is_heading: Callable[[str], bool]) -> list[_Draft]:
    drafts: list[_Draft] = []
    edges = _Edges(_right_edges(rows), block_right)
    for row in _unfolded(rows):
        last = drafts[-1] if drafts else None
        if last is not None and _continues(last, row, edges, is_heading):
            last.cells[0] = join(last.cells[0], row.cells[0].text)
            last.rows.append(row)
            _hoist(drafts, row.cells[1:])
            continue
        if last is not None and _continues_cell(last, row, edges, is_heading):
            last.cells[-1] = join(last.cells[-1], row.cells[0].text)
            last.rows.append(row)
            continue
        draft = _new_draft(row, last)
        if draft.bullet and len(row.cells) > 1:
            draft.cells = draft.cells[:1]
            drafts.append(draft)
            _hoist(drafts, row.cells[1:])
        else:
            drafts.append(draft)
    return drafts


def _new_draft(row: Row, last: _Draft | None) -> _Draft:
    first = row.cells[0]
    bullet, _text = split_bullet(first.text)
    lone_sign = len(row.cells) > 1 and not any(c.isalnum() for c in first.text)
    cells = [cell.text for cell in row.cells]
    text_x0 = first.x0
    if lone_sign:
        bullet, cells, text_x0 = True, [f"• {cells[1]}", *cells[2:]], row.cells[1].x0
        row = Row(row.cells[1:])
    gap = last is None or last.rows[-1].y0 - row.y1 > 0.55 * row.height or row.y0 > last.rows[-1].y1
    return _Draft(cells, [row], bullet, text_x0, gap, first.bold)


def _hoist(drafts: list[_Draft], cells: list[Run]) -> None:
    """Put cells that stand beside bullets (dates, places) above the bullets."""
    for cell in cells:
        bullet, _text = split_bullet(cell.text)
        place = len(drafts)
        while not bullet and place > 0 and drafts[place - 1].bullet:
            place -= 1
        drafts.insert(place, _Draft([cell.text], [Row([cell])], bullet, cell.x0))


def _unfolded(rows: list[Row]) -> list[Row]:
    """Rows whose cells are bullets of a grid become one row a bullet."""
    result: list[Row] = []
    for row in rows:
        if len(row.cells) > 1 and all(
            split_bullet(cell.text)[0] and len(cell.text) > 2 for cell in row.cells
        ):
            result.extend(Row([cell]) for cell in row.cells)
        else:
            result.append(row)
    return result


def _right_edges(rows: list[Row]) -> dict[int, float]:
    """How far the first cells reach, by their left edge."""
    edges: dict[int, float] = {}
    for row in rows:
        key = _edge_key(row.x0)
        edges[key] = max(edges.get(key, 0.0), row.cells[0].x1)
    return edges


def _edge_key(x: float) -> int:
    return round(x / 6)


def _continues(draft: _Draft, row: Row, edges: _Edges, is_heading: Callable[[str], bool]) -> bool:
    """Whether a row goes on with a line: close below, same type, its first word had no room."""
    last, first = draft.last, row.cells[0]
    if split_bullet(first.text)[0] or (len(draft.cells) > 1 and not draft.bullet):
        return False
    distance = last.y0 - first.y1
    if not -0.8 * first.height < distance < 0.6 * first.height or first.y1 > last.y1:
        return False
    if abs(first.height - last.height) > 0.12 * last.height:
        return False
    if draft.bullet and len(draft.rows) == 1 and first.x0 > draft.rows[0].x0 + _INDENT:
        return True
    hangs = last.x0 > draft.rows[0].x0 + _INDENT
    if draft.bullet and hangs and abs(first.x0 - last.x0) < _INDENT:
        return True
    if _opens_line(first.text) or _DATED.search(last.text) or is_heading(first.text):
        return False
    if abs(first.x0 - last.x0) > _INDENT or first.bold != last.bold or len(row.cells) > 1:
        return False
    return _had_no_room(last, first, edges)


def _continues_cell(
    draft: _Draft, row: Row, edges: _Edges, is_heading: Callable[[str], bool]
) -> bool:
    """Whether a row goes on with the last cell of a line: right below it, which had no room."""
    last, first = draft.rows[-1].cells[-1], row.cells[0]
    if len(draft.cells) < 2 or draft.bullet or len(row.cells) > 1:
        return False
    if abs(first.x0 - last.x0) > _INDENT or first.x0 < draft.rows[0].cells[0].x1:
        return False
    distance = last.y0 - first.y1
    if not -0.8 * first.height < distance < 0.6 * first.height or first.y1 > last.y1:
        return False
    if split_bullet(first.text)[0] or _opens_line(first.text) or is_heading(first.text):
        return False
    return not _DATED.search(last.text) and _lacks_room(last, first, edges.block)


_LABEL = re.compile(r"[A-ZÄÖÜÁÉÍÓÚ][\w&/ -]{2,30}:\s\S")
_DATED = re.compile(
    r"(?:\b(?:19|20)\d\d(?:[-/.]\d\d)?|\b(?:present|now|heute|actualidad|aktuell|presente|ongoing))\)?$",
    re.IGNORECASE,
)


def _opens_line(text: str) -> bool:
    """Whether a row plainly begins something: a label, or the head of an entry with its dates."""
    if _LABEL.match(text):
        return True
    return not text[:1].islower() and _DATED.search(text) is not None


def _had_no_room(last: Run, first: Run, edges: _Edges) -> bool:
    """Whether the first word of a run could not have stood at the end of the one above.

    Short lines of much the same length are a list, unless the sentence plainly goes on.
    """
    word = first.text.split(" ", 1)[0]
    if not _lacks_room(last, first, edges.right_of(last)):
        return False
    if last.text.endswith((".", "!")) and _is_name(first.text):
        return False
    wide = last.x1 - last.x0 >= _WIDE * (edges.block - last.x0)
    if wide and len(last.text) >= _LONG:
        return True
    goes_on = first.text[:1].islower() and "@" not in word and "." not in word[:-1]
    return goes_on and len(last.text) >= _SHORT and last.text[-1] not in ".:;!?"


def _lacks_room(last: Run, first: Run, right: float) -> bool:
    word = first.text.split(" ", 1)[0]
    return right - last.x1 < (first.x1 - first.x0) * (len(word) + 1) / max(1, len(first.text))


def _is_name(text: str) -> bool:
    """Whether a text is set like the name of an employer: a few words, all with capitals."""
    words = text.split()
    return 1 < len(words) <= _LONGEST_NAME and all(
        word[0].isupper() for word in words if len(word) > 3 or len(words) == 2
    )
