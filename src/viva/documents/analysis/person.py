"""Who a CV is about: name, headline, place."""

import re

from viva.documents.analysis.contacts import find_email, find_links, find_phone
from viva.documents.analysis.dates import find_dates
from viva.documents.analysis.headings import is_heading
from viva.documents.analysis.places import looks_like_place
from viva.documents.analysis.roles import employer_score, title_score, without_gender
from viva.documents.analysis.sections import NumberedLine
from viva.documents.words import load_words

_LABEL = re.compile(
    r"^(?:full\s+name|name|nombre(?:\s+y\s+apellidos)?|vor-\s?und\s+nachname|nom)\s*[:|]\s*(.+)$",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(
    r"""^(?:apellidos?(?:\(s\))?\s*(?:,|/|y|e)\s*nombres?(?:\(s\))?|surname(?:\(s\))?\s*(?:,|/|and)\s*(?:first|given)\s+names?(?:\(s\))?
    |(?:nach|familien)name(?:\(n\))?\s*(?:,|/|und)\s*vornamen?(?:\(n\))?|nom(?:\(s\))?\s*(?:,|/|et)\s*prénom(?:\(s\))?
    |cognome\s*(?:,|/|e)\s*nome)\s*[:|]*\s*(?P<surname>[^,|:]{2,40}),?\s+(?P<given>[^,|:]{2,40})$""",
    re.VERBOSE | re.IGNORECASE,
)
_DOCUMENT_WORDS = load_words("document_words")
_HONORIFICS = load_words("honorifics")
_SURNAMES = load_words("surnames")
_PARTICLES = load_words("name_particles")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?$")
_CUT = re.compile(r"\s+[|–—•·]\s+|\s*,\s+|\s+-\s+|\s*\(|\t")
_CREDENTIALS = re.compile(
    r"(?:\s+(?:[B-DF-HJ-NP-TV-XZ]{3,6}|RN|BSN|MSN|CPA|PMP|PhD|MBA|MD|CISSP|FNP|CCRN|M\.?Sc\.?|B\.?Sc\.?|M\.?A\.?|B\.?A\.?))+$"
)
_DOCUMENT_TITLE = re.compile(
    r"^(?:lebenslauf|curriculum\s+vitae|currículum(?:\s+vitae)?|cv|resume|résumé)"
    r"\s*(?:[–—:|·-]|\bof\b|\bvon\b|\bde\b)\s*(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 60
_HEADLINE_WORDS = 14
_LARGE = 1.35
_QUOTES = "\"“”„‘’'"


def find_name(lines: list[NumberedLine]) -> str | None:
    """The name on the first lines of a CV: the largest that is written like one."""
    for line in lines:
        reversed_name = _SURNAME_FIRST.match(line.text[:120])
        if reversed_name and "," in line.text:
            return f"{reversed_name['given']} {reversed_name['surname']}"
        match = _LABEL.match(line.text[:120])
        if match and _name(match.group(1)):
            return _name(match.group(1))
    best: tuple[float, str] | None = None
    for index, line in enumerate(lines):
        for cell_index, cell in enumerate(line.line.cells):
            name = _name(cell, lowercase=line.line.size >= _LARGE)
            if name is None:
                continue
            rank = (
                line.line.size * 4
                - index * 0.35
                - cell_index * 0.1
                + (0.4 if line.line.bold else 0)
                - (1 if title_score(name) else 0)
            )
            if best is None or rank > best[0]:
                best = (rank, name)
    return best[1] if best else None


def find_headline(lines: list[NumberedLine], name: str | None) -> str | None:
    """The line under the name that says what the person is."""
    for line in lines:
        for cell in line.line.cells:
            text = _without_name(cell, name)
            if _is_headline(text):
                return without_gender(text)
    return None


def find_place(lines: list[NumberedLine]) -> str | None:
    for line in lines:
        for cell in line.line.cells:
            for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", cell[:300]):
                place = re.sub(
                    r"^(?:address|location|adresse|ort|dirección|wohnort)\s*:\s*",
                    "",
                    part,
                    flags=re.I,
                )
                pieces = [p.strip() for p in place.split(",")]
                for start in range(len(pieces)):
                    for stop in (start + 2, start + 1):
                        candidate = ", ".join(pieces[start:stop])
                        if len(candidate) > 3 and looks_like_place(candidate):
                            return candidate
    return None


def large_lines(lines: list[NumberedLine]) -> list[NumberedLine]:
    """Lines set as large as the name at the head of a document."""
    return [line for line in lines if line.line.size >= _LARGE]


def _name(text: str, *, lowercase: bool = False) -> str | None:
    """The name in a cell, without titles and degrees; `None` where there is none."""
    if len(text) > 120 or "@" in text or find_dates(text):
        return None
    text = _DOCUMENT_TITLE.sub("", text.strip())
    first = _CREDENTIALS.sub("", _CUT.split(text, maxsplit=1)[0].strip(" :|,"))
    words = (_titled(first) if lowercase and first.islower() else first).split()
    while words and words[0].lower().strip(".") in _HONORIFICS:
        words = words[1:]
    lower = [word.lower().strip(".") for word in words]
    if not 2 <= len(words) <= 5 or len(first) > _LONGEST or set(lower) & _DOCUMENT_WORDS:
        return None
    bare = [word.strip(_QUOTES) for word in words]
    if not all(bare) or not all(_is_name_word(word) for word in bare):
        return None
    if not bare[0][0].isupper():
        return None
    joined = " ".join(words)
    if is_heading(joined) or looks_like_place(joined) or _is_occupation(words):
        return None
    return _cased(words)


def _is_occupation(words: list[str]) -> bool:
    """Whether words name a job or an employer; a last word such as `Baker` may be a surname."""
    told = words[:-1] if words[-1].lower() in _SURNAMES else words
    text = " ".join(told)
    return bool(title_score(text) or employer_score(text))


def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES:
        return True
    return _NAME_WORD.match(word) is not None and word[0].isupper()


def _cased(words: list[str]) -> str:
    if not all(word.isupper() for word in words if len(word) > 2):
        return " ".join(words)
    return " ".join(
        word.lower()
        if word.lower() in _PARTICLES
        else "-".join(_capitalised(p) for p in word.split("-"))
        for word in words
    )


def _capitalised(word: str) -> str:
    bare = word.lstrip(_QUOTES)
    return word[: len(word) - len(bare)] + bare.capitalize()


def _titled(text: str) -> str:
    return " ".join(
        word if index and word in _PARTICLES else _capitalised(word)
        for index, word in enumerate(text.split())
    )


def _without_name(cell: str, name: str | None) -> str:
    if name and cell.lower().startswith(name.lower()):
        return cell[len(name) :].strip(" ,|–—-•·")
    return cell.strip()


def _is_headline(text: str) -> bool:
    if not 4 < len(text) <= 120 or len(text.split()) > _HEADLINE_WORDS or text.endswith("."):
        return False
    if find_email(text) or find_phone(text) or find_links(text) or find_dates(text):
        return False
    return title_score(text) > 0 and not looks_like_place(text)
