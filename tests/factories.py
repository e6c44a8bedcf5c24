"""Documents and interviews for tests, made through the API like a user would."""

from pathlib import Path
from typing import Any

import httpx

EXAMPLES = Path(__file__).parent.parent / "src/viva/documents/examples"
EXAMPLE_CV = EXAMPLES / "cv.pdf"
EXAMPLE_JOB = EXAMPLES / "job.txt"

CV_TEXT = """Ines Calderwood
Backend Engineer
ines.calderwood@example.com

Experience
Backend Engineer, Marrow & Finch
Jan 2020 - Present
- Reduced checkout latency from 800 ms to 250 ms with PostgreSQL indexes and a Redis cache
- Moved the order pipeline from nightly batches to Kafka consumers

Junior Developer, Quillworks
Jun 2017 - Dec 2019
- Built REST endpoints in Python and Django for the booking site

Skills
Python, PostgreSQL, Redis, Kafka, Docker
"""

ANSWER = (
    "In my last team I first measured where the time went, then I added a composite index on the "
    "order table and put a short lived cache in front of the price lookup. As a result the p95 "
    "latency fell from 800 to 250 milliseconds, and I wrote down what we learned for the team."
)


async def add_text(client: httpx.AsyncClient, kind: str, text: str) -> dict[str, Any]:
    response = await client.post("/api/v1/documents", json={"kind": kind, "text": text})
    assert response.status_code in (200, 201), response.text
    document: dict[str, Any] = response.json()
    return document


async def begin(client: httpx.AsyncClient, **wishes: Any) -> dict[str, Any]:
    """An interview about a backend engineer, unless wished otherwise."""
    if not wishes.keys() & {"cv_id", "job_id", "role"}:
        wishes["role"] = "Backend engineer"
    response = await client.post("/api/v1/interviews", json=wishes)
    assert response.status_code == 201, response.text
    interview: dict[str, Any] = response.json()
    return interview


async def answer(
    client: httpx.AsyncClient, interview: dict[str, Any], turn_id: str, text: str = ANSWER
) -> dict[str, Any]:
    response = await client.post(
        f"/api/v1/interviews/{interview['id']}/answers", json={"turn_id": turn_id, "text": text}
    )
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()
    return result


async def play(client: httpx.AsyncClient, interview: dict[str, Any]) -> list[dict[str, Any]]:
    """Answer every question; the result of each turn."""
    results: list[dict[str, Any]] = []
    question = interview["question"]
    while question is not None:
        text = f"{ANSWER} This was answer number {question['number']}."
        results.append(await answer(client, interview, question["turn_id"], text))
        question = results[-1]["question"]
    return results
