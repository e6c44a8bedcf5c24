"""Answering a question again after the interview, over HTTP."""

from typing import Any

import httpx
import pytest

from tests.factories import ANSWER, begin, play

BETTER = f"{ANSWER} Looking back, I would have agreed on a target with the users first."


async def finished(client: httpx.AsyncClient) -> tuple[str, dict[str, Any]]:
    """The address of an interview's first answer, and its report."""
    interview = await begin(client, questions=2)
    await play(client, interview)
    url = f"/api/v1/interviews/{interview['id']}"
    report = (await client.get(f"{url}/report")).json()
    return f"{url}/answers/{report['answers'][0]['turn_id']}/retries", report


async def test_an_answer_given_again_is_scored_like_the_first_one(
    client: httpx.AsyncClient,
) -> None:
    url, report = await finished(client)
    first = report["answers"][0]

    same = await client.post(url, json={"text": first["answer"]["text"]})
    better = await client.post(url, json={"text": BETTER})

    assert (same.status_code, better.status_code) == (201, 201)
    assert same.json()["result"] == first
    assert better.json()["result"]["answer"]["text"] == BETTER
    assert better.json()["result"]["status"] == "scored"


async def test_the_same_words_are_one_retry_and_the_report_stays(
    client: httpx.AsyncClient,
) -> None:
    url, report = await finished(client)

    responses = [await client.post(url, json={"text": BETTER}) for _ in range(2)]
    await client.post(url, json={"text": ANSWER})

    assert [response.status_code for response in responses] == [201, 200]
    assert responses[0].json() == responses[1].json()
    listed = (await client.get(url)).json()
    assert [retry["result"]["answer"]["text"] for retry in listed["items"]] == [ANSWER, BETTER]
    assert listed["next_cursor"] is None
    again = (await client.get(f"{url.partition('/answers')[0]}/report")).json()
    assert again == report


async def test_retries_are_paged(client: httpx.AsyncClient) -> None:
    url, _ = await finished(client)
    for number in range(3):
        await client.post(url, json={"text": f"{ANSWER} Try {number}."})

    first = (await client.get(url, params={"limit": 2})).json()
    second = (await client.get(url, params={"limit": 2, "cursor": first["next_cursor"]})).json()

    assert [len(page["items"]) for page in (first, second)] == [2, 1]
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [(" \n", 422, "answer_empty"), ("a" * 20_001, 422, "answer_too_long")],
)
async def test_what_is_no_answer_is_not_stored(
    client: httpx.AsyncClient, text: str, status: int, code: str
) -> None:
    url, _ = await finished(client)

    response = await client.post(url, json={"text": text})

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert (await client.get(url)).json()["items"] == []


async def test_a_question_is_answered_again_only_after_the_interview(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=3)
    url = f"/api/v1/interviews/{interview['id']}/answers"

    early = await client.post(
        f"{url}/{interview['question']['turn_id']}/retries", json={"text": BETTER}
    )
    await client.post(f"/api/v1/interviews/{interview['id']}/complete")
    unknown = await client.post(f"{url}/no-such-turn/retries", json={"text": BETTER})

    assert (early.status_code, early.json()["code"]) == (409, "interview_not_complete")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "turn_not_found")


async def test_retries_go_with_their_interview(client: httpx.AsyncClient) -> None:
    url, report = await finished(client)
    await client.post(url, json={"text": BETTER})

    deleted = await client.delete(f"/api/v1/interviews/{report['interview']['id']}")

    assert deleted.status_code == 204
    assert (await client.get(url)).json()["code"] == "interview_not_found"
