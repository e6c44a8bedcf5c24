"""All questions that an interview can draw from."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Self

from viva.errors import ConfigurationError
from viva.questions.errors import QuestionNotFoundError
from viva.questions.pack_format import Fault, Pack, examine_pack, load_pack, pack_invalid
from viva.questions.schemas import Question

SHIPPED_PACKS = Path(__file__).with_name("packs")


class QuestionBank:
    """Questions by id, in the order of the packs.

    Args:
        packs: Their names must differ, so that question ids are unique.
    """

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs: tuple[Pack, ...] = tuple(packs)
        self.questions: tuple[Question, ...] = tuple(
            question for pack in self.packs for question in pack.questions
        )
        self.families: tuple[str, ...] = tuple(
            sorted({family for pack in self.packs for family in pack.families})
        )
        self._by_id = {question.id: question for question in self.questions}

    @classmethod
    def load(cls, *extra_paths: Path) -> Self:
        """The packs of this package, read once per process, and those in `extra_paths`.

        Raises:
            PackInvalidError: A file that cannot be used, or a pack name used twice.
        """
        packs = list(_shipped_packs())
        for path in extra_paths:
            pack = load_pack(path)
            if any(pack.name == other.name for other in packs):
                fault = Fault("pack", f"Another pack is named '{pack.name}'; choose another name.")
                raise pack_invalid(path, [fault])
            packs.append(pack)
        return cls(packs)

    def get(self, question_id: str) -> Question:
        question = self._by_id.get(question_id)
        if question is None:
            raise QuestionNotFoundError(
                "This question is not in the bank; the pack that held it may have been removed."
            )
        return question


def pack_files(folder: Path | None) -> list[Path]:
    """The packs of a folder of one's own; none where there is no folder.

    Raises:
        ConfigurationError: The folder cannot be read.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise ConfigurationError(
            f"The folder of question packs {folder} cannot be found. Set VIVA_PACKS_DIR to"
            " another folder, or leave it out."
        )
    return sorted(folder.glob("*.yaml"))


def shipped_beside(path: Path) -> tuple[Pack, ...]:
    """The shipped packs that can be read, but for the one in `path`."""
    found = [
        examine_pack(shipped)[0]
        for shipped in sorted(SHIPPED_PACKS.glob("*.yaml"))
        if shipped.resolve() != path.resolve()
    ]
    return tuple(pack for pack in found if pack is not None)


@lru_cache(maxsize=1)
def _shipped_packs() -> tuple[Pack, ...]:
    return tuple(load_pack(path) for path in sorted(SHIPPED_PACKS.glob("*.yaml")))
