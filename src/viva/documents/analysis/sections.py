"""A CV cut into its sections."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from viva.documents.analysis.headings import Part, heading_part, is_heading
from viva.documents.analysis.roles import employer_score, title_score
from viva.documents.analysis.spoken_languages import names_languages_only
from viva.documents.extraction.lines import Line

_LABEL = re.compile(r"^\s*([^:|]{2,45}?)\s*:\s+(?=\S)")
_INSIDE_ENTRIES = frozenset({Part.SKILLS, Part.AWARDS, Part.OTHER, Part.SUMMARY, Part.PROJECTS})
_SPARSE_STYLE = 0.6


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line with its 1-based number in the document."""

    number: int
    line: Line

    @property
    def text(self) -> str:
        return self.line.text


@dataclass(slots=True)
class Section:
    part: Part
    title: str
    lines: list[NumberedLine] = field(default_factory=list)


def split_sections(lines: list[Line]) -> list[Section]:
    """The sections in order; the first is what stands above all headings."""
    styled = _style_of_headings(lines)
    sections = [Section(Part.HEADER, "")]
    for number, line in enumerate(lines, start=1):
        opened = _opened(line, sections[-1], styled)
        if opened is None:
            sections[-1].lines.append(NumberedLine(number, line))
            continue
        part, title, rest = opened
        sections.append(Section(part, title))
        if rest is not None:
            sections[-1].lines.append(NumberedLine(number, rest))
    return [_settled(section) for section in sections]


def section_text(sections: list[Section], *parts: Part) -> list[NumberedLine]:
    """The lines of all sections of these parts, in order."""
    return [line for section in sections if section.part in parts for line in section.lines]


def _opened(line: Line, current: Section, styled: set[str]) -> tuple[Part, str, Line | None] | None:
    """The part that a line opens, its title, and what else stands on the line."""
    if line.bullet:
        return None
    first = line.cells[0]
    if is_heading(first) and _fits_style(line, styled):
        part = heading_part(first)
        rest = replace(line, cells=line.cells[1:]) if len(line.cells) > 1 else None
        if part is not None and not (rest and _is_label_of_skills(part, current, rest)):
            return part, first, rest
    if len(line.cells) > 1 and heading_part(first) is Part.LANGUAGES:
        rest = replace(line, cells=tuple(cell.lstrip(" :") for cell in line.cells[1:]))
        if names_languages_only(rest.text):
            return Part.LANGUAGES, first, rest
    inline = _inline(line, current)
    if inline is not None:
        return inline
    if len(line.cells) == 1 and _is_unknown_heading(line, styled, current):
        return Part.OTHER, first, None
    return None


def _is_label_of_skills(part: Part, current: Section, rest: Line) -> bool:
    """`Languages | Python, Go` inside the skills names programming languages."""
    if current.part is not Part.SKILLS:
        return False
    return part is not Part.LANGUAGES or not names_languages_only(rest.text)


def _inline(line: Line, current: Section) -> tuple[Part, str, Line] | None:
    """A heading with its content on the same line: `Skills: Python, Go`."""
    match = _LABEL.match(line.cells[0][:200])
    part = heading_part(match.group(1)) if match else None
    if match is None or part is None or part in (Part.CONTACT, Part.HEADER):
        return None
    rest = replace(line, cells=(line.cells[0][match.end() :].strip(), *line.cells[1:]))
    inside = current.part in (Part.EXPERIENCE, Part.PROJECTS, Part.EDUCATION)
    if inside and (part in _INSIDE_ENTRIES or not line.gap):
        return None
    if current.part in (Part.SKILLS, Part.CERTIFICATES, Part.SOFT_SKILLS) and not (
        part is Part.LANGUAGES and names_languages_only(rest.text)
    ):
        return None
    if part is Part.LANGUAGES and not names_languages_only(rest.text):
        part = Part.SKILLS
    return part, match.group(1), rest


def _style(line: Line) -> str:
    """How a line is set: what headings of one document have in common."""
    if line.heading:
        return f"marked {line.size}"
    letters = [c for c in line.cells[0] if c.isalpha()]
    caps = bool(letters) and all(c.isupper() for c in letters) and len(letters) > 3
    size = "large" if line.size >= 1.08 else "plain"
    return f"{size}{' bold' if line.bold else ''}{' caps' if caps else ''}"


def _style_of_headings(lines: list[Line]) -> set[str]:
    """The styles of headings; empty where headings are not set off from the text."""
    counts = Counter(
        _style(line) for line in lines if not line.bullet and is_heading(line.cells[0])
    )
    total = sum(counts.values())
    if total < 3:
        marked = any(style.startswith("marked") for style in counts)
        return set(counts) if marked else set()
    wanted = {style for style, count in counts.items() if count >= max(2, total * 0.25)}
    common = counts.most_common(1)[0][0]
    share = sum(_style(line) == common for line in lines) / max(1, len(lines))
    if common == "plain" or share > _SPARSE_STYLE:
        return set()
    return wanted - {"plain"} if counts["plain"] < total * 0.4 else wanted


def _fits_style(line: Line, styled: set[str]) -> bool:
    return not styled or _style(line) in styled or line.heading


def _is_unknown_heading(line: Line, styled: set[str], current: Section) -> bool:
    """Whether an unknown line is set like the known headings, and not like an entry's title."""
    text = line.cells[0]
    if not styled or (current.part is Part.HEADER and not line.heading):
        return (
            _style(line) in styled - {"plain bold", "plain caps"}
            and len(text) < 40
            and bool(current.lines and line.size < 1.6 and line.size >= 1.08)
        )
    strong = {
        "large bold caps",
        "large caps",
        "plain bold caps",
        "plain caps",
        "large bold",
        "large",
    }
    return (
        (_style(line) in styled & strong or _is_marked_like_headings(line, styled))
        and len(text.split()) <= _MAXIMUM_HEADING_WORDS
        and not any(c.isdigit() for c in text)
        and (line.heading or _is_set_like_headings_only(line))
    )


def _is_marked_like_headings(line: Line, styled: set[str]) -> bool:
    """Whether the file marks a line as it marks the known headings, and it names no job."""
    if not line.heading or _style(line) not in styled:
        return False
    return title_score(line.text) == 0 and employer_score(line.text) == 0


_MAXIMUM_HEADING_WORDS = 5


def _is_set_like_headings_only(line: Line) -> bool:
    return line.size >= 1.15 or _style(line).endswith("caps")


def _settled(section: Section) -> Section:
    """A section called languages that names none is one of skills."""
    text = [line.text for line in section.lines]
    if section.part is Part.LANGUAGES and text and not any(names_languages_only(t) for t in text):
        return Section(Part.SKILLS, section.title, section.lines)
    return section
