"""The jobs of a CV: employer, title, dates, what was done."""

import re
from dataclasses import dataclass, replace

from viva.documents.analysis.dates import find_dates, without_durations
from viva.documents.analysis.entries import Entry, split_entries
from viva.documents.analysis.places import is_state, looks_like_place, without_place
from viva.documents.analysis.roles import (
    employer_score,
    has_legal_form,
    is_self_employment,
    title_score,
    without_gender,
)
from viva.documents.analysis.sections import NumberedLine
from viva.documents.analysis.tidying import EDGES, split_sentences_after_date, tidy
from viva.documents.schemas import Highlight, Job

_STRONG = re.compile(r"\s+\|\s+|\s*[•·▪◦●❖◆◇■□▸►➢➤✦]\s*|\s+[–—]\s+|\s+-\s+|\s+//\s+|\s*;\s+|\t+")
_ASIDE = re.compile(
    r"\([^()]{0,60}\b(?:since|seit|ab|from|desde|depuis)\s[^()]{0,12}(?:19|20)\d\d\s*\)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"[,;(]?\s*\b(?:davor|zuvor|previously|formerly|before\s+that|anteriormente|auparavant)\b.*$",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s+/\s+")
_CLIENT = re.compile(
    r",?\s*\b(?:kunde|end-?kunde|auftraggeber|client|customer|cliente|mandant)\s*:\s*",
    re.IGNORECASE,
)
_NO_JOB = re.compile(
    r"""^(?:parental\s+leave|maternity\s+leave|paternity\s+leave|career\s+break|sabbatical|gap\s+year|unemployed
    |elternzeit|mutterschutz|familienzeit|pflegezeit|auszeit|arbeits(?:suchend|los)\w*|weltreise|excedencia
    |baja\s+(?:por\s+)?matern\w+|desemplead[oa]|congé\s+(?:parental|maternité)|travell?ing
    |(?:(?:open[- ]source|side|personal|pet|hobby|privates?|eigenes?)[- ]\s?)?
        (?:project|projekt|proyecto|projet)\s*[:–-]\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@|bei(?:\s+der|\s+dem)?|beim|chez)\s+(?=\S)", re.IGNORECASE)
_EN = re.compile(r"\s+(?:en|in|für|im|for)\s+(?=[^\W\d_])", re.IGNORECASE)
_FIELD_TITLE = re.compile(
    r"\b(?:técnic|especialist|expert|ingenier|auxiliar|diplomad|licenciad|consultor|formador)\w*$",
    re.IGNORECASE,
)
_SHORTEST_EMPLOYER = 2
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
_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")


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
    pieces = _pieces(entry)
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


def _title_name(piece: _Piece | None) -> str | None:
    return tidy(without_gender(piece.text)) or None if piece is not None else None


def _employer_name(piece: _Piece | None) -> str | None:
    return tidy(piece.text) or None if piece is not None else None


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

    Rows after the dates are taken only while something is missing or doubtful.
    """
    pieces = _pieces(entry)
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
    return not text or looks_like_place(text) or _NOISE.match(text) is not None


def _pieces(entry: Entry) -> list[_Piece]:
    pieces: list[_Piece] = []
    for row, line in enumerate(entry.head):
        others = (other for other in entry.head if other is not line)
        named = any(employer_score(other.text) > 0 for other in others)
        for cell in line.line.cells:
            for text in _parts(cell):
                parts = [text] if named else _SLASH.split(text)
                pieces.extend(_Piece(part, row) for part in parts)
    return pieces


def _parts(cell: str) -> list[str]:
    text = _without_dates(cell)
    found: list[str] = []
    text = split_sentences_after_date(_CLIENT.sub(" | ", text))
    for part in _split_outside_parentheses(text):
        plain = tidy(_PREFIX.sub("", tidy(part)))
        if _is_meaningful(plain):
            found.extend(_split_at(plain))
    return found


def _split_outside_parentheses(text: str) -> list[str]:
    """Parts at strong separators; what stands in parentheses stays whole."""
    masked = _PARENTHESIS.sub(
        lambda m: m.group() if "|" in m.group() else "x" * len(m.group()), text
    )
    parts: list[str] = []
    begin = 0
    for match in _STRONG.finditer(masked):
        parts.append(text[begin : match.start()])
        begin = match.end()
    return [*parts, text[begin:]]


def _without_dates(text: str) -> str:
    text = _EARLIER.sub(" ", _ASIDE.sub(" ", text))
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
        if title_score(left) > 0 and title_score(right) == 0 and _names_employer(match, right):
            return [left, right]
    return [text]


def _names_employer(preposition: re.Match[str], right: str) -> bool:
    """Whether what stands after `en` or `in` is an employer rather than the field of a title."""
    if has_legal_form(right):
        return True
    if preposition.group().strip().lower() != "en" or len(right.split()) < _SHORTEST_EMPLOYER:
        return False
    if _FIELD_TITLE.search(preposition.string[: preposition.start()]):
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", right))


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
    title = next(p for p in whole if p.row == title.row)
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
    plain = replace(title, text=_PARENTHESIS.sub("", title.text).strip())
    names = (employer_score(inside) > 0 and title_score(inside) == 0) or is_self_employment(inside)
    if names and (employer is None or is_self_employment(inside)):
        return _Head(plain, replace(title, text=inside), 0)
    noise = _NOISE.match(inside) or looks_like_place(inside)
    return _Head(plain if noise or names else title, employer, 0)


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
        elif part.strip(EDGES) and not _NOISE.match(part.strip(EDGES)):
            texts.append(part.strip())
    return [_Piece(text.replace("\x00", ", "), piece.row, minor=len(texts) > 1) for text in texts]


def _outside_parentheses(text: str) -> str:
    return _PARENTHESIS.sub(lambda m: m.group().replace(", ", "\x00"), text)


def _joined(parts: list[_Piece]) -> _Piece:
    return replace(parts[0], text=", ".join(p.text for p in parts))


def _trimmed(piece: _Piece) -> _Piece:
    """An employer without its place and without remarks in parentheses."""
    text = _PARENTHESIS.sub("", piece.text)
    parts = [p.text for p in _commas(replace(piece, text=text.strip()))]
    if not parts:
        return piece
    kept = without_place(parts)
    return replace(piece, text=", ".join(kept) if len(kept) < 3 else kept[0])
