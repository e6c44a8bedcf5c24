"""A chooser for the whole bank, and those that ask from one pack first."""

from dataclasses import replace

from viva.errors import InvalidInputError
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.chooser import QuestionChooser
from viva.questions.pack_format import Pack
from viva.questions.schemas import Section

_FRAME = frozenset({Section.OPENING, Section.CLOSING})


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
        """The chooser that asks from the pack with this name first, or from all packs alike.

        Raises:
            PackUnknownError: There is no pack of this name.
        """
        chooser = self._made.get(pack)
        if chooser is None:
            bank = self._bank if pack is None else self._led_by(pack)
            chooser = self._made[pack] = QuestionChooser(bank, self._vocabulary, first=pack)
        return chooser

    def packs(self) -> tuple[Pack, ...]:
        """The packs that can be wished for, by name; openings and closings come by themselves."""
        found = [pack for pack in self._bank.packs if not _is_frame(pack)]
        return tuple(sorted(found, key=lambda pack: pack.name))

    def _led_by(self, name: str) -> QuestionBank:
        """The bank with this pack's questions for every role."""
        names = [pack.name for pack in self.packs()]
        if name not in names:
            raise PackUnknownError(f"There is no pack {name!r}. There are: {', '.join(names)}.")
        return QuestionBank(
            _for_every_role(pack) if pack.name == name else pack for pack in self._bank.packs
        )


def _is_frame(pack: Pack) -> bool:
    return all(question.section in _FRAME for question in pack.questions)


def _for_every_role(pack: Pack) -> Pack:
    questions = tuple(replace(question, families=()) for question in pack.questions)
    return replace(pack, families=(), questions=questions)
