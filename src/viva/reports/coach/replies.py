"""What a model writes about answers, not yet checked."""

from pydantic import BaseModel, ConfigDict, Field

MOST_ANSWERS = 4
_HIGHEST_NUMBER = 60


class Remark(BaseModel):
    """One sentence about what was looked for under this number."""

    model_config = ConfigDict(extra="forbid")

    point: int = Field(ge=0, le=_HIGHEST_NUMBER)
    text: str = Field(max_length=400)


class StrongerLine(BaseModel):
    """Words that rest on sentences of the answer, or with a `gap` the place of what is missing."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=800)
    sentences: list[int] = Field(max_length=12)
    gap: int = Field(ge=0, le=_HIGHEST_NUMBER)


class CoachedAnswer(BaseModel):
    """What a model says of the answer with this number."""

    model_config = ConfigDict(extra="forbid")

    number: int = Field(ge=1, le=MOST_ANSWERS)
    worked: list[Remark] = Field(max_length=8)
    next_steps: list[Remark] = Field(max_length=8)
    stronger: list[StrongerLine] = Field(max_length=40)


class Coaching(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answers: list[CoachedAnswer] = Field(max_length=MOST_ANSWERS)
