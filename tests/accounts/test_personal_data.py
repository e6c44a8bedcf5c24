"""Everything of a user over HTTP: taken away, and deleted."""

import httpx

from tests.factories import ANSWER, CV_TEXT, add_text, begin, play


async def test_the_export_holds_all_that_was_given_and_made(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", CV_TEXT)
    interview = await begin(client, cv_id=cv["id"], questions=1)
    await play(client, interview)
    url = f"/api/v1/interviews/{interview['id']}"
    turn = f"{url}/answers/{interview['question']['turn_id']}"
    await client.post(f"{turn}/retries", json={"text": f"{ANSWER} Again."})

    response = await client.get("/api/v1/me/export")

    everything = response.json()
    assert "attachment" in response.headers["content-disposition"]
    assert [document["lines"] for document in everything["documents"]] == [cv["lines"]]
    (record,) = everything["interviews"]
    assert [turn["answer"] for turn in record["turns"]] == [f"{ANSWER} This was answer number 1."]
    assert [report["interview"]["id"] for report in everything["reports"]] == [interview["id"]]
    assert [retry["answer"] for retry in everything["retries"]] == [f"{ANSWER} Again."]


async def test_nothing_is_left_after_everything_was_deleted(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", CV_TEXT)
    finished = await begin(client, cv_id=cv["id"], questions=1)
    await play(client, finished)
    await begin(client)

    responses = [await client.delete("/api/v1/me") for _ in range(2)]

    assert [response.status_code for response in responses] == [204, 204]
    everything = (await client.get("/api/v1/me/export")).json()
    assert set(everything) == {"documents", "interviews", "recordings", "reports", "retries"}
    assert not any(everything.values())
    again = await add_text(client, "cv", CV_TEXT)
    assert again["id"] != cv["id"]
