"""Keys show nowhere: not in logs, errors or what objects print as."""

import logging
from pathlib import Path

import pytest
import structlog

from tests.llm.fakes import A_KEY, Ledger, Verdict, a_prompt, double_options
from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble
from viva.errors import ConfigurationError
from viva.llm.connections import ProviderConnections, open_connections
from viva.llm.errors import ModelsUnavailableError
from viva.llm.language_models import LanguageModels
from viva.llm.names import Role
from viva.llm.options import select_models, summarise
from viva.resources import model_options
from viva.settings import Settings, load_settings

EVERY_PROVIDER = "openai:a,anthropic:b,google:c,groq:d,local:e"


async def test_keys_show_in_no_log_and_no_error(
    double: ProviderDouble, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chosen = double_options(double, EVERY_PROVIDER)
    selection = select_models(chosen)
    connections = open_connections(chosen, selection)
    ledger = Ledger()
    double.conversation.use(Reply(status=401))

    async def connect() -> ProviderConnections:
        return connections

    models = LanguageModels(chosen, selection, connect)
    with structlog.testing.capture_logs() as logs:
        with pytest.raises(ModelsUnavailableError) as caught:
            await models.write(Role.FAST, a_prompt(), Verdict, live=True, account=ledger.account())
        with pytest.raises(ModelsUnavailableError):
            await models.write(Role.FAST, a_prompt(), Verdict, live=False, account=ledger.account())
    await models.aclose()

    seen = [caplog.text, logs, caught.value, caught.value.__dict__, chosen, selection]
    seen += [summarise(selection), connections, ledger.calls, models]
    assert len(logs) == 5
    assert {request.key for request in double.conversation.requests} == {A_KEY}
    assert A_KEY not in "".join(f"{item!s}{item!r}" for item in seen)


def test_keys_keep_their_usual_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI", "ANTHROPIC", "GEMINI", "GROQ", "VIVA_LLM_LOCAL"):
        suffix = "_KEY" if name.startswith("VIVA") else "_API_KEY"
        monkeypatch.setenv(name + suffix, f"{A_KEY}-{name}")
    monkeypatch.setenv("VIVA_LLM_MODELS", EVERY_PROVIDER)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")

    settings = load_settings()
    selection = select_models(model_options(settings))

    assert len(selection.models[Role.FAST]) == 5
    assert {str(p): e.key.get_secret_value() for p, e in selection.endpoints.items() if e.key} == {
        "openai": f"{A_KEY}-OPENAI",
        "anthropic": f"{A_KEY}-ANTHROPIC",
        "google": f"{A_KEY}-GEMINI",
        "groq": f"{A_KEY}-GROQ",
        "local": f"{A_KEY}-VIVA_LLM_LOCAL",
    }
    assert A_KEY not in f"{settings!r}{settings.model_dump_json()}{selection!r}"


def test_settings_may_be_given_by_their_own_names(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, llm_models="openai:a", openai_base_url="http://x/v1")

    assert select_models(model_options(settings)).models[Role.FAST]


def test_a_bad_setting_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_LLM_TIMEOUT_SECONDS", A_KEY)
    monkeypatch.setenv("VIVA_LLM_CONCURRENCY", "0")

    with pytest.raises(ConfigurationError) as caught:
        load_settings()

    assert "VIVA_LLM_TIMEOUT_SECONDS" in caught.value.detail
    assert "VIVA_LLM_CONCURRENCY" in caught.value.detail
    assert A_KEY not in f"{caught.value}{caught.value.__cause__}"
