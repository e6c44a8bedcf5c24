"""The jobs of a CV: employer, title, dates, what was done."""

import re
from dataclasses import dataclass, replace

from viva.documents.analysis.dates import find_dates, without_durations
from viva.documents.analysis.entries import Entry, is_head_like, split_entries
from viva.documents.analysis.places import is_state, looks_like_place
from viva.documents.analysis.roles import (
    employer_score,
    has_legal_form,
    is_self_employment,
    title_score,
    without_gender,
)
from viva.documents.analysis.sections import NumberedLine
from viva.documents.schemas import Highlight, Job

_STRONG = re.compile(r"\s+\|\s+|\s*[•·▪◦●]\s*|\s+[–—]\s+|\s+-\s+|\s+//?\s+|\s*;\s+|\t+")
_AT = re.compile(r"\s+(?:at|@|bei(?:\s+der|\s+dem)?|beim|chez)\s+(?=\S)", re.IGNORECASE)
_EN = re.compile(r"\s+(?:en|in|für|im|for)\s+(?=[^\W\d_])", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+")
_NOISE = re.compile(
    r"""^(?:full[- ]?time|part[- ]?time|vollzeit|teilzeit|contract(?:or)?|permanent|temporary
    |befristet
    |unbefristet|jornada\s+completa|media\s+jornada|tiempo\s+completo|festanstellung|zeitarbeit|internship
    |fixed[- ]term|\d{1,3}\s?%|seasonal|casual|indefinido|temporal|minijob|on-site|remote|hybrid
    |employer|company|position|role|title|empresa|puesto|arbeitgeber|firma)$""",
    re.VERBOSE | re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:employer|company|position|role|title|job title|empresa|puesto|cargo|arbeitgeber"
    r"|firma|tätigkeit"
    r"|als|as an?|como|unternehmen|organisation|organization)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_PREFIX_COLON = re.compile(r"^[^:]{3,20}:\s+")
_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")
_EDGES = " ,;:|–—-·•/()[]\t"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of an entry's head; `row` counts lines, `minor` marks one parted by a comma."""

    text: str
    row: int
    minor: bool = False

    @property
    def title(self) -> float:
        return title_score(self.text)

    @property
    def employer(self) -> float:
        return employer_score(self.text)


@dataclass(frozen=True, slots=True)
class _Head:
    title: _Piece | None
    employer: _Piece | None
    used_rows: int


def read_jobs(lines: list[NumberedLine]) -> tuple[Job, ...]:
    """The jobs of the lines of all experience sections, as they stand."""
    entries = split_entries(lines)
    title_first = _title_comes_first(entries)
    jobs: list[Job] = []
    employer: str | None = None
    for entry in entries:
        head = _read_head(entry, title_first=title_first)
        if head.title is None and head.employer is None:
            continue
        own = _employer_name(head.employer)
        inherits = own is None and head.title is not None and employer is not None
        employer = own or (employer if inherits else None)
        jobs.append(_job(entry, head, employer))
    return tuple(jobs)


def _job(entry: Entry, head: _Head, employer: str | None) -> Job:
    first = entry.head[min(entry.anchor, len(entry.head) - 1)]
    rest = [*entry.head[head.used_rows :], *entry.body]
    return Job(
        employer=employer,
        title=_title_name(head.title),
        start=entry.dates.start if entry.dates else None,
        end=entry.dates.end if entry.dates else None,
        highlights=tuple(
            Highlight(text=line.text, line=line.number)
            for line in rest
            if len(line.text) > 2 and not looks_like_place(line.text)
        ),
        line=first.number,
    )


def _title_name(piece: _Piece | None) -> str | None:
    if piece is None:
        return None
    return without_gender(piece.text).strip(_EDGES) or None


def _employer_name(piece: _Piece | None) -> str | None:
    return piece.text.strip(_EDGES) or None if piece is not None else None


def _title_comes_first(entries: list[Entry]) -> bool:
    """The order that the clear entries of the section have."""
    votes = 0
    for entry in entries:
        pieces = _pieces(entry)[:3]
        titles = [i for i, p in enumerate(pieces) if p.title > p.employer]
        if len(pieces) > 1 and len(titles) == 1 and titles[0] < 2:
            votes += 1 if titles[0] == 0 else -1
    return votes >= 0


def _read_head(entry: Entry, *, title_first: bool) -> _Head:
    """Title and employer among the pieces of a head.

    Rows after the dates are taken only while something is missing.
    """
    pieces = _pieces(entry)
    needed = entry.anchor + 1
    best = _choose([p for p in pieces if p.row < needed], title_first=title_first)
    while needed < len(entry.head) and (best.title is None or best.employer is None):
        needed += 1
        wider = _choose([p for p in pieces if p.row < needed], title_first=title_first)
        if not is_head_like(entry.head[needed - 1]) or wider == best:
            if _is_place_row(entry.head[needed - 1]):
                continue
            needed -= 1
            break
        best = wider
    while needed < len(entry.head) and _is_place_row(entry.head[needed]):
        needed += 1
    return replace(best, used_rows=needed)


def _is_place_row(line: NumberedLine) -> bool:
    text = without_durations(line.text).strip(_EDGES)
    return not text or looks_like_place(text) or _NOISE.match(text) is not None


def _pieces(entry: Entry) -> list[_Piece]:
    pieces: list[_Piece] = []
    for row, line in enumerate(entry.head):
        for cell in line.line.cells:
            pieces.extend(_Piece(text, row) for text in _parts(cell))
    return pieces


def _parts(cell: str) -> list[str]:
    text = _without_dates(cell)
    found: list[str] = []
    for part in _STRONG.split(text):
        plain = _PREFIX.sub("", part.strip(_EDGES)).strip(_EDGES)
        if _is_meaningful(plain):
            found.extend(_split_at(plain))
    return found


def _without_dates(text: str) -> str:
    for span in reversed(find_dates(text)):
        text = f"{text[: span.begin]} | {text[span.stop :]}"
    text = without_durations(text)
    return re.sub(r"[(\[]\s*(?:\|\s*)*[)\]]", " ", text)


def _is_meaningful(text: str) -> bool:
    if sum(c.isalpha() for c in text) < 2 or _NOISE.match(text):
        return False
    return not looks_like_place(text)


def _split_at(text: str) -> list[str]:
    """`Nurse at Saint Mary` is a title and an employer."""
    match = _AT.search(text)
    if match and title_score(text[: match.start()]) > 0:
        return [text[: match.start()], text[match.end() :]]
    for match in _EN.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if title_score(left) > 0 and has_legal_form(right) and title_score(right) == 0:
            return [left, right]
    return [text]


def _choose(pieces: list[_Piece], *, title_first: bool) -> _Head:
    if not pieces:
        return _Head(None, None, 0)
    whole = [p for p in pieces if p.title > p.employer]
    if not whole:
        split = [q for p in pieces for q in _commas(p)]
        if len(split) > len(pieces) and any(p.title > p.employer for p in split):
            return _from_commas(split)
        return _unclear(pieces, title_first=title_first)
    title = max(whole, key=lambda p: (p.title - p.employer, -p.row))
    if len(whole) > 1 and title is not whole[0] and whole[0].title >= 2:
        title = whole[0] if title_first else title
    others = [p for p in pieces if p is not title]
    employer = _best_employer(others)
    return _divide(title, employer)


def _best_employer(others: list[_Piece]) -> _Piece | None:
    candidates = [p for p in others if p.employer >= p.title] or [
        p for p in others if p.title < 2 or p.employer > 0
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda p: (p.employer > 0, -p.row))
    return _trimmed(best)


def _divide(title: _Piece, employer: _Piece | None) -> _Head:
    """Take the employer out of `Title, Employer, Place` where no other piece names it."""
    parts = _commas(title)
    if len(parts) == 1:
        return _from_parenthesis(title, employer)
    kept = [p for p in parts if not (looks_like_place(p.text) or is_state(p.text))]
    if employer is not None and not any(has_legal_form(p.text) for p in kept):
        return _Head(_joined(kept), employer, 0)
    return _from_commas(kept or parts) if employer is None else _Head(kept[0], employer, 0)


def _from_parenthesis(title: _Piece, employer: _Piece | None) -> _Head:
    match = _PARENTHESIS.search(title.text)
    if match is None:
        return _Head(title, employer, 0)
    inside = match.group(1).strip()
    plain = replace(title, text=_PARENTHESIS.sub("", title.text).strip(_EDGES))
    is_name = employer_score(inside) > 0 and title_score(inside) == 0
    if employer is None and is_name:
        return _Head(plain, replace(title, text=inside), 0)
    noise = _NOISE.match(inside) or looks_like_place(inside)
    return _Head(plain if noise or is_name else title, employer, 0)


def _from_commas(parts: list[_Piece]) -> _Head:
    places = [p for p in parts if looks_like_place(p.text) or is_state(p.text)]
    parts = [p for p in parts if p not in places] or parts
    title_at = max(range(len(parts)), key=lambda i: (parts[i].title - parts[i].employer, -i))
    others = [p for i, p in enumerate(parts) if i != title_at]
    if not others:
        return _Head(parts[title_at], None, 0)
    employer = max(others, key=lambda p: (p.employer, -abs(parts.index(p) - title_at)))
    extra = [p for p in others if p is not employer]
    before = [p for p in extra if title_at == 0 and parts.index(p) < parts.index(employer)]
    return _Head(_joined([parts[title_at], *before]), _trimmed(employer), 0)


def _unclear(pieces: list[_Piece], *, title_first: bool) -> _Head:
    """No piece has a word of titles: go by what names an organisation, else by the order."""
    if len(pieces) == 1:
        parts = [p for p in _commas(pieces[0]) if not looks_like_place(p.text)]
        if pieces[0].employer > 0 or len(parts) != 2:
            return _Head(None, _trimmed(pieces[0]), 0)
        first, second = parts
        return _Head(first, second, 0) if title_first else _Head(second, first, 0)
    named = [p for p in pieces if p.employer > 0]
    if named:
        rest = [p for p in pieces if p is not named[0]]
        return _Head(rest[0], _trimmed(named[0]), 0)
    first, second = pieces[:2]
    return _Head(first, _trimmed(second), 0) if title_first else _Head(second, _trimmed(first), 0)


def _commas(piece: _Piece) -> list[_Piece]:
    """Parts at commas; legal forms such as `Acme, Inc.` stay whole."""
    texts: list[str] = []
    for part in _COMMA.split(_outside_parentheses(piece.text)):
        if texts and has_legal_form(part) and len(part.split()) == 1:
            texts[-1] += f", {part}"
        elif part.strip(_EDGES):
            texts.append(part.strip())
    return [_Piece(text.replace("\x00", ", "), piece.row, minor=len(texts) > 1) for text in texts]


def _outside_parentheses(text: str) -> str:
    return _PARENTHESIS.sub(lambda m: m.group().replace(", ", "\x00"), text)


def _joined(parts: list[_Piece]) -> _Piece:
    return replace(parts[0], text=", ".join(p.text for p in parts))


def _trimmed(piece: _Piece) -> _Piece:
    """An employer without its place and without remarks in parentheses."""
    text = piece.text
    for match in reversed(list(_PARENTHESIS.finditer(text))):
        text = text[: match.start()] + text[match.end() :]
    parts = [p.text for p in _commas(replace(piece, text=text.strip(_EDGES)))]
    if not parts:
        return piece
    kept = [parts[0]]
    for index, part in enumerate(parts[1:], start=1):
        rest = ", ".join(parts[index:])
        if looks_like_place(rest) or looks_like_place(part) or is_state(part):
            break
        kept.append(part)
    return replace(piece, text=", ".join(kept) if len(kept) < 3 else kept[0])


def is_self_employed(job: Job) -> bool:
    return job.employer is not None and is_self_employment(job.employer)
