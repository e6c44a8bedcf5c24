"""Makes CVs and jobs as the parser would give them."""

from viva.documents.schemas import CvProfile, Highlight, Job, JobProfile, Seniority
from viva.matching.schemas import BriefDocument
from viva.nlp.skills import SkillVocabulary

Employment = tuple[str, str, str, str, list[str]]


def make_cv(
    name: str,
    headline: str,
    employments: list[Employment],
    *,
    skills: str = "",
    other: tuple[str, ...] = (),
    years: float | None = None,
    document_id: str = "cv",
) -> BriefDocument:
    """A CV of heading, jobs with their highlights (title, employer, start, end, lines), skills."""
    lines = [name, headline, "someone@example.com", "Experience"]
    jobs: list[Job] = []
    for title, employer, start, end, told in employments:
        lines.append(f"{title}, {employer}, {start} - {end}")
        number = len(lines)
        highlights = [Highlight(text=text, line=number + 1 + at) for at, text in enumerate(told)]
        lines += told
        jobs.append(
            Job(
                employer=employer,
                title=title,
                start=start,
                end=end,
                highlights=tuple(highlights),
                line=number,
            )
        )
    if skills:
        lines += ["Skills", skills]
    lines += other
    told_lines = {highlight.line for job in jobs for highlight in job.highlights}
    shown = find_skill_lines(lines, told_lines)
    return BriefDocument(
        id=document_id,
        lines=tuple(lines),
        profile=CvProfile(
            name=name,
            headline=headline,
            skills=tuple(shown),
            skill_lines=shown,
            jobs=tuple(jobs),
            total_years_experience=years,
        ),
    )


def make_job(
    title: str | None,
    responsibilities: list[str],
    requirements: list[str],
    *,
    nice: tuple[str, ...] = (),
    seniority: Seniority | None = None,
    min_years: float | None = None,
    document_id: str = "job",
) -> BriefDocument:
    lines = [title or "We are hiring", "Responsibilities", *responsibilities]
    first_requirement = len(lines) + 2
    lines += ["Requirements", *requirements]
    first_nice = len(lines) + 2
    lines += ["Nice to have", *nice] if nice else []
    shown = find_skill_lines(lines, set(range(3, len(lines) + 1)))
    wished = {skill for skill, at in shown.items() if nice and min(at) >= first_nice}
    return BriefDocument(
        id=document_id,
        lines=tuple(lines),
        profile=JobProfile(
            title=title,
            seniority=seniority,
            required_skills=tuple(skill for skill in shown if skill not in wished),
            nice_to_have_skills=tuple(wished),
            skill_lines=shown,
            responsibilities=tuple(responsibilities),
            responsibility_lines=tuple(range(3, first_requirement - 1)),
            min_years=min_years,
        ),
    )


def find_skill_lines(lines: list[str], told: set[int]) -> dict[str, tuple[int, ...]]:
    """Skill → numbers of its lines, telling ones first."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        for mention in SkillVocabulary.load().find(line):
            numbers = found.setdefault(mention.name, [])
            if number not in numbers:
                numbers.append(number)
    return {
        skill: tuple(sorted(numbers, key=lambda number: (number not in told, number)))
        for skill, numbers in found.items()
    }
