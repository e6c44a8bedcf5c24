"""All that a user gave and got: to take away, or to be rid of."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

ExportUser = Callable[[str], Awaitable[Sequence[Any]]]
EraseUser = Callable[[str], Awaitable[None]]


class PersonalDataService:
    """Asks every domain; what a domain keeps is its own business.

    Args:
        exports: By name, what gives a user's JSON-ready entries.
        erasures: What deletes a user's entries, in this order.
    """

    def __init__(self, *, exports: Mapping[str, ExportUser], erasures: Sequence[EraseUser]) -> None:
        self._exports = exports
        self._erasures = erasures

    async def export(self, owner_id: str) -> dict[str, Sequence[Any]]:
        return {name: await export(owner_id) for name, export in self._exports.items()}

    async def erase(self, owner_id: str) -> None:
        """Safe to repeat, if it was cut short."""
        for erase in self._erasures:
            await erase(owner_id)
