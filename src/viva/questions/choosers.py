"""A chooser for the whole bank, or for one pack of it."""

from dataclasses import replace

from viva.errors import InvalidInputError
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.chooser import QuestionChooser
from viva.questions.pack_format import Pack

_FRAME = frozenset({"opening", "closing"})


class PackUnknownError(InvalidInputError):
    code = "pack_unknown"
    title = "There is no such question pack"


class Choosers:
    """Makes each chooser once; they are costly to make, and keep what documents offer."""

    def __init__(self, bank: QuestionBank, vocabulary: SkillVocabulary) -> None:
        self._bank = bank
        self._vocabulary = vocabulary
        self._made: dict[str | None, QuestionChooser] = {}

    def get(self, pack: str | None) -> QuestionChooser:
        """The chooser of the pack with this name, or of all packs.

        Raises:
            PackUnknownError: There is no pack of this name.
        """
        chooser = self._made.get(pack)
        if chooser is None:
            bank = self._bank if pack is None else self._only(pack)
            chooser = self._made[pack] = QuestionChooser(bank, self._vocabulary)
        return chooser

    def _only(self, name: str) -> QuestionBank:
        """The pack's questions for every role, between the usual opening and closing ones."""
        names = [pack.name for pack in self._bank.packs]
        if name not in names:
            raise PackUnknownError(f"There is no pack {name!r}. There are: {', '.join(names)}.")
        return QuestionBank(
            _for_every_role(pack) if pack.name == name else pack
            for pack in self._bank.packs
            if pack.name == name or pack.name in _FRAME
        )


def _for_every_role(pack: Pack) -> Pack:
    questions = tuple(replace(question, families=()) for question in pack.questions)
    return replace(pack, families=(), questions=questions)
