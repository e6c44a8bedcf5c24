"""Whole interviews over HTTP: begun, listed, read, deleted."""

import csv
import json
from typing import Any

import httpx
import pytest

from tests.factories import CV_TEXT, EXAMPLE_JOB, add_text, answer, begin, play

INTERVIEW_FIELDS = {
    *("id", "status", "kind", "candidate_name", "job_title", "created_at", "started_at"),
    *("completed_at", "final_score", "brief", "progress", "question"),
}
QUESTION_FIELDS = {
    *("turn_id", "number", "text", "kind", "level", "competency", "generated", "sources"),
}


async def test_a_new_interview_has_its_first_question(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", CV_TEXT)
    job = await add_text(client, "job", EXAMPLE_JOB.read_text())

    interview = await begin(client, cv_id=cv["id"], job_id=job["id"])

    assert set(interview) >= INTERVIEW_FIELDS
    assert set(interview["question"]) >= QUESTION_FIELDS
    assert interview["status"] == "in_progress"
    assert interview["progress"] == {"asked": 1, "total": 10}
    assert interview["question"]["number"] == 1
    assert interview["candidate_name"] == "Ines Calderwood"
    assert interview["job_title"] == "Senior Backend Engineer"
    assert (await client.get(f"/api/v1/interviews/{interview['id']}")).json() == interview


async def test_the_brief_says_what_comes_near_to_a_skill_and_why(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", "Ada\nSkills\nMySQL, Python")
    job = await add_text(
        client, "job", "Backend engineer\nRequirements\n- PostgreSQL\n- Python\n- Kubernetes"
    )

    brief = (await begin(client, cv_id=cv["id"], job_id=job["id"]))["brief"]

    assert brief["partial_skills"] == [
        {
            "skill": "postgresql",
            "shown": "mysql",
            "closeness": 0.7,
            "reason": "MySQL where PostgreSQL is asked: partial, .7.",
        }
    ]
    assert (brief["matched_skills"], brief["missing_skills"]) == (["python"], ["kubernetes"])


async def test_questions_name_the_lines_they_rest_on(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", CV_TEXT)
    job = await add_text(client, "job", EXAMPLE_JOB.read_text())
    interview = await begin(client, cv_id=cv["id"], job_id=job["id"])
    lines = {
        document["id"]: (await client.get(f"/api/v1/documents/{document['id']}")).json()["lines"]
        for document in (cv, job)
    }

    results = await play(client, interview)

    questions = [interview["question"], *(r["question"] for r in results if r["question"])]
    cited = [source for question in questions for source in question["sources"]]
    assert sum(bool(question["sources"]) for question in questions) >= 4
    assert all(lines[s["document_id"]][s["line"] - 1] == s["text"] for s in cited)
    assert len({question["text"] for question in questions}) == len(questions)


async def test_a_second_interview_asks_other_questions(client: httpx.AsyncClient) -> None:
    cv = await add_text(client, "cv", CV_TEXT)

    texts: list[set[str]] = []
    for _ in range(2):
        interview = await begin(client, cv_id=cv["id"], questions=6)
        results = await play(client, interview)
        questions = [interview["question"], *(r["question"] for r in results if r["question"])]
        texts.append({question["text"] for question in questions})

    assert not texts[0] & texts[1]


@pytest.mark.parametrize(
    ("wishes", "status", "code"),
    [
        ({}, 422, "nothing_to_ask_about"),
        ({"role": "   "}, 422, "nothing_to_ask_about"),
        ({"role": "x" * 201}, 422, "invalid_request"),
        ({"role": "Cook", "questions": 0}, 422, "invalid_request"),
        ({"role": "Cook", "questions": 21}, 422, "invalid_request"),
        ({"role": "Cook", "kind": "surprise"}, 422, "invalid_request"),
        ({"role": "Cook", "unknown": 1}, 422, "invalid_request"),
        ({"role": "Cook", "language": "tlh"}, 422, "language_unsupported"),
        ({"role": "Cook", "pack": "no-such-pack"}, 422, "pack_unknown"),
        ({"cv_id": "nothing"}, 404, "document_not_found"),
        ({"cv_id": "x" * 65}, 422, "invalid_request"),
    ],
)
async def test_wishes_that_cannot_be_met_are_refused(
    client: httpx.AsyncClient, wishes: dict[str, Any], status: int, code: str
) -> None:
    response = await client.post("/api/v1/interviews", json=wishes)

    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_a_job_in_place_of_a_cv_is_refused(client: httpx.AsyncClient) -> None:
    job = await add_text(client, "job", EXAMPLE_JOB.read_text())

    response = await client.post("/api/v1/interviews", json={"cv_id": job["id"]})

    assert response.json()["code"] == "document_kind_mismatch"


@pytest.mark.parametrize("questions", [1, 2, 3, 10, 20])
@pytest.mark.parametrize("kind", ["technical", "behavioural", "hr", "mixed"])
async def test_every_length_and_kind_is_held_in_full(
    client: httpx.AsyncClient, kind: str, questions: int
) -> None:
    interview = await begin(client, role="Beekeeper", kind=kind, questions=questions)

    results = await play(client, interview)

    asked = [interview["question"], *(r["question"] for r in results if r["question"])]
    assert [question["number"] for question in asked] == list(range(1, questions + 1))
    assert len({question["text"] for question in asked}) == questions


async def test_the_list_is_paged_with_the_newest_first(client: httpx.AsyncClient) -> None:
    made = [(await begin(client))["id"] for _ in range(5)]

    found: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        params = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/api/v1/interviews", params=params)).json()
        found += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert found == made[::-1]
    assert cursor is None


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({}, ["Tester", "Keeper 100%", "Nurse"]),
        ({"kind": "hr"}, ["Nurse"]),
        ({"finished": "true"}, ["Keeper 100%"]),
        ({"finished": "false"}, ["Tester", "Nurse"]),
        ({"text": "KEEP"}, ["Keeper 100%"]),
        ({"text": "0%"}, ["Keeper 100%"]),
        ({"text": "calder"}, ["Tester"]),
        ({"text": "%"}, ["Keeper 100%"]),
        ({"text": "no such", "kind": "mixed"}, []),
    ],
)
async def test_the_list_is_narrowed_by_kind_state_and_words(
    client: httpx.AsyncClient, wish: dict[str, str], found: list[str]
) -> None:
    await begin(client, role="Nurse", kind="hr")
    keeper = await begin(client, role="Keeper 100%", questions=1)
    await play(client, keeper)
    await begin(client, role="Tester", candidate_name="Ines Calderwood")

    page = (await client.get("/api/v1/interviews", params=wish)).json()

    assert [item["job_title"] for item in page["items"]] == found


async def test_a_deleted_interview_is_gone_with_everything(client: httpx.AsyncClient) -> None:
    interview = await begin(client, questions=1)
    turn_id = interview["question"]["turn_id"]
    await answer(client, interview, turn_id)
    url = f"/api/v1/interviews/{interview['id']}"

    deleted = await client.delete(url)

    assert deleted.status_code == 204
    for path in ("", "/report", "/events"):
        assert (await client.get(url + path)).status_code == 404
    assert (await client.delete(url)).status_code == 404
    assert (await client.get("/api/v1/interviews")).json()["items"] == []


async def test_an_idempotency_key_creates_one_interview(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "abc"}
    body = {"role": "Cook"}

    first = await client.post("/api/v1/interviews", json=body, headers=headers)
    second = await client.post("/api/v1/interviews", json=body, headers=headers)
    other = await client.post("/api/v1/interviews", json={"role": "Baker"}, headers=headers)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_key_begins_anew_what_was_deleted(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "abc"}
    first = await client.post("/api/v1/interviews", json={"role": "Cook"}, headers=headers)
    await client.delete(f"/api/v1/interviews/{first.json()['id']}")

    second = await client.post("/api/v1/interviews", json={"role": "Cook"}, headers=headers)

    assert second.status_code == 201
    assert second.json()["id"] != first.json()["id"]


async def test_the_final_score_is_the_mean_of_the_scored_answers(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=3)
    await play(client, interview)
    url = f"/api/v1/interviews/{interview['id']}"

    report = (await client.get(f"{url}/report")).json()

    scores = [a["score"] for a in report["answers"] if a["score"] is not None]
    assert report["overall"]["score"] == round(sum(scores) / len(scores), 1)
    assert (await client.get(url)).json()["final_score"] == report["overall"]["score"]
    assert report["interview"]["status"] == "completed"


async def test_reports_can_be_downloaded(client: httpx.AsyncClient) -> None:
    interview = await begin(client, questions=1)
    await play(client, interview)
    url = f"/api/v1/interviews/{interview['id']}/report"

    as_json = await client.get(f"{url}.json")
    as_markdown = await client.get(f"{url}.md")
    as_csv = await client.get(f"{url}.csv")
    as_pdf = await client.get(f"{url}.pdf")

    assert json.loads(as_json.text) == (await client.get(url)).json()
    assert as_markdown.headers["content-type"].startswith("text/markdown")
    assert "attachment" in as_markdown.headers["content-disposition"]
    assert interview["question"]["text"].split()[0] in as_markdown.text
    assert as_pdf.headers["content-type"] == "application/pdf"
    assert as_pdf.content.startswith(b"%PDF-")
    rows = list(csv.DictReader(as_csv.text.splitlines()))
    assert [row["question"] for row in rows] == [interview["question"]["text"]]
