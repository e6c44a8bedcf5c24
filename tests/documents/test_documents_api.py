"""Documents over HTTP: added, read once, listed, corrected, deleted."""

from typing import Any

import httpx
import pytest

from tests.factories import CV_TEXT, EXAMPLE_CV, EXAMPLE_JOB, add_text, begin

PDF = "application/pdf"


async def upload(
    client: httpx.AsyncClient, name: str, content: bytes, kind: str = "cv"
) -> httpx.Response:
    files = {"file": (name, content, "application/octet-stream")}
    return await client.post("/api/v1/documents", data={"kind": kind}, files=files)


async def test_a_file_becomes_a_profile_with_lines(client: httpx.AsyncClient) -> None:
    response = await upload(client, "cv.pdf", EXAMPLE_CV.read_bytes())

    document = response.json()
    assert response.status_code == 201
    assert (document["kind"], document["status"], document["filename"]) == ("cv", "ready", "cv.pdf")
    assert document["profile"]["name"] == "Mara Lindhagen"
    assert document["profile"]["email"] == "mara.lindhagen@example.com"
    assert [job["employer"] for job in document["profile"]["jobs"]] == [
        "Tidewater Freight",
        "Plover Payments",
        "Studio Kestrel",
    ]
    job = document["profile"]["jobs"][0]
    assert "Tidewater Freight" in document["lines"][job["line"] - 1]


async def test_the_same_bytes_are_one_document(client: httpx.AsyncClient) -> None:
    first = await upload(client, "cv.pdf", EXAMPLE_CV.read_bytes())
    second = await upload(client, "copy of cv.pdf", EXAMPLE_CV.read_bytes())

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


async def test_the_same_bytes_as_cv_and_as_job_are_two_documents(
    client: httpx.AsyncClient,
) -> None:
    cv = await upload(client, "a.txt", EXAMPLE_JOB.read_bytes(), "cv")
    job = await upload(client, "a.txt", EXAMPLE_JOB.read_bytes(), "job")

    assert cv.json()["id"] != job.json()["id"]


async def test_an_idempotency_key_belongs_to_one_document(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "abc"}
    body = {"kind": "cv", "text": CV_TEXT}

    first = await client.post("/api/v1/documents", json=body, headers=headers)
    second = await client.post("/api/v1/documents", json=body, headers=headers)
    other = await client.post(
        "/api/v1/documents", json={**body, "text": CV_TEXT + "\nGo"}, headers=headers
    )

    assert first.json()["id"] == second.json()["id"]
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_key_is_remembered_for_a_known_document_too(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "abc"}
    body = {"kind": "cv", "text": CV_TEXT}
    await client.post("/api/v1/documents", json=body)

    await client.post("/api/v1/documents", json=body, headers=headers)
    other = await client.post(
        "/api/v1/documents", json={**body, "text": CV_TEXT + "\nGo"}, headers=headers
    )

    assert other.json()["code"] == "idempotency_key_reused"


async def test_a_key_creates_anew_what_was_deleted(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "abc"}
    body = {"kind": "cv", "text": CV_TEXT}
    first = (await client.post("/api/v1/documents", json=body, headers=headers)).json()
    await client.delete(f"/api/v1/documents/{first['id']}")

    second = await client.post("/api/v1/documents", json=body, headers=headers)

    assert second.status_code == 201
    assert second.json()["id"] != first["id"]


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("cv.pdf", b"", 422, "document_empty"),
        ("cv.pdf", b"not a PDF at all, just words", 422, "document_type_mismatch"),
        ("cv.pdf", b"%PDF-1.7\n" + b"broken" * 50, 422, "document_damaged"),
        ("cv.txt", b"x" * 10_000_001, 413, "document_too_large"),
        ("cv.exe", b"MZ\x90\x00" + b"\x00" * 200, 422, "document_type_unsupported"),
    ],
)
async def test_a_file_that_cannot_be_used_gets_its_code(
    client: httpx.AsyncClient, name: str, content: bytes, status: int, code: str
) -> None:
    response = await upload(client, name, content)

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["detail"].endswith(".")


async def test_a_body_far_over_the_limit_is_cut_off(client: httpx.AsyncClient) -> None:
    response = await upload(client, "cv.txt", b"x" * 12_000_000)

    assert response.status_code == 413


