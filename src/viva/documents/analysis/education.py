"""The schools and degrees of a CV."""

import re
from dataclasses import dataclass, field

from viva.documents.analysis.dates import DateSpan, find_dates
from viva.documents.analysis.entries import is_head_like, merge_broken_dates
from viva.documents.analysis.labelled_entries import heads_table
from viva.documents.analysis.places import is_state, looks_like_place
from viva.documents.analysis.sections import NumberedLine
from viva.documents.analysis.tidying import split_sentences_after_date, tidy
from viva.documents.schemas import Education

_INSTITUTION = re.compile(
    r"""\b(?:universit\w*|universid\w*|college|school|academ\w+|akademie|institut\w*|polytechnic\w*
    |politécnica|\w*hochschule|hogeschool|\w*gymnasium|\w*schule|\w*kolleg|berufskolleg|escuela|colegio|i\.?e\.?s
    |conservator\w+|lycée|école|ecole|(?-i:UCT|MIT|ETH|TU|TUM|KIT|FH|UC|UCL|LSE|NIT|BITS|IIT|IUT|HEC)|epfl|rwth|lmu|ucla|upc|upm
    |uned|uoc|uab|ucm|eoi|esade|iese|ie\s+business|caltech|georgia\s+tech|virginia\s+tech|facultad
    |faculty|ihk|handwerkskammer|cambridge|oxford|harvard|stanford|princeton|yale|berkeley
    |campus|technion|technikon|coláiste|scoil|facult[ée]|seminary|centro\s+de\s+formación|cfgs|open\s+university
    |cfa|\w*bildungszentrum|centre\s+de\s+formation|insa|essec|klinikum|krankenhaus|hospital|gmbh|ag|kg)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DEGREE = re.compile(
    r"""\b(?:bachelor\w*|master\w*|b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|b\.?\s?s|m\.?\s?s|b\.?\s?eng|m\.?\s?eng|b\.?\s?ed|m\.?\s?ed
    |ph\.?\s?d|d\.?\s?phil|mba|emba|ll\.?\s?[bm]|b\.?\s?com|m\.?\s?phil|doctor\w*|doktor\w*|promotion|dr\.|diplom\w*|diploma
    |magister|staatsexamen|abitur|fachabitur|fachhochschulreife|hochschulreife|mittlere\s+reife|realschulabschluss
    |hauptschulabschluss|ausbildung|lehre|licenciatura|licenciad[oa]|grado|graduado|máster|doctorado|técnico
    |ingeniería|ingenier[oa]|bachillerato|ciclo\s+formativo|formación\s+profesional|fp|postgrado|posgrado|associate|a-levels?|gcses?
    |high\s+school|secondary|certificate|certificado|zertifikat|degree|minor|major|honours|hons|licence|baccalauréat|bac
    |staatlich\s+\w+|meisterbrief|\w*meister|\w*techniker|\w*fachwirt|geselle\w*|gesundheits-\s?und|\w*kauffrau|\w*kaufmann|fachinformatiker\w*
    |examen|exam|pgce|pgde|qts|nvq|btec|hnd|adn|bsn|msn|dnp|rn|diplôme|dut|bts|título|diplomatura|diplomado
    |(?-i:CAP|BEP|EFZ|EBA|LPC|GDL|BPTC|SQE|BTS)|mention\s+complémentaire|titre\s+professionnel|brevet|bootcamp|studium|\w*weiterbildung|umschulung
    |juristische\s+prüfung|berufsmatur\w*|matura|maturität|dipl|fähigkeitszeugnis|pgdip|pgcert|apprenticeship|foundation|matric|leaving\s+certificate|national\s+senior|postdoc\w*|habilitation|nursing)(?![\w])""",
    re.VERBOSE | re.IGNORECASE,
)
_STRONG = re.compile(
    r"\s+\|\s+|\s*[•·▪◦●]\s*|\s+[–—]\s+|\s+-\s+|\t+|\s*;\s+|\s+@\s+|\s*[❖◆◇■□▸►➢➤✦]\s*"
)
_COMMA = re.compile(r"\s*,\s+")
_AT = re.compile(r"\s+(?:at|an\s+der|am|an\s+dem|bei|at\s+the|por\s+la|de\s+la)\s+(?=[A-ZÄÖÜÉ])")
_LABEL = re.compile(
    r"^(?:thesis|gpa|note|nota|advisor|grade|abschlussnote|schwerpunkte?|relevant|coursework|modules"
    r"|focus|thema|abschlussarbeit|masterarbeit|bachelorarbeit|dissertation|trabajo fin|minor"
    r"|honou?rs"
    r"|awards?|activities|dean's|supervisor|betreuer|notendurchschnitt|tfg|tfm|specialization)\b",
    re.IGNORECASE,
)
_DEGREE_LABEL = re.compile(
    r"^(?:abschluss|degree|titel|título|titulación|diplôme|qualification|major)\s*:\s*",
    re.IGNORECASE,
)
_THESIS = re.compile(r"[.;,]\s+(?:thesis|dissertation|thema|tesis|thèse)\s*[:–-].*$", re.IGNORECASE)
_PART_OF_SCHOOL = re.compile(
    r"^(?:faculty|facultad|fakultät|faculté|school of|department|dept|institut\w* (?:für|of|de)"
    r"|meisterschule|escuela de doctorado|fachbereich)",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(
    r"\b(?:certified|certificates?|certificación|zertifi\w+|oscp|oscei|osce|oswe|ceh|cissp|cism|cisa|crest|ccna|ccnp|itil"
    r"|pmp|prince2|istqb|comptia|csm|cspo|cka|ckad|toefl|ielts)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\(?\b(?:gpa|note|grade|nota(?: media)?|abschlussnote"
    r"|durchschnitt)\b[:\s]*[\d.,/]+(?:\s*/\s*[\d.,]+)?\)?",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^()]{0,120}\)")
_DEGREE_OF = re.compile(r"\b(?:in|of|de|en)\b")
_SCHOOL_DIPLOMA = re.compile(
    r"\b(?:high|secondary|middle)\s+school\s+(?:diploma|degree|certificate|leaving\s+certificate)\b",
    re.IGNORECASE,
)
_BARE_WORDS = 2
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one line says; `spare` are parts that are neither school nor degree by their words.

    `subject` follows a degree: what was studied or, where no school is named, the school.
    """

    institution: str | None = None
    degree: str | None = None
    spare: tuple[str, ...] = ()
    subject: str | None = None

    def __bool__(self) -> bool:
        return bool(self.institution or self.degree)


@dataclass(slots=True)
class _Draft:
    line: int
    above: str | None = None
    dates: DateSpan | None = None
    institution: str | None = None
    degree: str | None = None
    subject: str | None = None
    spare: list[str] = field(default_factory=list)

    def told(self) -> bool:
        return bool(self.institution or self.degree or self.spare)

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
        if not _is_detail(line) and not heads_table(line):
            _take(drafts, line, fresh=after_bullet or line.line.gap)
            after_bullet = False
    return tuple(_education(d) for d in drafts if d.institution or d.degree)


def names_degree(text: str) -> bool:
    return _DEGREE.search(text[:300]) is not None


def _is_detail(line: NumberedLine) -> bool:
    text = line.text
    if _LABEL.match(text):
        return True
    return not (is_head_like(line) or line.line.bullet or (find_dates(text) and _read(text)))


def _mentions(text: str) -> bool:
    return bool(_INSTITUTION.search(text[:300]) or _DEGREE.search(text[:300]))


def _take(drafts: list[_Draft], line: NumberedLine, *, fresh: bool) -> None:
    """Add a line to the open entry, or open a new one when it would say something twice."""
    dates = find_dates(line.text)
    reading = _read(line.text)
    current = drafts[-1] if drafts else None
    if not reading and _is_certificate(line.text, dates) and (current or dates):
        return
    if current is None or _is_new(current, dates, reading, fresh=fresh):
        above = None if reading or dates else line.text
        current = _Draft(line.number, above)
        drafts.append(current)
    current.institution = current.institution or reading.institution
    if current.degree is None and reading.degree is not None:
        current.degree, current.subject = reading.degree, reading.subject
    current.spare.extend(reading.spare)
    if dates and (current.dates is None or (dates[0].is_range and not current.dates.is_range)):
        current.dates = max(dates, key=lambda d: d.is_range)


def _is_certificate(text: str, dates: list[DateSpan]) -> bool:
    """Whether a line without school or degree lists certificates with their years."""
    singles = [span for span in dates if not span.is_range]
    return len(singles) > 1 or (bool(singles) and _CERTIFICATE.search(text[:300]) is not None)


def _is_new(current: _Draft, dates: list[DateSpan], reading: _Reading, *, fresh: bool) -> bool:
    again = (reading.institution is not None and current.institution is not None) or (
        reading.degree is not None and current.degree is not None
    )
    if (
        _has_range(dates)
        and current.dates is not None
        and current.dates.is_range
        and current.told()
    ):
        return True
    whole = bool(dates and reading.institution and reading.degree)
    if (
        again
        or (whole and current.dates is not None)
        or (dates and current.dates is not None and (fresh or current.is_complete()))
    ):
        return True
    completes = (reading.institution is not None and current.institution is None) or (
        reading.degree is not None and current.degree is None
    )
    if completes and current.above and current.dates and reading.degree:
        return True
    if completes and not dates:
        return False
    told = current.is_complete() or (
        current.dates is not None and bool(current.institution or current.degree)
    )
    return fresh and told and bool(dates or reading)


def _has_range(dates: list[DateSpan]) -> bool:
    return any(span.is_range for span in dates)


def _read(text: str) -> _Reading:
    parts = _parts(text)
    schools = [i for i, part in enumerate(parts) if _is_school(part)]
    degrees = [i for i, part in enumerate(parts) if i not in schools and _has_degree(part)]
    others = [i for i in range(len(parts)) if i not in schools and i not in degrees]
    schools.sort(key=lambda i: (_PART_OF_SCHOOL.match(parts[i]) is not None, i))
    if schools and not degrees:
        return _from_school(parts[schools[0]], [parts[i] for i in others])
    if not degrees:
        return _Reading(spare=tuple(parts))
    best = max(degrees, key=lambda i: (len(parts[i].split()), -i))
    institution = parts[schools[0]] if schools else None
    used = _subject(parts, best, others)
    if used is not None and used < best:
        return _Reading(institution, f"{parts[used]}, {parts[best]}", _rest(parts, others, used))
    subject = parts[used] if used is not None else None
    return _Reading(institution, parts[best], _rest(parts, others, used), subject)


def _rest(parts: list[str], others: list[int], used: int | None) -> tuple[str, ...]:
    return tuple(parts[i] for i in others if i != used)


def _is_school(part: str) -> bool:
    outside = _SCHOOL_DIPLOMA.sub(" ", _PARENTHESIS.sub(" ", part))
    match = _INSTITUTION.search(outside)
    if match is None:
        return False
    degree = _DEGREE.search(outside)
    return degree is None or match.start() < degree.start() or _DEGREE_OF.search(outside) is None


def _has_degree(part: str) -> bool:
    return names_degree(part)


def _subject(parts: list[str], degree: int, others: list[int]) -> int | None:
    """Which part tells the subject of a degree: the one after it, or beside a bare degree any."""
    if degree + 1 in others:
        return degree + 1
    bare = len(parts[degree].split()) <= _BARE_WORDS
    return others[0] if bare and others else None


def _from_school(name: str, others: list[str]) -> _Reading:
    """`PhD Princeton University, Computer Science`: the degree stands before the school's name."""
    degree = _DEGREE.match(name)
    if degree and len(name) > degree.end() + _SHORTEST_NAME:
        title = " ".join([degree.group(), *others[:1]])
        return _Reading(tidy(name[degree.end() :]), title, tuple(others[1:]))
    return _Reading(name, None, tuple(others))


def _parts(text: str) -> list[str]:
    text = _THESIS.sub("", _DEGREE_LABEL.sub("", text))
    for span in reversed(find_dates(text)):
        text = f"{text[: span.begin]} | {text[span.stop :]}"
    text = split_sentences_after_date(_GRADE.sub(" | ", text))
    found: list[str] = []
    for part in _STRONG.split(text):
        whole = tidy(part)
        if not whole or looks_like_place(whole) or sum(c.isalpha() for c in whole) < 2:
            continue
        found.extend(_split_commas(whole))
    return found


def _split_commas(whole: str) -> list[str]:
    at = _AT.search(whole)
    if at and _DEGREE.search(whole[: at.start()]) and _INSTITUTION.search(whole[at.end() :]):
        return [tidy(whole[: at.start()]), *_split_commas(whole[at.end() :])]
    protected = _PARENTHESIS.sub(lambda m: m.group().replace(", ", "\x00"), whole)
    parts = [tidy(part.replace("\x00", ", ")) for part in _COMMA.split(protected)]
    kept = [p for p in parts if p and not looks_like_place(p) and not is_state(p)]
    return kept or [whole]


def _education(draft: _Draft) -> Education:
    dates = draft.dates
    spare = [part for part in draft.spare if len(part) >= _SHORTEST_NAME]
    institution = draft.institution or (spare.pop(0) if spare else None)
    degree = draft.degree or draft.above or (spare.pop(0) if spare else None)
    if draft.subject and institution is None:
        institution = draft.subject
    elif draft.subject:
        degree = f"{degree}, {draft.subject}"
    return Education(
        institution=institution.split(" / ")[0] if institution else None,
        degree=degree,
        start=dates.start if dates and dates.is_range else None,
        end=dates.end if dates else None,
        line=draft.line,
    )
