"""A CV's lines become its profile."""

from datetime import date

from viva.documents.analysis.contacts import find_email, find_links, find_phone
from viva.documents.analysis.document_language import document_language
from viva.documents.analysis.education import names_degree, read_education
from viva.documents.analysis.employment import read_jobs
from viva.documents.analysis.experience import find_gaps, total_years
from viva.documents.analysis.headings import Part
from viva.documents.analysis.labelled_entries import (
    is_form,
    read_form_education,
    read_form_jobs,
)
from viva.documents.analysis.person import find_headline, find_name, find_place, large_lines
from viva.documents.analysis.projects import read_projects
from viva.documents.analysis.sections import (
    NumberedLine,
    Section,
    section_text,
    split_sections,
)
from viva.documents.analysis.skill_evidence import collect_skills
from viva.documents.analysis.skill_lists import split_items
from viva.documents.analysis.spoken_languages import (
    find_languages,
    find_spoken,
    names_languages_only,
)
from viva.documents.analysis.unknown_sections import recognise
from viva.documents.extraction.lines import Line
from viva.documents.schemas import CvProfile, DocumentWarning, Education, Job
from viva.nlp.skills import SkillVocabulary

_HEADER_LINES = 14
_FIRST_PAGE_LINES = 80
_MAXIMUM_SKILLS = 150


def analyse_cv(lines: list[Line], *, today: date, vocabulary: SkillVocabulary) -> CvProfile:
    """The profile of a CV; what is not found stays empty and is named in the warnings."""
    sections = recognise(split_sections(lines), vocabulary)
    numbered = [NumberedLine(n, line) for n, line in enumerate(lines, start=1)]
    header = _header(sections, numbered)
    text = "\n".join(line.text for line in lines)
    experience = section_text(sections, Part.EXPERIENCE)
    jobs = _jobs(experience)
    if not jobs and not experience:
        jobs = _jobs(section_text(sections, Part.HEADER, Part.OTHER))
    education = _education(sections)
    name = (
        find_name(header)
        or find_name(large_lines(numbered[:_FIRST_PAGE_LINES]))
        or find_name(numbered[:_HEADER_LINES])
    )
    evidence = collect_skills(sections, jobs, vocabulary)
    contacts = "\n".join([*(line.text for line in header), text])
    profile = CvProfile(
        name=name,
        email=find_email(contacts) or find_email(text),
        phone=find_phone("\n".join(line.text for line in header)) or find_phone(text),
        location=find_place(header),
        links=tuple(dict.fromkeys(find_links(contacts))),
        headline=find_headline(header, name),
        language=document_language(text),
        skills=tuple(evidence.places)[:_MAXIMUM_SKILLS],
        skill_lines=dict(list(evidence.lines().items())[:_MAXIMUM_SKILLS]),
        jobs=jobs,
        projects=read_projects(section_text(sections, Part.PROJECTS)),
        education=education,
        languages=_languages(sections),
        total_years_experience=total_years(jobs, today),
        gaps=find_gaps(jobs, education, today),
    )
    return profile.model_copy(update={"warnings": _warnings(profile)})


def _jobs(lines: list[NumberedLine]) -> tuple[Job, ...]:
    return tuple(read_form_jobs(lines)) if is_form(lines) else read_jobs(lines)


def _education(sections: list[Section]) -> tuple[Education, ...]:
    """Schools of the education sections; without one, degrees among the qualifications."""
    lines = section_text(sections, Part.EDUCATION)
    education = tuple(read_form_education(lines)) if is_form(lines) else read_education(lines)
    if education:
        return education
    qualifications = read_education(section_text(sections, Part.CERTIFICATES))
    return tuple(
        entry
        for entry in qualifications
        if entry.institution and entry.degree and names_degree(entry.degree)
    )


def _header(sections: list[Section], numbered: list[NumberedLine]) -> list[NumberedLine]:
    """The lines above all headings, and those of a contact section."""
    contact = section_text(sections, Part.CONTACT)
    lines = sections[0].lines[:_HEADER_LINES] or numbered[:4]
    return [*lines, *contact]


def _languages(sections: list[Section]) -> tuple[str, ...]:
    found = [
        name
        for line in section_text(sections, Part.LANGUAGES)
        for name in find_languages(line.text)
    ]
    if not found:
        told = section_text(sections, Part.SUMMARY, Part.HEADER, Part.OTHER, Part.CERTIFICATES)
        found = [name for line in told for name in _told_languages(line.text)]
    if not found:
        listed = section_text(sections, Part.SKILLS)
        items = [item for line in listed for item in split_items(line.text)]
        found = [
            name for item in items if names_languages_only(item) for name in find_languages(item)
        ]
    return tuple(dict.fromkeys(found))


def _told_languages(text: str) -> list[str]:
    """Languages of a sentence that says they are spoken, or of a line that lists nothing else."""
    listed = find_languages(text) if names_languages_only(text) else []
    return listed if len(listed) > 1 else find_spoken(text)


def _warnings(profile: CvProfile) -> tuple[DocumentWarning, ...]:
    missing = [
        ("name_not_found", "No name was found.", profile.name),
        ("jobs_not_found", "No jobs were found.", profile.jobs),
        ("skills_not_found", "No skills were found.", profile.skills),
    ]
    return tuple(
        DocumentWarning(code=code, message=f"{message} You can add it to the profile yourself.")
        for code, message, value in missing
        if not value
    )
