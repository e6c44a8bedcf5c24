from viva.evaluation.reading import read_answer
from viva.evaluation.star import PartFound, find_star

STORY = (
    "Two porters shared one phone line in the clinic. I asked each of them for a list and"
    " wrote a plan with 12 slots. I showed it to Mrs Berger and changed it twice. She used it for"
    " all wards. I now always ask first."
)


def parts(answer: str) -> dict[str, PartFound]:
    return {found.part.name: found for found in find_star(read_answer(answer, "en"))}


def test_each_part_is_found_in_its_sentence() -> None:
    found = parts(STORY)

    assert {name: part.sentence for name, part in found.items()} == {
        "situation": 0,
        "task": None,
        "action": 1,
        "result": 3,
        "reflection": 4,
    }


def test_own_actions_count_more_than_those_of_a_group() -> None:
    own = "I measured the wall, I ordered paint, I hired a helper and I checked the bill."
    shared = own.replace("I ", "we ")

    assert parts(own)["action"].fraction == 1
    assert 0 < parts(shared)["action"].fraction <= 0.25


def test_without_an_action_the_rest_of_a_story_counts_half() -> None:
    told = parts("Last year there was a fire in our warehouse. In the end nobody was hurt.")

    assert told["situation"].fraction == 0.5
    assert told["action"].fraction == 0


def test_a_result_with_a_figure_is_worth_more_than_one_without() -> None:
    measured = parts("I cleaned the data. In the end the error fell by 40 percent.")
    vague = parts("I cleaned the data. In the end the error fell a lot.")

    assert measured["result"].fraction > vague["result"].fraction > 0
