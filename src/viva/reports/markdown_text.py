"""Words and figures as Markdown; text of candidates and documents is escaped."""

import re

from viva.reports.schemas import Band

# Characters with a meaning anywhere in a line, those with one at its beginning, and bare links.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.|@")
_AT_START = re.compile(r"^(\d{0,9})([#+=.)-])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape(text: str) -> str:
    """One line of Markdown that shows `text` as it is."""
    line = _ANYWHERE.sub(_escaped, " ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", line)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return _ENTITIES.get(character, "\\" + character)


def bold(text: str) -> str:
    """Each line in bold of its own, because bold does not reach over an empty line."""
    return "\n".join(f"**{escape(line)}**" if line.strip() else "" for line in text.splitlines())


def escape_lines(text: str) -> str:
    return "\n".join(_keep_edges(line) for line in text.split("\n"))


def _keep_edges(line: str) -> str:
    """Escaped, with a space where the line began or ended with one."""
    if not line.strip():
        return " " if line else ""
    before = " " if line[0].isspace() else ""
    after = " " if line[-1].isspace() else ""
    return before + escape(line) + after


def out_of_ten(score: float | None) -> str:
    return "no score" if score is None else f"{score:.1f} / 10"


def in_range(band: Band | None) -> str:
    return f" (plausibly {plain_range(band)})" if band else ""


def plain_range(band: Band | None) -> str:
    return f"{band[0]:.1f} to {band[1]:.1f}" if band else ""
