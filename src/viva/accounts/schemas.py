"""Who owns what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class User:
    """`id` owns rows; every query is scoped by it."""

    id: str


LOCAL_USER = User(id="local")
