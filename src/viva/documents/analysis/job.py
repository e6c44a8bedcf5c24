"""A job description's lines become its profile."""

import re

from viva.documents.analysis.company import find_company
from viva.documents.analysis.document_language import document_language
from viva.documents.analysis.places import looks_like_place
from viva.documents.analysis.requirements import (
    Need,
    SkillNeeds,
    add_skills,
    clauses,
    heading_need,
    minimum_years,
)
from viva.documents.analysis.roles import (
    has_legal_form,
    title_score,
    without_gender,
)
from viva.documents.analysis.sections import NumberedLine
from viva.documents.extraction.lines import Line
from viva.documents.schemas import DocumentWarning, JobProfile, Seniority
from viva.nlp.skills import SkillVocabulary

_SENIORITY: tuple[tuple[Seniority, str], ...] = (
    (
        Seniority.INTERN,
        r"intern(?:ship)?|trainee|working student|werkstudent\w*|praktik\w+|becari[oa]|prácticas"
        r"|apprentice\w*|auszubildende\w*",
    ),
    (Seniority.PRINCIPAL, r"principal|distinguished"),
    (Seniority.STAFF, r"staff(?!\s+nurse)"),
    (
        Seniority.LEAD,
        r"lead|head|team\s?lead|teamleit\w+|director|leitung|leiter(?:in)?|vp|chief|jef[ea]|chef"
        r"|tech lead|responsable|teamlead|stationsleitung",
    ),
    (Seniority.SENIOR, r"senior|sr\.?|sénior|erfahrene[rn]?|experienced"),
    (
        Seniority.JUNIOR,
        r"junior|jr\.?|graduate|entry[- ]level|associate|berufseinsteiger\w*|einsteiger|júnior",
    ),
    (Seniority.MID, r"mid(?:dle)?(?:[- ]level|[- ]senior)?|intermediate|medior|professional"),
)
_SENIORITY_RE = tuple((s, re.compile(rf"\b(?:{p})(?!\w)", re.IGNORECASE)) for s, p in _SENIORITY)
_LEVEL_TOLD = re.compile(
    r"\b(?:level|seniority|nivel|erfahrungsstufe|career level)\s*:?\s*([\w -]{3,20})", re.IGNORECASE
)
_TITLE_LABEL = re.compile(
    r"^(?:job\s+title|(?:role|job|position)\s+(?:profile|description)|stellenprofil|intitulé(?:\s+du\s+poste)?|position|role|title|stelle|stellenbezeichnung|puesto|vacante|cargo|job|poste|vacancy"
    r"|oferta|stellenangebot|open position|we'?re hiring|jetzt bewerben)\s*[:–—-]\s*(.{3,100})",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"""\b(?:(?:looking\s+for|seeking|hiring|in\s+search\s+of|search(?:ing)?\s+for|recruiting|need|join\s+(?:us|our\s+team)\s+as)\s+
    (?:an?\s+|our\s+(?:next\s+)?|the\s+)?(?:new\s+|experienced\s+|talented\s+|skilled\s+|passionate\s+|motivated\s+|dedicated\s+)*
    |(?:suchen|sucht)\s+(?:wir\s+)?(?:[^.,:]{0,60}?\s)?(?:eine?n?|engagierte[nr]?|erfahrene[nr]?)\s+(?:[a-zäöü/()]+e[nr]?\s+)?
    |(?:buscamos|busca|buscando|incorporar|selecciona|seleccionamos)\s+(?:a\s+)?(?:un[ao]?(?:/a)?\s+)?
    |as\s+(?:an?|our)\s+)(?P<title>[^\W\d_][^.,;:!?\n|]{3,80})""",
    re.VERBOSE | re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\s+(?:(?:to|who|for|at|in|with|on|that|based|joining|within|and\s+you|zur|zum|für|bei|mit|am|im|der"
    r"|die|para|con|que|en|as\s+part|responsible|reporting)\b|\(|—|–|-\s).*$",
    re.IGNORECASE,
)
_EXCLAMATION = re.compile(r"^[^!?]{3,40}[!?]+\s+(?=\S)")
_SOUGHT = re.compile(
    r"^(?:se\s+busca|wanted|gesucht|recherche|we\s+are\s+hiring)\s*[:!–-]?\s+|[\s:!–-]+(?:wanted|gesucht|needed|required)!?$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^(?:you will|you'll|you|responsible for|sie|du|ihre|entwicklung|betreuung|planung"
    r"|durchführung)\b",
    re.I,
)
_EDGES = " ,;:|–—-·•*#\t"
_MAXIMUM_RESPONSIBILITIES = 40
_TITLE_LINES = 6


def analyse_job(lines: list[Line], *, vocabulary: SkillVocabulary) -> JobProfile:
    """The profile of a job description; what is not found stays empty."""
    numbered = [NumberedLine(n, line) for n, line in enumerate(lines, start=1)]
    parts = _parts(numbered)
    needs = SkillNeeds()
    for line, need in parts:
        if need is not Need.BENEFITS:
            add_skills(line, need, vocabulary, needs)
    text = "\n".join(line.text for line in lines)
    title = _title(numbered)
    for mention in vocabulary.find(title or ""):
        needs.add(mention.name, Need.REQUIRED, 1)
    tasks = _responsibilities(parts)
    profile = JobProfile(
        title=title,
        company=find_company(numbered, title),
        seniority=find_seniority(title, text),
        language=document_language(text),
        required_skills=needs.required_names(),
        nice_to_have_skills=needs.nice_names(),
        skill_lines={name: tuple(found) for name, found in needs.lines.items()},
        responsibilities=tuple(text for text, _ in tasks),
        responsibility_lines=tuple(number for _, number in tasks),
        min_years=minimum_years((line.text, need) for line, need in parts),
    )
    return profile.model_copy(update={"warnings": _warnings(profile)})


def _parts(lines: list[NumberedLine]) -> list[tuple[NumberedLine, Need]]:
    """Each line with what its section is about; headings themselves are left out."""
    parts: list[tuple[NumberedLine, Need]] = []
    need = Need.ABOUT
    columns: tuple[Need, ...] = ()
    for line in lines:
        columns = _columns(line.line, columns)
        if columns:
            parts.extend(_by_column(line, columns))
            continue
        label, colon, rest = line.text.partition(":")
        found = heading_need(line.text) if not line.line.bullet or line.text.endswith(":") else None
        if found is not None and len(line.line.cells) == 1:
            need = found
            continue
        inline = heading_need(label) if colon and rest.strip() and len(label.split()) <= 5 else None
        if inline is not None and not line.line.bullet:
            need = inline
            line = NumberedLine(line.number, Line(cells=(rest.strip(),), gap=line.line.gap))
        parts.append((line, need))
    return parts


def _columns(line: Line, before: tuple[Need, ...]) -> tuple[Need, ...]:
    """What the columns of a table are about, by the headings in its first row."""
    headed = [need for cell in line.cells if (need := heading_need(cell)) is not None]
    if len(line.cells) > 1 and len(set(headed)) == len(line.cells):
        return tuple(headed)
    return before if len(line.cells) == len(before) else ()


def _by_column(line: NumberedLine, columns: tuple[Need, ...]) -> list[tuple[NumberedLine, Need]]:
    return [
        (NumberedLine(line.number, Line(cells=(cell,))), need)
        for cell, need in zip(line.line.cells, columns, strict=True)
        if heading_need(cell) is not need
    ]


def _title(lines: list[NumberedLine]) -> str | None:
    for line in lines[:_TITLE_LINES]:
        match = _TITLE_LABEL.match(line.text[:200])
        if match:
            return _clean_title(match.group(1))
    for line in lines[:3]:
        if not line.line.bullet and _is_title_line(line.line.cells[0]):
            return _clean_title(line.line.cells[0])
    for line in lines[:25]:
        for match in _ANNOUNCED.finditer(line.text[:1_000]):
            title = _clean_title(_TITLE_END.sub("", match.group("title")))
            if title and title_score(title):
                return title
    return None


def _is_title_line(text: str) -> bool:
    if len(text) > 90 or len(text.split()) > 12 or text.endswith("."):
        return False
    if heading_need(text) is not None or text[:1].isdigit():
        return False
    return title_score(text) > 0 and _ANNOUNCED.search(text) is None


def _clean_title(text: str) -> str:
    """A title without gender marks, place and company."""
    plain = _SOUGHT.sub("", _EXCLAMATION.sub("", without_gender(text)))
    plain = re.split(r"\s+(?:at|bei|@)\s+(?=[A-ZÄÖÜ])", plain)[0]
    parts = [p.strip(_EDGES) for p in re.split(r"\s+[|–—•·]\s+|\s+-\s+|\s*\|\s*", plain)]
    kept = [p for p in parts if p and not looks_like_place(p) and not _is_remark(p)]
    titled = [p for p in kept if title_score(p)] or kept or parts
    text = titled[0]
    pieces = [p.strip() for p in text.split(",")]
    while len(pieces) > 1 and (looks_like_place(pieces[-1]) or has_legal_form(pieces[-1])):
        pieces.pop()
    text = re.sub(
        r"\s*\(([^()]*)\)",
        lambda m: "" if _is_remark(m[1]) or looks_like_place(m[1]) else m[0],
        ", ".join(pieces),
    )
    return text.strip(_EDGES)


def _is_remark(text: str) -> bool:
    return (
        re.fullmatch(
            r"(?:\d{1,3}\s?%.*|full[- ]?time|part[- ]?time|vollzeit|teilzeit|remote|hybrid"
            r"|unbefristet|befristet|permanent"
            r"|(?:m|w|d|f|x)(?:\s*[/|]\s*(?:m|w|d|f|x|div))+|all genders|contract"
            r"|job description|stellenanzeige|oferta de empleo)",
            text.strip(),
            re.IGNORECASE,
        )
        is not None
    )


def find_seniority(title: str | None, text: str) -> Seniority | None:
    """The level that a title names, or else a remark such as `Level: senior`."""
    for source in (title or "", *(m.group(1) for m in _LEVEL_TOLD.finditer(text[:5_000]))):
        for seniority, pattern in _SENIORITY_RE:
            if pattern.search(source):
                return seniority
    return None


def _responsibilities(parts: list[tuple[NumberedLine, Need]]) -> list[tuple[str, int]]:
    """The tasks: lines of a section on tasks, or else sentences that say what one will do."""
    tasks = [(line.text, line.number) for line, need in parts if need is Need.TASKS]
    if any(len(text) > 300 for text, _ in tasks):
        tasks = [(clause, number) for text, number in tasks for clause in clauses(text)]
    if not tasks:
        tasks = [
            (clause, line.number)
            for line, need in parts
            if need in (Need.ABOUT, Need.REQUIRED)
            for clause in clauses(line.text)
            if _WHO.match(clause)
        ]
    return [(text.strip(" ;"), number) for text, number in tasks][:_MAXIMUM_RESPONSIBILITIES]


def _warnings(profile: JobProfile) -> tuple[DocumentWarning, ...]:
    if profile.required_skills or profile.nice_to_have_skills:
        return ()
    message = "No skills were found in the job description. You can add them yourself."
    return (DocumentWarning(code="skills_not_found", message=message),)
