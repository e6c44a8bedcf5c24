"""The jobs of a CV: employer, title, dates, what was done."""

import re
from dataclasses import dataclass, replace

from viva.documents.analysis.dates import without_durations
from viva.documents.analysis.entries import Entry, split_entries
from viva.documents.analysis.head_pieces import (
    NOISE,
    PARENTHESIS,
    Piece,
    at_commas,
    head_pieces,
    joined,
    trimmed,
)
from viva.documents.analysis.places import is_state, looks_like_place
from viva.documents.analysis.roles import (
    employer_score,
    has_legal_form,
    is_self_employment,
    title_score,
    without_gender,
)
from viva.documents.analysis.sections import NumberedLine
from viva.documents.analysis.tidying import EDGES, tidy
from viva.documents.schemas import Highlight, Job

_NO_JOB = re.compile(
    r"""^(?:parental\s+leave|maternity\s+leave|paternity\s+leave|career\s+break|sabbatical|gap\s+year|unemployed
    |elternzeit|mutterschutz|familienzeit|pflegezeit|auszeit|arbeits(?:suchend|los)\w*|weltreise|excedencia
    |baja\s+(?:por\s+)?matern\w+|desemplead[oa]|congé\s+(?:parental|maternité)|travell?ing
    |(?:(?:open[- ]source|side|personal|pet|hobby|privates?|eigenes?)[- ]\s?)?
        (?:project|projekt|proyecto|projet)\s*[:–-]\s)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Head:
    title: Piece | None
    employer: Piece | None
    used_rows: int


def read_jobs(lines: list[NumberedLine]) -> tuple[Job, ...]:
    """The jobs of the lines of all experience sections, as they stand.

    A title that stands alone under the same employer's other titles gets that employer.
    """
    entries = split_entries(lines)
    title_first = _title_comes_first(entries)
    jobs: list[Job] = []
    group: str | None = None
    for index, entry in enumerate(entries):
        head = _read_head(entry, title_first=title_first)
        employer = _employer_name(head.employer)
        if head.title is None and employer and not entry.body and index + 1 < len(entries):
            group = employer
            continue
        if (head.title is None and employer is None) or _is_no_job(entry):
            continue
        group = employer = employer or group
        jobs.append(_job(entry, head, employer))
    return tuple(jobs)


def _is_no_job(entry: Entry) -> bool:
    """Whether an entry tells of a leave or of a project rather than of a job."""
    pieces = head_pieces(entry)
    return bool(pieces) and _NO_JOB.match(pieces[0].text) is not None


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


def _title_name(piece: Piece | None) -> str | None:
    return tidy(without_gender(piece.text)) or None if piece is not None else None


def _employer_name(piece: Piece | None) -> str | None:
    return tidy(piece.text) or None if piece is not None else None


def _title_comes_first(entries: list[Entry]) -> bool:
    """The order that the clear entries of the section have."""
    votes = 0
    for entry in entries:
        pieces = head_pieces(entry)[:3]
        titles = [i for i, p in enumerate(pieces) if p.title > p.employer]
        if len(pieces) > 1 and len(titles) == 1 and titles[0] < 2:
            votes += 1 if titles[0] == 0 else -1
    return votes >= 0


def _read_head(entry: Entry, *, title_first: bool) -> _Head:
    """Title and employer among the pieces of a head.

    Rows after the dates are taken only while something is missing or doubtful.
    """
    pieces = head_pieces(entry)
    row = entry.anchor + 1
    best = _choose([p for p in pieces if p.row < row], title_first=title_first)
    while row < len(entry.head) and not _is_settled(best):
        if _is_place_row(entry.head[row]):
            row += 1
            continue
        if best.title and best.employer and not _may_tell(best, entry.head[row]):
            break
        wider = _choose([p for p in pieces if p.row <= row], title_first=title_first)
        if wider == best:
            break
        best, row = wider, row + 1
    while row < len(entry.head) and _is_place_row(entry.head[row]):
        row += 1
    return replace(best, used_rows=row)


def _may_tell(head: _Head, line: NumberedLine) -> bool:
    """Whether a row under the dates can hold the employer, or a title surer than the one found."""
    doubtful = head.title is not None and head.title.title == 0
    return _reads_like_name(line) or (doubtful and title_score(line.text) > 0)


def _is_settled(head: _Head) -> bool:
    """Whether title and employer are found, the employer not merely as words after a comma."""
    if head.title is None or head.employer is None:
        return False
    return not head.employer.minor or has_legal_form(head.employer.text)


def _reads_like_name(line: NumberedLine) -> bool:
    """Whether a row under the dates can be the employer's own: a name, not a sentence."""
    text = line.line.cells[0]
    if employer_score(text) > 0 or len(line.line.cells) > 1:
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(text.split()) <= 8 and all(word[0].isupper() for word in words)


def _is_place_row(line: NumberedLine) -> bool:
    text = without_durations(line.text).strip(EDGES)
    return not text or looks_like_place(text) or NOISE.match(text) is not None


def _choose(pieces: list[Piece], *, title_first: bool) -> _Head:
    if not pieces:
        return _Head(None, None, 0)
    whole = [p for p in pieces if p.title > p.employer]
    if not whole:
        split = [q for p in pieces for q in at_commas(p)]
        if len(split) > len(pieces) and any(p.title > p.employer for p in split):
            return _from_commas(split)
        return _unclear(pieces, title_first=title_first)
    title = max(whole, key=lambda p: (p.title - p.employer, -p.row))
    title = next(p for p in whole if p.row == title.row)
    if len(whole) > 1 and title is not whole[0] and whole[0].title >= 2:
        title = whole[0] if title_first else title
    others = [p for p in pieces if p is not title]
    employer = _best_employer(others)
    return _divide(title, employer)


def _best_employer(others: list[Piece]) -> Piece | None:
    candidates = [p for p in others if p.employer >= p.title] or [
        p for p in others if p.title < 2 or p.employer > 0
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda p: (p.employer > 0, -p.row))
    return trimmed(best)


def _divide(title: Piece, employer: Piece | None) -> _Head:
    """Take the employer out of `Title, Employer, Place` where no other piece names it."""
    parts = at_commas(title)
    if len(parts) == 1:
        return _from_parenthesis(title, employer)
    kept = [p for p in parts if not (looks_like_place(p.text) or is_state(p.text))]
    if employer is not None and not any(has_legal_form(p.text) for p in kept):
        return _Head(joined(kept), employer, 0)
    return _from_commas(kept or parts) if employer is None else _Head(kept[0], employer, 0)


def _from_parenthesis(title: Piece, employer: Piece | None) -> _Head:
    match = PARENTHESIS.search(title.text)
    if match is None:
        return _Head(title, employer, 0)
    inside = match.group(1).strip()
    plain = replace(title, text=PARENTHESIS.sub("", title.text).strip())
    names = (employer_score(inside) > 0 and title_score(inside) == 0) or is_self_employment(inside)
    if names and (employer is None or is_self_employment(inside)):
        return _Head(plain, replace(title, text=inside), 0)
    noise = NOISE.match(inside) or looks_like_place(inside)
    return _Head(plain if noise or names else title, employer, 0)


def _from_commas(parts: list[Piece]) -> _Head:
    places = [p for p in parts if looks_like_place(p.text) or is_state(p.text)]
    parts = [p for p in parts if p not in places] or parts
    title_at = max(range(len(parts)), key=lambda i: (parts[i].title - parts[i].employer, -i))
    others = [p for i, p in enumerate(parts) if i != title_at]
    if not others:
        return _Head(parts[title_at], None, 0)
    employer = max(others, key=lambda p: (p.employer, -abs(parts.index(p) - title_at)))
    extra = [p for p in others if p is not employer]
    before = [p for p in extra if title_at == 0 and parts.index(p) < parts.index(employer)]
    return _Head(joined([parts[title_at], *before]), trimmed(employer), 0)


def _unclear(pieces: list[Piece], *, title_first: bool) -> _Head:
    """No piece has a word of titles: go by what names an organisation, else by the order."""
    if len(pieces) == 1:
        parts = [p for p in at_commas(pieces[0]) if not looks_like_place(p.text)]
        if pieces[0].employer > 0 or len(parts) != 2:
            return _Head(None, trimmed(pieces[0]), 0)
        first, second = parts
        return _Head(first, second, 0) if title_first else _Head(second, first, 0)
    named = [p for p in pieces if p.employer > 0]
    if named:
        rest = [p for p in pieces if p is not named[0]]
        return _Head(rest[0], trimmed(named[0]), 0)
    first, second = pieces[:2]
    return _Head(first, trimmed(second), 0) if title_first else _Head(second, trimmed(first), 0)
