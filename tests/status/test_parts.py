"""The status says which language models judge, and what keeps others from it."""

import httpx
import pytest
from pydantic import SecretStr

from viva.app import create_app
from viva.errors import ConfigurationError
from viva.evaluation.lexical import LexicalScorer
from viva.settings import Settings
from viva.status.parts import Part, PartState, describe_parts


def language_model(settings: Settings, **changes: object) -> Part:
    parts = describe_parts(settings.model_copy(update=changes), LexicalScorer())
    return next(part for part in parts if part.name == "language model")


def test_without_models_the_status_says_how_to_add_one(settings: Settings) -> None:
    part = language_model(settings)

    assert (part.active, part.state) == (False, PartState.MISSING)
    assert part.how_to_add is not None
    assert "VIVA_LLM_MODELS" in part.how_to_add


def test_the_status_names_the_models_and_never_a_key(settings: Settings) -> None:
    part = language_model(
        settings, llm_models="openai:first", openai_api_key=SecretStr("sk-secret-4711")
    )

    assert (part.active, part.state, part.how_to_add) == (True, PartState.EXTERNAL, None)
    assert "openai:first" in part.detail
    assert "4711" not in repr(part)


def test_the_status_names_the_key_that_is_missing(settings: Settings) -> None:
    part = language_model(settings, llm_models="openai:first,local:second")

    assert part.active
    assert part.how_to_add == "Set OPENAI_API_KEY."


def test_models_that_cannot_be_read_are_refused_before_the_server_starts(
    settings: Settings,
) -> None:
    with pytest.raises(ConfigurationError, match="VIVA_LLM_MODELS"):
        create_app(settings.model_copy(update={"llm_models": "nonsense"}))


def test_the_status_names_who_asks(settings: Settings) -> None:
    changed = settings.model_copy(update={"llm_models_interviewer": "local:first"})

    found = {part.name: part for part in describe_parts(changed, LexicalScorer())}
    without = {part.name: part for part in describe_parts(settings, LexicalScorer())}

    assert "local:first" in found["interviewer"].detail
    assert without["interviewer"].state is PartState.EMBEDDED


def test_the_status_says_where_recordings_are_and_how_long(settings: Settings) -> None:
    outside = settings.model_copy(
        update={
            "blobs_url": "s3://user:secret@bucket/folder?key=hidden",
            "audio_retention_hours": 6,
        }
    )

    embedded, external = (
        next(p for p in describe_parts(one, LexicalScorer()) if p.name == "recordings")
        for one in (settings, outside)
    )

    assert str(settings.blobs_path) in embedded.detail
    assert external.detail == "In s3://bucket/folder, deleted after 6 hours"
    assert (embedded.state, external.state) == (PartState.EMBEDDED, PartState.EXTERNAL)


def test_an_address_for_recordings_that_cannot_be_used_is_refused_before_the_start(
    settings: Settings,
) -> None:
    with pytest.raises(ConfigurationError, match="VIVA_BLOBS_URL"):
        create_app(settings.model_copy(update={"blobs_url": "nowhere"}))


async def test_the_page_is_told_the_times_of_recorded_answers(client: httpx.AsyncClient) -> None:
    recording = (await client.get("/api/v1/config")).json()["recording"]

    assert recording["review"]
    assert recording["max_seconds"] == 300
    assert recording["warning_share"] == 0.8
    assert recording["preview_seconds"] == 20
    assert recording["partial_seconds"] == 5
    assert recording["repeat_seconds"] is None
    assert recording["retention_hours"] == 24


def test_live_conversation_needs_an_engine_that_listens(settings: Settings) -> None:
    deaf = settings.model_copy(update={"stt": "none"})

    part = next(p for p in describe_parts(deaf, LexicalScorer()) if p.name == "live conversation")

    assert (part.active, part.state) == (False, PartState.MISSING)
    assert part.how_to_add
