"""Corrections of a profile by the user, and what follows from them."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from viva.documents.analysis.experience import find_gaps, total_years
from viva.documents.schemas import (
    USER,
    CvProfile,
    FieldSource,
    JobProfile,
    ParsedDocument,
)
from viva.errors import InvalidInputError
from viva.nlp.skills import SkillVocabulary

_FIXED = frozenset({"kind", "warnings"})
_SKILLS = frozenset({"skills", "required_skills", "nice_to_have_skills"})
_STATIONS = frozenset({"jobs", "education"})
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|present")


class CorrectionInvalidError(InvalidInputError):
    code = "correction_invalid"


def with_corrections(
    parsed: ParsedDocument, changes: Mapping[str, object], *, today: date
) -> ParsedDocument:
    """The document as the user says it is.

    Skills get their canonical names, and lines show listed skills only; years and gaps follow the
    dates. What the user says about those fields themselves stands.

    Raises:
        CorrectionInvalidError: A field is unknown or its value does not fit.
    """
    fixed = _FIXED & changes.keys()
    if fixed:
        raise CorrectionInvalidError(f"These fields cannot be corrected: {', '.join(fixed)}.")
    profile = _merged(parsed.profile, changes)
    following = _following(profile, changes, today)
    kept = tuple(source for source in parsed.sources if source.field not in changes)
    corrected = tuple(FieldSource(field=name, reader=USER) for name in changes)
    return parsed.model_copy(
        update={
            "profile": profile.model_copy(update=following),
            "sources": (*kept, *corrected),
        }
    )


def _merged(
    profile: CvProfile | JobProfile, changes: Mapping[str, object]
) -> CvProfile | JobProfile:
    try:
        merged = type(profile).model_validate({**profile.model_dump(mode="json"), **changes})
        merged.model_dump_json()
    except PydanticSerializationError as error:
        raise CorrectionInvalidError("The correction is not valid Unicode.") from error
    except ValidationError as error:
        findings = [
            {"field": ".".join(map(str, finding["loc"])), "message": finding["msg"]}
            for finding in error.errors()
        ]
        raise CorrectionInvalidError(
            f"The correction of {findings[0]['field']} does not fit: {findings[0]['message']}.",
            errors=findings,
        ) from error
    _check_dates(merged)
    return merged


def _following(
    profile: CvProfile | JobProfile, changes: Mapping[str, object], today: date
) -> dict[str, Any]:
    lists = {name: _canonical(getattr(profile, name)) for name in _SKILLS & changes.keys()}
    counted: dict[str, Any] = {}
    if lists:
        counted["skill_lines"] = _lines_of_listed(profile, lists)
    if isinstance(profile, CvProfile) and _STATIONS & changes.keys():
        counted["total_years_experience"] = total_years(profile.jobs, today)
        counted["gaps"] = find_gaps(profile.jobs, profile.education, today)
    return {name: value for name, value in counted.items() if name not in changes} | lists


def _check_dates(profile: CvProfile | JobProfile) -> None:
    if not isinstance(profile, CvProfile):
        return
    stretches = [(job.start, job.end) for job in profile.jobs]
    stretches += [(school.start, school.end) for school in profile.education]
    for written in chain.from_iterable(stretches):
        if written is not None and not _DATE.fullmatch(written):
            raise CorrectionInvalidError(
                f"“{written[:40]}” is no date. Write 2021-03, 2021 or, for an end, present."
            )


def _canonical(skills: tuple[str, ...]) -> tuple[str, ...]:
    """Each skill once, by the name that the vocabulary knows it by, if it does."""
    vocabulary = SkillVocabulary.load()
    stripped = (skill.strip() for skill in skills)
    return tuple(dict.fromkeys(vocabulary.canonical(skill) or skill for skill in stripped if skill))


def _lines_of_listed(
    profile: CvProfile | JobProfile, lists: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[int, ...]]:
    listed = {
        skill
        for name in _SKILLS & set(type(profile).model_fields)
        for skill in lists.get(name, getattr(profile, name))
    }
    return {skill: lines for skill, lines in profile.skill_lines.items() if skill in listed}
