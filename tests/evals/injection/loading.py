"""Reads and validates the attacks: texts in answers, CVs and job descriptions that give orders."""

from collections import Counter
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

PATH = Path(__file__).parent / "attacks.jsonl"


class Where(StrEnum):
    """The kind of text that an attack is written into."""

    ANSWER = "answer"
    CV = "cv"
    JOB = "job"


class Place(StrEnum):
    """Where it stands in the honest text."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


class Attack(BaseModel):
    """One attack; `way` is how it goes about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    where: Where
    way: str = Field(min_length=1)
    language: str
    place: Place
    text: str = Field(min_length=1, max_length=2_000)

    def put_into(self, honest: str) -> str:
        """The honest text with the attack in its place."""
        if self.place is Place.BEFORE:
            return f"{self.text} {honest}"
        if self.place is Place.INSIDE and ". " in honest:
            first, rest = honest.split(". ", 1)
            return f"{first}, {self.text}. {rest}"
        return f"{honest} {self.text}"


def load_attacks(where: Where) -> tuple[Attack, ...]:
    """The attacks on one kind of text, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice.
    """
    lines = PATH.read_text(encoding="utf-8").splitlines()
    attacks = [Attack.model_validate_json(line) for line in lines]
    repeated = [name for name, n in Counter(attack.id for attack in attacks).items() if n > 1]
    if repeated:
        raise ValueError(f"{PATH.name}: ids used twice: {repeated}")
    return tuple(attack for attack in attacks if attack.where is where)