@pytest.mark.parametrize(
    "request_parts",
    [
        {"data": {"kind": "cv"}},
        {"data": {"kind": "letter"}, "files": {"file": ("a.txt", b"Some text here")}},
        {"files": {"file": ("a.txt", b"Some text here")}},
        {"json": {"kind": "cv"}},
        {"json": {"kind": "cv", "text": "A CV", "extra": 1}},
        {"content": b"{", "headers": {"Content-Type": "application/json"}},
        {"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}},
        {"content": b"--x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}},
        {"content": b"A CV", "headers": {"Content-Type": "text/plain"}},
    ],
)
async def test_a_request_without_a_document_says_what_to_send(
    client: httpx.AsyncClient, request_parts: dict[str, Any]
) -> None:
    response = await client.post("/api/v1/documents", **request_parts)

    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"


async def test_documents_are_listed_newest_first_in_pages(client: httpx.AsyncClient) -> None:
    made = [
        (await add_text(client, "cv", f"{CV_TEXT}\nNumber {number}"))["id"] for number in range(3)
    ]

    first = (await client.get("/api/v1/documents", params={"limit": 2})).json()
    second = (
        await client.get("/api/v1/documents", params={"limit": 2, "cursor": first["next_cursor"]})
    ).json()

    assert [item["id"] for item in first["items"] + second["items"]] == made[::-1]
    assert second["next_cursor"] is None


async def test_a_correction_replaces_fields_and_leaves_the_rest(
    client: httpx.AsyncClient,
) -> None:
    document = await add_text(client, "cv", CV_TEXT)
    url = f"/api/v1/documents/{document['id']}"
    interview = await begin(client, cv_id=document["id"])

    response = await client.patch(url, json={"profile": {"name": "Inés Calderwood"}})

    expected = {**document["profile"], "name": "Inés Calderwood"}
    assert response.json()["profile"] == expected
    assert (await client.get(url)).json()["profile"] == expected
    kept = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()
    assert kept["candidate_name"] == "Ines Calderwood"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "job"},
        {"warnings": []},
        {"nonsense": 1},
        {"skills": "python"},
        {"jobs": [{}]},
        {"jobs": [{"employer": "Kiln", "title": None, "start": "last May", "line": 1}]},
    ],
)
async def test_a_correction_that_does_not_fit_is_refused(
    client: httpx.AsyncClient, changes: dict[str, Any]
) -> None:
    document = await add_text(client, "cv", CV_TEXT)
    url = f"/api/v1/documents/{document['id']}"

    response = await client.patch(url, json={"profile": changes})

    assert (response.status_code, response.json()["code"]) == (422, "correction_invalid")
    assert (await client.get(url)).json() == document


async def test_corrected_skills_get_canonical_names_and_lose_lines_that_no_longer_count(
    client: httpx.AsyncClient,
) -> None:
    document = await add_text(client, "cv", "Ada\nSkills\nPython, Kafka, Kubernetes")
    url = f"/api/v1/documents/{document['id']}"

    response = await client.patch(
        url, json={"profile": {"skills": ["Postgres", " Kafka ", "kafka", "brewing"]}}
    )

    profile = response.json()["profile"]
    assert profile["skills"] == ["postgresql", "kafka", "brewing"]
    assert profile["skill_lines"] == {"kafka": [3]}
    assert response.json()["skill_names"] == {"postgresql": "PostgreSQL", "kafka": "Kafka"}


async def test_a_job_says_which_skills_come_near_to_those_it_asks_for(
    client: httpx.AsyncClient,
) -> None:
    job = await add_text(client, "job", "Backend engineer\nRequirements\n- PostgreSQL\n- Kafka")
    cv = await add_text(client, "cv", "Ada\nSkills\nMySQL, Kafka")

    near = job["skill_neighbours"]
    assert list(near) == ["postgresql", "kafka"]
    assert near["postgresql"]["mysql"] == 0.7
    for found in near.values():
        assert list(found.values()) == sorted(found.values(), reverse=True)
    assert cv["skill_neighbours"] == {}


async def test_years_and_gaps_follow_corrected_dates(client: httpx.AsyncClient) -> None:
    text = "Ada\nExperience\nBrewer, Kiln & Co\nJan 2015 - Dec 2016"
    document = await add_text(client, "cv", text)
    (job,) = document["profile"]["jobs"]

    response = await client.patch(
        f"/api/v1/documents/{document['id']}",
        json={"profile": {"jobs": [{**job, "start": "2012-01", "end": "2016-12"}]}},
    )

    assert document["profile"]["total_years_experience"] == 2.0
    assert response.json()["profile"]["total_years_experience"] == 5.0


async def test_a_deleted_document_is_gone_and_its_interview_goes_on(
    client: httpx.AsyncClient,
) -> None:
    document = await add_text(client, "cv", CV_TEXT)
    interview = await begin(client, cv_id=document["id"])
    url = f"/api/v1/documents/{document['id']}"

    deleted = await client.delete(url)

    assert deleted.status_code == 204
    assert (await client.get(url)).json()["code"] == "document_not_found"
    assert (await client.get(f"/api/v1/interviews/{interview['id']}")).status_code == 200


async def test_the_examples_can_be_fetched_and_added(client: httpx.AsyncClient) -> None:
    cv = await client.get("/api/v1/examples/cv")
    job = await client.get("/api/v1/examples/job")

    added = [
        await upload(client, "cv.pdf", cv.content),
        await upload(client, "job.txt", job.content, "job"),
    ]

    assert cv.headers["content-type"] == PDF
    assert [response.status_code for response in added] == [201, 201]
    assert added[1].json()["profile"]["title"] == "Senior Backend Engineer"
    assert added[1].json()["profile"]["company"] == "Harbourlight"
    profile = added[1].json()["profile"]
    assert "postgresql" in profile["required_skills"]
    assert len(profile["responsibilities"]) == 4
    assert profile["nice_to_have_skills"]
