from dataclasses import replace

from tests.evaluation.questions import CONFLICT, GOOD
from tests.reports.records import HASHING, record, turn
from viva.interviews.schemas import TurnRecord
from viva.questions.schemas import Link, Question
from viva.reports.builder import build_report
from viva.reports.learning import find_needs
from viva.reports.markdown import to_markdown

GUIDE = Link(title="A Guide to Hashing", url="https://example.org/hashing")
LITTLE = "A hash table is something with keys, and it is quite fast in most programs."
HASHES = replace(HASHING, links=(GUIDE, Link(title="Algorithms, chapter 3")))
STORIES = replace(CONFLICT, links=(Link(title="How to Tell a Story"),))


def linked(competency: str, count: int) -> Question:
    links = tuple(Link(title=f"{competency} {number}") for number in range(count))
    return replace(HASHING, competency=competency, links=links)


def titles(*turns: TurnRecord) -> list[str]:
    return [material.title for need in find_needs(turns) for material in need.materials]


def test_the_heaviest_gap_comes_first_with_its_reason() -> None:
    weak, skipped = turn(1, HASHES, LITTLE), turn(2, STORIES, None)

    needs = find_needs([weak, skipped])

    assert [(need.competency, need.reason) for need in needs] == [
        (STORIES.competency, "skipped"),
        (HASHES.competency, "low_score"),
    ]
    assert needs[1].materials[0].model_dump() == {
        "title": GUIDE.title,
        "url": GUIDE.url,
        "turn_id": "turn-1",
    }


def test_where_all_went_well_there_is_nothing_to_learn() -> None:
    report = build_report(record(turn(1, HASHES, GOOD)), final=True)

    assert report.learning == []
    assert "What to learn next" not in to_markdown(report)


def test_a_title_is_named_once_and_six_are_enough() -> None:
    weak = [turn(number, linked(f"c{number}", 5), None) for number in range(1, 5)]

    assert titles(*weak) == [f"c{number} {title}" for number in (1, 2) for title in range(3)]
    assert titles(turn(1, STORIES, None), turn(2, STORIES, None)) == ["How to Tell a Story"]


def test_a_question_without_material_takes_no_place() -> None:
    assert find_needs([turn(1, replace(HASHES, links=()), None)]) == []


def test_the_markdown_names_titles_and_addresses_as_text() -> None:
    text = to_markdown(build_report(record(turn(1, HASHES, None)), final=True))

    assert "## What to learn next" in text
    assert "- A Guide to Hashing (https\\://example.org/hashing)" in text
