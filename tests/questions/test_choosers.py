"""Interviews that are asked from one pack first."""

from pathlib import Path

import pytest

from tests.matching import engineers
from tests.questions.packs import PACK, write_pack
from tests.questions.talks import play
from viva.errors import ConfigurationError
from viva.matching.schemas import BriefRequest, InterviewKind
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank, pack_files
from viva.questions.choosers import Choosers, PackUnknownError
from viva.questions.schemas import Question, Section


def choosers(*own: Path) -> Choosers:
    return Choosers(QuestionBank.load(*own), SkillVocabulary.load())


def sections(asked: list[Question], section: Section) -> list[str]:
    return [one.id.partition("/")[0] for one in asked if one.section is section]


def test_a_pack_is_asked_first_between_the_usual_opening_and_closing() -> None:
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB, questions=10)

    asked = play(request, chooser=choosers().get("sales"))

    assert [one.id.partition("/")[0] for one in (asked[0], asked[-1])] == ["opening", "closing"]
    assert sections(asked, Section.TECHNICAL) == ["sales"] * 5
    assert "sales" not in sections(asked, Section.BEHAVIOURAL)


def test_when_the_pack_is_used_up_the_bank_goes_on(tmp_path: Path) -> None:
    own = write_pack(tmp_path, PACK)
    request = BriefRequest(role="Backend engineer", kind=InterviewKind.TECHNICAL, questions=6)

    asked = play(request, chooser=choosers(own).get("sample"))

    packs = sections(asked, Section.TECHNICAL)
    assert packs[0] == "sample"
    assert packs.count("sample") == 1
    assert "backend" in packs


def test_an_unknown_pack_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(PackUnknownError, match=r"backend, .*sales"):
        choosers().get("astrology")


def test_opening_and_closing_are_no_packs_to_choose() -> None:
    names = [pack.name for pack in choosers().packs()]

    assert names == sorted(names)
    assert "backend" in names
    assert not {"opening", "closing"} & set(names)


def test_a_folder_of_own_packs_is_read_in_order(tmp_path: Path) -> None:
    for name in ("second.yaml", "first.yaml", "notes.txt"):
        (tmp_path / name).touch()

    assert [path.name for path in pack_files(tmp_path)] == ["first.yaml", "second.yaml"]
    assert pack_files(None) == []


def test_a_folder_of_packs_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="VIVA_PACKS_DIR"):
        pack_files(tmp_path / "missing")
