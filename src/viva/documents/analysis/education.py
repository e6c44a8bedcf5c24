"""The schools and degrees of a CV."""

import re
from dataclasses import dataclass, field

from viva.documents.analysis.dates import DateSpan, find_dates
from viva.documents.analysis.entries import is_head_like, merge_broken_dates
from viva.documents.analysis.places import is_state, looks_like_place
from viva.documents.analysis.sections import NumberedLine
from viva.documents.schemas import Education

_INSTITUTION = re.compile(
    r"""\b(?:universit\w*|universid\w*|college|school|academ\w+|akademie|institut\w*|polytechnic\w*
    |politécnica|\w*hochschule|\w*gymnasium|\w*schule|\w*kolleg|berufskolleg|escuela|colegio|i\.?e\.?s
    |conservator\w+|lycée|école|ecole|uct|mit|eth(?:\s+z[uü]rich)?|epfl|tu|tum|rwth|lmu|kit|fh|uc|ucla|ucl|lse|upc|upm
    |uned|uoc|uab|ucm|eoi|esade|iese|ie\s+business|caltech|georgia\s+tech|virginia\s+tech|facultad
    |faculty|ihk|handwerkskammer|cambridge|oxford|harvard|stanford|princeton|yale|berkeley|bootcamp
    |campus|technion|iit|nit|bits|technikon|facult[ée]|seminary|centro\s+de\s+formación|cfgs|open\s+university
    |klinikum|krankenhaus|hospital|gmbh|ag|kg)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DEGREE = re.compile(
    r"""\b(?:bachelor\w*|master\w*|b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|b\.?\s?s|m\.?\s?s|b\.?\s?eng|m\.?\s?eng|b\.?\s?ed|m\.?\s?ed
    |ph\.?\s?d|d\.?\s?phil|mba|emba|ll\.?\s?[bm]|b\.?\s?com|m\.?\s?phil|doctor\w*|doktor\w*|promotion|dr\.|diplom\w*|diploma
    |magister|staatsexamen|abitur|fachabitur|fachhochschulreife|hochschulreife|mittlere\s+reife|realschulabschluss
    |hauptschulabschluss|ausbildung|lehre|licenciatura|licenciad[oa]|grado|graduado|máster|doctorado|técnico
    |ingeniería|ingenier[oa]|bachillerato|ciclo\s+formativo|formación\s+profesional|fp|postgrado|posgrado|associate|a-levels?|gcses?
    |high\s+school|secondary|certificate|certificado|zertifikat|degree|minor|major|honours|hons|licence|baccalauréat|bac
    |staatlich\s+\w+|meisterbrief|meister|techniker|fachwirt|geselle\w*|gesundheits-\s?und|kauffrau|kaufmann|fachinformatiker\w*
    |examen|exam|pgce|pgde|qts|nvq|btec|hnd|adn|bsn|msn|dnp|rn|diplôme|dut|bts|título|diplomatura|diplomado
    |apprenticeship|foundation|matric|leaving\s+certificate|national\s+senior|postdoc\w*|habilitation|nursing)(?![\w])""",
    re.VERBOSE | re.IGNORECASE,
)
_STRONG = re.compile(r"\s+\|\s+|\s*[•·▪◦●]\s*|\s+[–—]\s+|\s+-\s+|\t+|\s*;\s+")
_COMMA = re.compile(r"\s*,\s+")
_AT = re.compile(r"\s+(?:at|an\s+der|am|an\s+dem|bei|at\s+the|por\s+la|de\s+la)\s+(?=[A-ZÄÖÜÉ])")
_LABEL = re.compile(
    r"^(?:thesis|gpa|note|nota|advisor|grade|abschlussnote|schwerpunkte?|relevant|coursework|modules"
    r"|focus|thema|abschlussarbeit|masterarbeit|bachelorarbeit|dissertation|trabajo fin|minor"
    r"|honou?rs"
    r"|awards?|activities|dean's|supervisor|betreuer|notendurchschnitt|tfg|tfm|specialization)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\(?\b(?:gpa|note|grade|nota(?: media)?|abschlussnote"
    r"|durchschnitt)\b[:\s]*[\d.,/]+(?:\s*/\s*[\d.,]+)?\)?",
    re.IGNORECASE,
)
_EDGES = " ,;:|–—-·•/()[]\t"


@dataclass(slots=True)
class _Draft:
    line: int
    pieces: list[str] = field(default_factory=list)
    dates: DateSpan | None = None
    institution: str | None = None
    degree: str | None = None

    def is_complete(self) -> bool:
        return self.institution is not None and self.degree is not None


def read_education(lines: list[NumberedLine]) -> tuple[Education, ...]:
    """Schools with their degrees and years; bullets below them are their description."""
    lines = merge_broken_dates(lines)
    plain = [line for line in lines if not line.line.bullet]
    if not any(_mentions(line.text) for line in plain):
        plain = lines
    drafts: list[_Draft] = []
    after_bullet = True
    for line in lines:
        if line not in plain:
            after_bullet = True
            continue
        if _is_detail(line):
            continue
        _take(drafts, line, fresh=after_bullet or line.line.gap)
        after_bullet = False
    return tuple(_education(d) for d in drafts if d.institution or d.degree)


def _is_detail(line: NumberedLine) -> bool:
    text = line.text
    return _LABEL.match(text) is not None or (not is_head_like(line) and not line.line.bullet)


def _mentions(text: str) -> bool:
    return bool(_INSTITUTION.search(text[:300]) or _DEGREE.search(text[:300]))


def _take(drafts: list[_Draft], line: NumberedLine, *, fresh: bool) -> None:
    """Add a line to the open entry, or open a new one when it would say something twice."""
    text = line.text
    dates = find_dates(text)
    institution, degree = _institution_and_degree(text)
    current = drafts[-1] if drafts else None
    if current is None or _is_new(current, dates, institution, degree, fresh=fresh):
        if not (institution or degree or dates):
            return
        current = _Draft(line.number)
        drafts.append(current)
    current.institution = current.institution or institution
    current.degree = current.degree or degree
    if dates and (current.dates is None or (dates[0].is_range and not current.dates.is_range)):
        current.dates = max(dates, key=lambda d: d.is_range)
    if institution is None and degree is None:
        _fill(current, text)


def _is_new(
    current: _Draft,
    dates: list[DateSpan],
    institution: str | None,
    degree: str | None,
    *,
    fresh: bool,
) -> bool:
    again = (institution is not None and current.institution is not None) or (
        degree is not None and current.degree is not None
    )
    if again or (dates and current.dates is not None and (fresh or current.is_complete())):
        return True
    return (
        fresh
        and bool(dates or institution or degree)
        and (
            current.is_complete()
            or (current.dates is not None and bool(current.institution or current.degree))
        )
    )


def _fill(draft: _Draft, text: str) -> None:
    """A line with neither kind of word gives what is still missing."""
    parts = _parts(text)
    if not parts or draft.is_complete():
        return
    if draft.degree is None and draft.institution is not None:
        draft.degree = parts[0]
    elif draft.institution is None and draft.degree is not None:
        draft.institution = parts[0]


def _institution_and_degree(text: str) -> tuple[str | None, str | None]:
    parts = _parts(text)
    if not parts:
        return None, None
    schools = [i for i, p in enumerate(parts) if _is_school(p)]
    degrees = [i for i, p in enumerate(parts) if i not in schools and _DEGREE.search(p)]
    if len(parts) == 1 and not schools and not degrees:
        return None, None
    if schools and not degrees:
        return _from_school(parts, schools[0])
    if not schools and degrees:
        others = [p for i, p in enumerate(parts) if i not in degrees]
        return (others[0] if others else None), parts[degrees[0]]
    if schools and degrees:
        return parts[schools[0]], _degree_text(parts, degrees[0], schools)
    return None, None


def _is_school(part: str) -> bool:
    match = _INSTITUTION.search(part)
    if match is None:
        return False
    degree = _DEGREE.search(part)
    return (
        degree is None
        or match.start() < degree.start()
        or not re.search(r"\b(?:in|of|de|en)\b", part)
    )


def _degree_text(parts: list[str], degree: int, schools: list[int]) -> str:
    """The degree with the subject that follows it in a part of its own."""
    following = degree + 1
    if following < len(parts) and following not in schools and not _DEGREE.search(parts[following]):
        return f"{parts[degree]}, {parts[following]}"
    return parts[degree]


def _from_school(parts: list[str], school: int) -> tuple[str | None, str | None]:
    """`PhD Princeton University, Computer Science`: the degree stands before the school's name."""
    name = parts[school]
    others = [p for i, p in enumerate(parts) if i != school]
    degree = _DEGREE.match(name)
    if degree and len(name) > degree.end() + 4:
        rest = name[degree.end() :].strip(_EDGES)
        title = " ".join([degree.group(), *others[:1]])
        return rest, title
    return name, others[0] if others else None


def _parts(text: str) -> list[str]:
    for span in reversed(find_dates(text)):
        text = f"{text[: span.begin]} | {text[span.stop :]}"
    text = _GRADE.sub(" | ", text)
    found: list[str] = []
    for part in _STRONG.split(text):
        whole = part.strip(_EDGES)
        if not whole or looks_like_place(whole) or sum(c.isalpha() for c in whole) < 2:
            continue
        found.extend(_split_commas(whole))
    return found


def _split_commas(whole: str) -> list[str]:
    at = _AT.search(whole)
    if at and _DEGREE.search(whole[: at.start()]) and _INSTITUTION.search(whole[at.end() :]):
        return [whole[: at.start()].strip(_EDGES), *_split_commas(whole[at.end() :])]
    parts = [p.strip(_EDGES) for p in _COMMA.split(whole)]
    kept = [p for p in parts if p and not looks_like_place(p) and not is_state(p)]
    return kept or [whole]


def _education(draft: _Draft) -> Education:
    dates = draft.dates
    return Education(
        institution=draft.institution,
        degree=draft.degree,
        start=dates.start if dates and dates.is_range else None,
        end=dates.end if dates else None,
        line=draft.line,
    )
