"""A server that ends while a model reads a document: the next one has it read."""

from pathlib import Path
from typing import Any

import httpx

from tests.factories import CV_TEXT
from tests.providers.replies import Reply, says
from tests.providers.server import ProviderDouble
from tests.server import ServerProcess

PATIENCE = 20_000


def await_requests(server: ServerProcess, double: ProviderDouble, count: int) -> None:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        for _ in range(PATIENCE):
            if len(double.conversation.requests) >= count:
                return
            client.get("/health")
    raise AssertionError(f"{len(double.conversation.requests)} requests of {count}")


def await_analysis(server: ServerProcess, document_id: str) -> dict[str, Any]:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        for _ in range(PATIENCE):
            document: dict[str, Any] = client.get(f"/api/v1/documents/{document_id}").json()
            if document["analysis"]["status"] != "pending":
                return document
    raise AssertionError("never read")


def test_the_next_server_has_the_document_read(tmp_path: Path, double: ProviderDouble) -> None:
    double.conversation.use(Reply(hang=True))
    server = ServerProcess(
        tmp_path / "data",
        VIVA_LLM_MODELS="local:reader",
        VIVA_LLM_LOCAL_URL=double.openai_url,
        VIVA_SCORER="lexical",
    )
    server.start()
    try:
        body = {"kind": "cv", "text": CV_TEXT}
        uploaded = httpx.post(f"{server.url}/api/v1/documents", json=body, timeout=30).json()
        await_requests(server, double, 1)
        stopped = server.stop()
        server.start()
        await_requests(server, double, 2)
        server.kill()

        double.conversation.use(says({}))
        server.start()
        document = await_analysis(server, uploaded["id"])
    finally:
        server.stop()

    assert (uploaded["analysis"]["status"], stopped) == ("pending", 0)
    assert document["analysis"]["status"] == "done"
    assert document["analysis"]["reader"] == "model:local:reader+read_cv@1"
    assert len(double.conversation.requests) == 3
    assert "Traceback" not in server.log()
