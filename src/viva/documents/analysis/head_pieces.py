"""The pieces of an entry's head: what separators, commas and prepositions part."""

import re
from dataclasses import dataclass, replace

from viva.documents.analysis.dates import find_dates, without_durations
from viva.documents.analysis.entries import Entry
from viva.documents.analysis.places import looks_like_place, without_place
from viva.documents.analysis.roles import employer_score, has_legal_form, title_score
from viva.documents.analysis.tidying import EDGES, split_sentences_after_date, tidy

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
_AT = re.compile(r"\s+(?:at|@|bei(?:\s+der|\s+dem)?|beim|chez)\s+(?=\S)", re.IGNORECASE)
_EN = re.compile(r"\s+(?:en|in|für|im|for)\s+(?=[^\W\d_])", re.IGNORECASE)
_FIELD_TITLE = re.compile(
    r"\b(?:técnic|especialist|expert|ingenier|auxiliar|diplomad|licenciad|consultor|formador)\w*$",
    re.IGNORECASE,
)
_SHORTEST_EMPLOYER = 2
_COMMA = re.compile(r"\s*,\s+")
NOISE = re.compile(
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
PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")


@dataclass(frozen=True, slots=True)
class Piece:
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


def head_pieces(entry: Entry) -> list[Piece]:
    pieces: list[Piece] = []
    for row, line in enumerate(entry.head):
        others = (other for other in entry.head if other is not line)
        named = any(employer_score(other.text) > 0 for other in others)
        for cell in line.line.cells:
            for text in _parts(cell):
                parts = [text] if named else _SLASH.split(text)
                pieces.extend(Piece(part, row) for part in parts)
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
    masked = PARENTHESIS.sub(
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
    if sum(c.isalpha() for c in text) < 2 or NOISE.match(text):
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


def at_commas(piece: Piece) -> list[Piece]:
    """Parts at commas; legal forms such as `Acme, Inc.` stay whole."""
    texts: list[str] = []
    for part in _COMMA.split(_outside_parentheses(piece.text)):
        if texts and has_legal_form(part) and len(part.split()) == 1:
            texts[-1] += f", {part}"
        elif part.strip(EDGES) and not NOISE.match(part.strip(EDGES)):
            texts.append(part.strip())
    return [Piece(text.replace("\x00", ", "), piece.row, minor=len(texts) > 1) for text in texts]


def _outside_parentheses(text: str) -> str:
    return PARENTHESIS.sub(lambda m: m.group().replace(", ", "\x00"), text)


def joined(parts: list[Piece]) -> Piece:
    return replace(parts[0], text=", ".join(p.text for p in parts))


def trimmed(piece: Piece) -> Piece:
    """An employer without its place and without remarks in parentheses."""
    text = PARENTHESIS.sub("", piece.text)
    parts = [p.text for p in at_commas(replace(piece, text=text.strip()))]
    if not parts:
        return piece
    kept = without_place(parts)
    return replace(piece, text=", ".join(kept) if len(kept) < 3 else kept[0])
