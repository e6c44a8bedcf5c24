"""Pages of lists: newest first, by a cursor."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

ALL_ROWS = -1
"""A limit that is none."""


class HasId(Protocol):
    @property
    def id(self) -> object: ...


RowT = TypeVar("RowT", bound=HasId)


def split_page(rows: Sequence[RowT], *, limit: int) -> tuple[list[RowT], str | None]:
    """The page of `limit` rows and the next cursor; `rows` was read with one row more."""
    page = list(rows[:limit])
    return page, str(page[-1].id) if len(rows) > limit else None
