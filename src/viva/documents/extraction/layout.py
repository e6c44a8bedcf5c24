"""The reading order of a PDF page: runs of words, columns, rows with their cells."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from viva.documents.extraction.glyphs import Word

_CELL_GAP_EM = 1.0
_EDGE = 3.0
_MINIMUM_ROWS = 4
_MINIMUM_CHARACTERS = 60
_PAIRED = 0.85
_HALF_PAIRED = 0.45
_PROSE = 40
_SPARSE = 0.7
_LEVEL = 2.0
_LABELS = 0.7
_MANY_LABELS = 0.45
_FEWEST_LABELS = 2
_LONGEST_DATE = 32
_YEAR = re.compile(r"(?:19|20)\d\d|\b\d\d/\d\d\b|['’]\d\d\b")


@dataclass(slots=True)
class Run:
    """Words of one line with ordinary spaces between them."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(slots=True)
class Row:
    """Runs at the same height, left to right."""

    cells: list[Run]

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def y0(self) -> float:
        return min(cell.y0 for cell in self.cells)

    @property
    def y1(self) -> float:
        return max(cell.y1 for cell in self.cells)

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells)


@dataclass(slots=True)
class Block:
    """Runs that are read together.

    Args:
        side: 1 left and 2 right of `gutter`, 0 where there are no columns.
        right: How far its lines may reach.
    """

    runs: list[Run]
    side: int = 0
    gutter: float | None = None
    right: float = 0.0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Band:
    left: list[Run]
    right: list[Run]


def arrange_page(
    words: list[Word], page_right: float, is_heading: Callable[[str], bool]
) -> list[Block]:
    """The blocks of a page in reading order, their rows filled in."""
    runs = _runs(words)
    margin = min((run.x0 for run in runs), default=0.0)
    right = max([page_right - margin, *(run.x1 for run in runs)])
    blocks = [block for block in _split(runs, is_heading, depth=2) if block.runs]
    for block in blocks:
        block.right = block.gutter if block.side == 1 and block.gutter else right
        block.rows = _rows(block.runs)
    return blocks


def join_pages(pages: list[list[Block]]) -> list[Block]:
    """All blocks in order; columns that go on over the page are read through.

    Left, right, left, right with the same gutter becomes left, left, right, right.
    """
    blocks = [block for page in pages for block in page]
    ordered: list[Block] = []
    index = 0
    while index < len(blocks):
        group = [blocks[index]]
        while index + len(group) < len(blocks) and _belongs(blocks[index + len(group)], group[0]):
            group.append(blocks[index + len(group)])
        ordered.extend(sorted(group, key=lambda block: block.side))
        index += len(group)
    return ordered


def _runs(words: list[Word]) -> list[Run]:
    runs: list[Run] = []
    for word in words:
        last = runs[-1] if runs else None
        if last is not None and _goes_on(last, word.x0, word.y0, word.y1):
            last.text += f" {word.text}"
            last.x1 = max(last.x1, word.x1)
            last.y0, last.y1 = min(last.y0, word.y0), max(last.y1, word.y1)
        else:
            runs.append(Run(word.text, word.x0, word.y0, word.x1, word.y1, word.bold))
    return runs


def _goes_on(run: Run, x0: float, y0: float, y1: float) -> bool:
    overlap = min(run.y1, y1) - max(run.y0, y0)
    if overlap < 0.6 * min(run.height, y1 - y0):
        return False
    return -0.5 * run.height < x0 - run.x1 < _CELL_GAP_EM * max(run.height, y1 - y0)


def _split(runs: list[Run], is_heading: Callable[[str], bool], *, depth: int) -> list[Block]:
    gutter = _best_gutter(runs, is_heading) if depth else None
    if gutter is None:
        return [Block(runs)]
    blocks: list[Block] = []
    for band in _bands(runs, gutter):
        if isinstance(band, Run):
            _append_plain(blocks, [band])
        elif _is_columns(band, is_heading):
            for side, part in ((1, band.left), (2, band.right)):
                for inner in _split(part, is_heading, depth=depth - 1):
                    blocks.append(Block(inner.runs, side, gutter))
        else:
            _append_plain(blocks, band.left + band.right)
    return blocks


def _append_plain(blocks: list[Block], runs: list[Run]) -> None:
    if blocks and blocks[-1].gutter is None:
        blocks[-1].runs.extend(runs)
    else:
        blocks.append(Block(list(runs)))


def _best_gutter(runs: list[Run], is_heading: Callable[[str], bool]) -> float | None:
    best, best_size = None, 0
    for edge in _left_edges(runs):
        size = 0
        for band in _bands(runs, edge):
            if not isinstance(band, Run) and _is_columns(band, is_heading):
                size += len(band.left) + len(band.right)
        if size > best_size:
            best, best_size = edge, size
    return best


