"""The life of a turn over HTTP: every promise of the contract about answers."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.factories import ANSWER, answer, begin, play


def url(interview: dict[str, Any], rest: str = "") -> str:
    return f"/api/v1/interviews/{interview['id']}{rest}"


async def post(
    client: httpx.AsyncClient, interview: dict[str, Any], body: dict[str, Any]
) -> httpx.Response:
    return await client.post(url(interview, "/answers"), json=body)


async def test_an_answer_leads_to_the_next_question(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    first = interview["question"]

    result = await answer(client, interview, first["turn_id"])

    assert result["turn_id"] == first["turn_id"]
    assert result["accepted"] is True
    assert result["question"]["number"] == 2
    assert result["question"]["turn_id"] != first["turn_id"]
    assert result["status"] == "in_progress"


async def test_an_interview_asks_as_many_questions_as_wished(client: httpx.AsyncClient) -> None:
    interview = await begin(client, questions=4)

    results = await play(client, interview)

    assert [result["question"] and result["question"]["number"] for result in results] == [
        2,
        3,
        4,
        None,
    ]
    assert results[-1]["status"] == "completing"
    finished = (await client.get(url(interview))).json()
    assert finished["status"] == "completed"
    assert finished["progress"] == {"asked": 4, "total": 4}
    assert finished["question"] is None


async def test_the_same_answer_again_gets_the_first_result_however_late(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=3)
    turn_id = interview["question"]["turn_id"]
    first = await answer(client, interview, turn_id)
    second = await answer(client, interview, first["question"]["turn_id"])
    await answer(client, interview, second["question"]["turn_id"])

    again = await answer(client, interview, turn_id)

    assert again == first


async def test_another_answer_to_an_answered_question_is_refused(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]
    await answer(client, interview, turn_id)

    response = await post(client, interview, {"turn_id": turn_id, "text": "Something else."})

    assert response.status_code == 409
    assert response.json()["code"] == "turn_already_answered"


async def test_a_question_that_was_dropped_at_the_end_is_closed(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    await client.post(url(interview, "/complete"))

    response = await post(
        client, interview, {"turn_id": interview["question"]["turn_id"], "text": ANSWER}
    )

    assert response.status_code == 409
    assert response.json()["code"] == "turn_closed"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "answer_empty"),
        ({"text": " \n\t "}, "answer_empty"),
        ({"text": "\u200b\u2060 \ufeff"}, "answer_empty"),
        ({}, "answer_empty"),
        ({"text": "x" * 20_001}, "answer_too_long"),
        ({"text": "An answer.", "action": "skip"}, "answer_invalid"),
        ({"action": "dance"}, "invalid_request"),
        ({"text": 7}, "invalid_request"),
    ],
)
async def test_a_bad_answer_stores_nothing(
    client: httpx.AsyncClient, body: dict[str, Any], code: str
) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]

    response = await post(client, interview, {"turn_id": turn_id, **body})

    assert response.status_code == 422
    assert response.json()["code"] == code
    accepted = await answer(client, interview, turn_id)
    assert accepted["question"]["number"] == 2


async def test_broken_unicode_is_refused_and_strange_unicode_is_kept(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]
    broken = f'{{"turn_id": "{turn_id}", "text": "half a pair \\ud83d"}}'

    refused = await client.post(
        url(interview, "/answers"),
        content=broken,
        headers={"Content-Type": "application/json"},
    )
    kept = await answer(client, interview, turn_id, f"{ANSWER} 👩‍🚀 e\u0301 \u0000 \u202e")

    assert refused.status_code == 422
    assert kept["accepted"] is True


async def test_unknown_interviews_and_turns_are_not_found(client: httpx.AsyncClient) -> None:
    interview, other = await begin(client), await begin(client)
    foreign = {"turn_id": other["question"]["turn_id"], "text": ANSWER}

    wrong_turn = await post(client, interview, foreign)
    wrong_interview = await post(client, {"id": "nothing"}, foreign)

    assert (wrong_turn.status_code, wrong_turn.json()["code"]) == (404, "turn_not_found")
    assert (wrong_interview.status_code, wrong_interview.json()["code"]) == (
        404,
        "interview_not_found",
    )


@pytest.mark.parametrize(
    "body",
    [
        {"action": "repeat"},
        {"action": "rephrase"},
        {"text": "Could you repeat that, please?"},
        {"text": "Can you rephrase the question?"},
    ],
)
async def test_asking_again_does_not_consume_the_turn(
    client: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]

    result = (await post(client, interview, {"turn_id": turn_id, **body})).json()

    assert result["turn_id"] == turn_id
    assert result["evaluation"] is None
    assert result["question"]["turn_id"] == turn_id
    assert result["question"]["number"] == 1
    assert (await answer(client, interview, turn_id))["question"]["number"] == 2


async def test_a_rephrased_question_has_other_words(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    question = interview["question"]

    result = await post(client, interview, {"turn_id": question["turn_id"], "action": "rephrase"})

    assert result.json()["question"]["text"] != question["text"]


async def test_a_skipped_question_counts_and_stands_in_the_report(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=2)
    turn_id = interview["question"]["turn_id"]

    result = (await post(client, interview, {"turn_id": turn_id, "action": "skip"})).json()
    await answer(client, interview, result["question"]["turn_id"])

    assert result["evaluation"] is None
    assert result["question"]["number"] == 2
    report = (await client.get(url(interview, "/report"))).json()
    assert report["answers"][0]["status"] == "not_scored:skipped"
    assert report["overall"]["answers_total"] == 2


async def test_ten_posts_of_one_answer_at_once_take_the_turn_once(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]

    results = await asyncio.gather(*(answer(client, interview, turn_id) for _ in range(10)))

    assert all(result == results[0] for result in results)
    assert (await client.get(url(interview))).json()["progress"]["asked"] == 2


async def test_of_two_different_answers_at_once_one_wins(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]
    bodies = [{"turn_id": turn_id, "text": f"{ANSWER} Version {n}."} for n in range(2)]

    responses = await asyncio.gather(*(post(client, interview, body) for body in bodies))

    assert sorted(response.status_code for response in responses) == [200, 409]


async def test_ending_early_reports_what_was_answered(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    await answer(client, interview, interview["question"]["turn_id"])

    ended = await client.post(url(interview, "/complete"))
    again = await client.post(url(interview, "/complete"))

    assert (ended.status_code, again.status_code) == (202, 202)
    report = (await client.get(url(interview, "/report"))).json()
    assert report["final"] is True
    assert len(report["answers"]) == 1


async def test_the_report_waits_for_the_end(client: httpx.AsyncClient) -> None:
    interview = await begin(client)

    response = await client.get(url(interview, "/report"))

    assert response.status_code == 409
    assert response.json()["code"] == "interview_not_complete"
