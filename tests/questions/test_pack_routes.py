"""Packs over HTTP: listed, wished for, and those of one's own."""

from pathlib import Path

import httpx
import pytest

from tests.factories import begin
from tests.questions.packs import PACK, write_pack
from viva.app import create_app
from viva.evaluation.lexical import LexicalScorer
from viva.infra.jobs.inline import InlineJobs
from viva.questions.errors import PackInvalidError
from viva.settings import Settings
from viva.status.parts import describe_parts


async def test_packs_are_listed_with_what_one_chooses_them_by(client: httpx.AsyncClient) -> None:
    page = (await client.get("/api/v1/packs")).json()

    sales = next(pack for pack in page["items"] if pack["name"] == "sales")
    assert page["next_cursor"] is None
    assert sales["questions"] >= 12
    assert {key: sales[key] for key in ("title", "language", "families", "levels")} == {
        "title": "Sales",
        "language": "en",
        "families": ["sales"],
        "levels": [1, 2, 3, 4, 5],
    }


async def test_the_refusal_of_an_unknown_pack_lists_the_known_ones(
    client: httpx.AsyncClient,
) -> None:
    response = await client.post("/api/v1/interviews", json={"role": "Cook", "pack": "falconry"})

    assert response.status_code == 422
    assert "backend, behavioural" in response.json()["detail"]


async def test_a_pack_of_ones_own_can_be_wished_for(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    write_pack(folder, PACK.replace("[backend]", "[falconry]"))
    app = create_app(settings.model_copy(update={"packs_dir": folder}), jobs=InlineJobs())

    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            names = [pack["name"] for pack in (await client.get("/api/v1/packs")).json()["items"]]
            interview = await begin(
                client, role="Falconer", kind="technical", questions=1, pack="sample"
            )

    assert "sample" in names
    assert interview["question"]["text"].startswith("A consumer reads the same message twice.")


def test_a_faulty_pack_keeps_the_server_from_starting_and_names_the_place(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    write_pack(folder, PACK.replace("level: 3", "level: 9"))
    faulty = settings.model_copy(update={"packs_dir": folder})

    with pytest.raises(PackInvalidError, match="idempotent-consumers: level"):
        create_app(faulty)

    part = next(one for one in describe_parts(faulty, LexicalScorer()) if one.name == "questions")
    assert not part.active
    assert "idempotent-consumers: level" in part.detail