def _left_edges(runs: list[Run]) -> list[float]:
    """Left edges that several runs share, the outermost one apart."""
    counts: dict[int, list[float]] = {}
    for run in runs:
        counts.setdefault(round(run.x0 / _EDGE), []).append(run.x0)
    lowest = min((run.x0 for run in runs), default=0.0)
    merged: list[float] = []
    for key in sorted(counts):
        number = len(counts[key]) + len(counts.get(key + 1, ()))
        edge = min(counts[key])
        if number >= _MINIMUM_ROWS and edge > lowest + 40:
            merged.append(edge)
    return merged


def _bands(runs: list[Run], gutter: float) -> list[_Band | Run]:
    """The page cut at every run that crosses the gutter, from top to bottom."""
    bands: list[_Band | Run] = []
    current = _Band([], [])
    for run in sorted(runs, key=lambda r: -(r.y0 + r.y1)):
        if run.x0 >= gutter - _EDGE:
            current.right.append(run)
        elif run.x1 <= gutter - 1:
            current.left.append(run)
        else:
            bands += [current, run]
            current = _Band([], [])
    bands.append(current)
    return bands


def _is_columns(band: _Band, is_heading: Callable[[str], bool]) -> bool:
    """Whether both sides of a band are texts of their own rather than cells of common rows."""
    left, right = _rows(band.left), _rows(band.right)
    if min(len(left), len(right)) < _MINIMUM_ROWS:
        return False
    if min(_characters(band.left), _characters(band.right)) < _MINIMUM_CHARACTERS:
        return False
    if _is_column_of_labels(left, right, is_heading):
        return False
    few, many = sorted((left, right), key=len)
    levels = [(row.y0, row.y1) for row in many]
    paired = sum(_is_level(row.y0, row.y1, levels) for row in few) / len(few)
    headed = [any(is_heading(row.cells[0].text) for row in side) for side in (left, right)]
    mean = _characters([c for row in few for c in row.cells]) / len(few)
    if paired < (_PAIRED if all(headed) or mean > _PROSE else _HALF_PAIRED):
        return True
    if all(headed) and not _only_labels(left, is_heading):
        return True
    sparse = len(few) <= _SPARSE * len(many)
    return mean > _PROSE and not sparse


def _is_column_of_labels(
    left: list[Row], right: list[Row], is_heading: Callable[[str], bool]
) -> bool:
    """Whether the left side holds, beside headings, only dates or the labels of a form."""
    texts = Counter(row.cells[0].text for row in left)
    others = [row for row in left if not is_heading(row.cells[0].text)]
    labels = [row for row in others if _is_dated(row) or texts[row.cells[0].text] > 1]
    levels = [(row.y0, row.y1) for row in right]
    paired = sum(_is_level(row.y0, row.y1, levels) for row in labels)
    enough = len(labels) >= max(_FEWEST_LABELS, _MANY_LABELS * len(others))
    return enough and paired >= _LABELS * len(labels)


def _is_dated(row: Row) -> bool:
    text = row.cells[-1].text
    return len(text) <= _LONGEST_DATE and _YEAR.search(text) is not None


def _only_labels(rows: list[Row], is_heading: Callable[[str], bool]) -> bool:
    return sum(is_heading(row.cells[0].text) for row in rows) >= 0.6 * len(rows)


def _characters(runs: list[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _is_level(y0: float, y1: float, levels: list[tuple[float, float]]) -> bool:
    """Whether a row stands at the height of one of others, by its lower or its upper edge."""
    return any(abs(y0 - low) < _LEVEL or abs(y1 - high) < _LEVEL for low, high in levels)


def _rows(runs: list[Run]) -> list[Row]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-(r.y0 + r.y1), r.x0)):
        if rows and _same_row(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [Row(_merged(sorted(row, key=lambda r: r.x0))) for row in rows]


def _same_row(row: list[Run], run: Run) -> bool:
    anchor = max(row, key=lambda r: r.height)
    overlap = min(anchor.y1, run.y1) - max(anchor.y0, run.y0)
    if overlap < 0.55 * min(anchor.height, run.height):
        return False
    return all(run.x0 >= other.x1 - 2 or run.x1 <= other.x0 + 2 for other in row)


def _merged(cells: list[Run]) -> list[Run]:
    merged = [cells[0]]
    for cell in cells[1:]:
        last = merged[-1]
        if _goes_on(last, cell.x0, cell.y0, cell.y1):
            merged[-1] = Run(
                f"{last.text} {cell.text}",
                last.x0,
                min(last.y0, cell.y0),
                max(last.x1, cell.x1),
                max(last.y1, cell.y1),
                last.bold,
            )
        else:
            merged.append(cell)
    return merged


def _belongs(block: Block, first: Block) -> bool:
    if block.gutter is None or first.gutter is None:
        return False
    return abs(block.gutter - first.gutter) < 10
