"""Jobs and schools of forms, where each line has its label: `Employer | Acme`, `Dates | 2015`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from viva.documents.analysis.dates import DateSpan, find_dates
from viva.documents.analysis.places import without_place
from viva.documents.analysis.roles import without_gender
from viva.documents.analysis.sections import NumberedLine
from viva.documents.analysis.tidying import tidy
from viva.documents.schemas import Education, Highlight, Job


class Label(StrEnum):
    """What a line of a form tells."""

    DATES = "dates"
    TITLE = "title"
    EMPLOYER = "employer"
    DEGREE = "degree"
    SCHOOL = "school"
    OTHER = "other"


_LABELS: tuple[tuple[Label, str], ...] = (
    (
        Label.DATES,
        r"fechas?|dates?(?: \(.*\))?|datum|zeitraum|von ?[-–/]? ?bis|per[ií]od[eo]?|période"
        r"|dauer|duration|duración|tenure|years?|jahre?|año",
    ),
    (
        Label.TITLE,
        r"(?:profesión o )?cargo(?: desempeñado| ocupado)?|puesto(?: desempeñado| ocupado)?"
        r"|(?:occupation or )?position(?: held)?|job title|job role|role|title|designation"
        r"|beruf oder funktion|funktion|rolle|stelle|position als"
        r"|(?:fonction ou )?poste(?: occupé)?|fonction",
    ),
    (
        Label.EMPLOYER,
        r"(?:nombre y dirección de la )?empresa|nombre de la empresa|company|client|customer"
        r"|(?:name of (?:the )?)?(?:company|organi[sz]ation|employer|firm)"
        r"|(?:company|employer) name"
        r"|(?:nombre y dirección del )?empleador|(?:name and address of )?employer|kunde"
        r"|auftraggeber|firma|unternehmen|(?:name und adresse des )?arbeitgebers?"
        r"|(?:nom et adresse de l'|nom de l')?employeur|entreprise",
    ),
    (
        Label.DEGREE,
        r"título(?: de la cualificación obtenida)?|titulación|degree|abschluss|studiengang"
        r"|(?:title of )?qualification(?: awarded)?|bezeichnung der erworbenen qualifikation"
        r"|diplôme|intitulé du (?:certificat|diplôme).*",
    ),
    (
        Label.SCHOOL,
        r"nombre del centro|nombre y tipo de (?:la organización|organización|centro).*"
        r"|name and type of organi[sz]ation.*|institut(?:ion|e)|school|college|board|university"
        r"|hochschule|schule|universität|name und art der .*|centro(?: de estudios)?|universidad"
        r"|établissement.*|école",
    ),
    (
        Label.OTHER,
        r"tipo de empresa(?: o sector)?|type of business.*|branche|sector|art des betriebs.*"
        r"|tätigkeitsbereich.*|funciones(?: y responsabilidades)?|tareas|aufgaben|tätigkeiten"
        r"|(?:main )?activities(?: and responsibilities)?|responsibilities|tasks|principales.*"
        r"|actividades.*|beschreibung|description|ort|location|lugar|standort|place"
        r"|principal subjects.*|hauptfächer.*|technologi.*|secteur.*|activités.*|level.*|nivel.*"
        r"|percentage|marks|grade|note|nota|project",
    ),
)
_PATTERNS = tuple(
    (label, re.compile(rf"(?:{pattern})$", re.IGNORECASE)) for label, pattern in _LABELS
)
_INLINE = re.compile(r"^([^:|]{3,60}?)\s*:\s+(\S.*)$")
_LONGEST_LABEL = 60
_FEWEST_LABELS = 3
_SHARE = 0.5


@dataclass(slots=True)
class _Form:
    """One entry of a form; `told` are its values by label."""

    line: int
    told: dict[Label, str] = field(default_factory=dict)
    rest: list[NumberedLine] = field(default_factory=list)

    def dates(self) -> DateSpan | None:
        return next(iter(find_dates(self.told.get(Label.DATES, ""))), None)


def is_form(lines: list[NumberedLine]) -> bool:
    """Whether a section is filled in like a form, with a label on most lines."""
    plain = [line for line in lines if not line.line.bullet]
    labels = [label for line in lines if (label := _labelled(line)[0]) is not None]
    named = {Label.TITLE, Label.EMPLOYER, Label.DEGREE, Label.SCHOOL} & set(labels)
    return len(labels) >= max(_FEWEST_LABELS, _SHARE * len(plain)) and bool(named)


def heads_table(line: NumberedLine) -> bool:
    """Whether a line is the head of a table: all its cells are labels."""
    cells = line.line.cells
    return len(cells) > 1 and all(_label(cell.strip(" |")) is not None for cell in cells)


def read_form_jobs(lines: list[NumberedLine]) -> Iterator[Job]:
    for form in _forms(lines):
        employer, title = form.told.get(Label.EMPLOYER), form.told.get(Label.TITLE)
        if employer is None and title is None:
            continue
        dates = form.dates()
        yield Job(
            employer=_without_address(employer) if employer else None,
            title=tidy(without_gender(title)) if title else None,
            start=dates.start if dates else None,
            end=dates.end if dates else None,
            highlights=tuple(Highlight(text=line.text, line=line.number) for line in form.rest),
            line=form.line,
        )


def read_form_education(lines: list[NumberedLine]) -> Iterator[Education]:
    for form in _forms(lines):
        school, degree = form.told.get(Label.SCHOOL), form.told.get(Label.DEGREE)
        if school is None and degree is None:
            continue
        dates = form.dates()
        yield Education(
            institution=_without_address(school) if school else None,
            degree=tidy(degree) if degree else None,
            start=dates.start if dates and dates.is_range else None,
            end=dates.end if dates else None,
            line=form.line,
        )


def _forms(lines: list[NumberedLine]) -> list[_Form]:
    """Entries; a label that the open one already has begins the next."""
    forms: list[_Form] = []
    for line in lines:
        label, value = _labelled(line)
        if label in (None, Label.OTHER):
            if forms:
                forms[-1].rest.append(line)
            continue
        if not forms or label in forms[-1].told:
            forms.append(_Form(line.number))
        forms[-1].told[label] = value
    return forms


def _labelled(line: NumberedLine) -> tuple[Label | None, str]:
    """The label of a line and its value; `None` for a line without a label."""
    first, *others = line.line.cells
    if others:
        return _label(first), " ".join(others).lstrip(" :")
    inline = _INLINE.match(first[:1_000])
    return (_label(inline[1]), inline[2]) if inline else (None, "")


def _label(text: str) -> Label | None:
    plain = text.strip(" :.·•").replace("’", "'")
    if len(plain) > _LONGEST_LABEL:
        return None
    return next((label for label, pattern in _PATTERNS if pattern.match(plain)), None)


def _without_address(name: str) -> str:
    return ", ".join(without_place(tidy(name).split(", ")))
