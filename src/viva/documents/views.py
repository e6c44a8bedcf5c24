"""Documents as HTTP shows them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from viva.documents.schemas import (
    Analysis,
    CvProfile,
    DocumentKind,
    DocumentWarning,
    FieldSource,
    JobProfile,
)


class DocumentSummary(BaseModel):
    id: str
    kind: DocumentKind
    status: str = Field("ready", description="`ready`: it has been read.")
    filename: str | None
    created_at: datetime
    profile: CvProfile | JobProfile = Field(discriminator="kind")
    warnings: tuple[DocumentWarning, ...]
    analysis: Analysis = Field(description="Whether a language model has checked the profile.")
    sources: tuple[FieldSource, ...] = Field(
        description="Who read what, where it was not the rules."
    )
    skill_names: dict[str, str] = Field(
        description="How skills of the profile are written, where it is not in lower case.",
        examples=[{"postgresql": "PostgreSQL"}],
    )


class DocumentView(DocumentSummary):
    lines: tuple[str, ...] = Field(description="The text as read; line 1 comes first.")
    skill_neighbours: dict[str, dict[str, float]] = Field(
        description=(
            "For the skills that a job asks for: which others come near to them, and how near from"
            " 0 to 1, the nearest first. Empty for a CV."
        ),
        examples=[{"postgresql": {"mysql": 0.7, "sql": 0.45}}],
    )


class DocumentPage(BaseModel):
    items: list[DocumentSummary]
    next_cursor: str | None


class PastedDocument(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: DocumentKind
    text: str = Field(examples=["Jane Doe\nBackend engineer\n…"])


class DocumentCorrection(BaseModel):
    model_config = ConfigDict(extra="forbid")

    profile: dict[str, Any] = Field(
        description="The profile's fields to replace; fields left out stay as they are.",
        examples=[{"headline": "Senior backend engineer", "skills": ["python", "postgresql"]}],
    )
