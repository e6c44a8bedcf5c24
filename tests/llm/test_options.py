"""Which models are asked, by what the settings say."""

import pytest
from pydantic import SecretStr

from tests.llm.fakes import A_KEY
from viva.errors import ConfigurationError
from viva.llm.names import ModelName, Provider, Role, parse_models
from viva.llm.options import Credentials, ModelOptions, select_models, summarise

WITH_KEY = Credentials(key=SecretStr(A_KEY))


def test_models_are_asked_in_the_order_of_the_list() -> None:
    found = parse_models(" openai:gpt-5-mini , Gemini:gemini-2.5-flash,", variable="X")

    assert found == (
        ModelName(Provider.OPENAI, "gpt-5-mini"),
        ModelName(Provider.GOOGLE, "gemini-2.5-flash"),
    )


@pytest.mark.parametrize(
    ("entry", "model"),
    [
        ("ollama:qwen3:8b", ModelName(Provider.LOCAL, "qwen3:8b")),
        ("vllm:org/model", ModelName(Provider.LOCAL, "org/model")),
        ("local:phi", ModelName(Provider.LOCAL, "phi")),
        ("groq:llama", ModelName(Provider.GROQ, "llama")),
    ],
)
def test_servers_of_ones_own_have_several_names(entry: str, model: ModelName) -> None:
    assert parse_models(entry, variable="X") == (model,)


def test_a_model_named_twice_counts_once() -> None:
    assert len(parse_models("openai:a,openai:a", variable="X")) == 1


@pytest.mark.parametrize(
    "entry", [A_KEY, f"{A_KEY}:x", "openai:", "openai", ":gpt", "openai:a b", "openai:" + "a" * 300]
)
def test_an_entry_that_cannot_be_read_is_named_by_its_place_only(entry: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_models(f"openai:gpt,{entry}", variable="VIVA_LLM_MODELS")

    assert "Entry 2 of VIVA_LLM_MODELS" in caught.value.detail
    assert "openai, anthropic, google, groq, local" in caught.value.detail
    assert A_KEY not in caught.value.detail


def test_a_model_whose_key_is_missing_is_skipped_and_shown() -> None:
    options = ModelOptions(
        models="openai:gpt,anthropic:claude",
        credentials={
            Provider.OPENAI: Credentials(key=SecretStr(" ")),
            Provider.ANTHROPIC: WITH_KEY,
        },
    )

    selection = select_models(options)
    summary = summarise(selection)

    assert selection.models[Role.FAST] == (ModelName(Provider.ANTHROPIC, "claude"),)
    assert summary.active
    assert summary.detail == "anthropic:claude. Left out for want of a key: openai:gpt"
    assert summary.how_to_add == "Set OPENAI_API_KEY."


def test_without_models_the_summary_says_how_to_add_one() -> None:
    summary = summarise(select_models(ModelOptions()))

    assert not summary.active
    assert "VIVA_LLM_MODELS" in str(summary.how_to_add)


def test_when_all_is_well_nothing_needs_to_be_added() -> None:
    options = ModelOptions(models="openai:gpt", credentials={Provider.OPENAI: WITH_KEY})

    summary = summarise(select_models(options))

    assert (summary.active, summary.detail, summary.how_to_add) == (True, "openai:gpt", None)


@pytest.mark.parametrize(
    ("model", "url", "usable"),
    [
        ("openai:gpt", None, False),
        ("openai:gpt", "http://127.0.0.1:9/v1/", True),
        ("local:qwen", None, True),
        ("groq:llama", "http://127.0.0.1:9/v1", False),
        ("anthropic:claude", "http://127.0.0.1:9", False),
    ],
)
def test_servers_of_ones_own_need_no_key(model: str, url: str | None, usable: bool) -> None:
    provider = Provider(model.split(":")[0])
    options = ModelOptions(models=model, credentials={provider: Credentials(base_url=url)})

    assert select_models(options).is_empty is not usable


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host", "http://", "secret"])
def test_an_address_that_is_none_is_refused_with_the_variables_name(url: str) -> None:
    options = ModelOptions(
        models="openai:gpt", credentials={Provider.OPENAI: Credentials(base_url=url)}
    )

    with pytest.raises(ConfigurationError) as caught:
        select_models(options)

    assert caught.value.detail.startswith("OPENAI_BASE_URL is no address")


def test_a_role_without_a_list_of_its_own_uses_the_common_one() -> None:
    options = ModelOptions(
        models="local:big", models_by_role={Role.FAST: "local:small", Role.ANALYST: ""}
    )

    models = select_models(options).models

    assert [str(models[role][0]) for role in Role] == [
        *("local:big", "local:big", "local:big", "local:small")
    ]


def test_a_bad_entry_of_a_role_is_found_too() -> None:
    options = ModelOptions(models_by_role={Role.FAST: "nobody:x"})

    with pytest.raises(ConfigurationError, match="VIVA_LLM_MODELS_FAST"):
        select_models(options)
