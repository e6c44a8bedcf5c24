"""The reference pages and the OpenAPI document, made from the code."""

import json
from pathlib import Path
from typing import Any

import typer
from fastapi import FastAPI
from pydantic_core import PydanticUndefined

from viva.app import create_app
from viva.settings import Settings, variables_of

_NOTE = "Made by `viva reference` from the code; do not edit.\n"


def write_reference(docs: Path, openapi: Path, commands: typer.Typer) -> None:
    """Write settings.md, api.md and cli.md into `docs`, and the OpenAPI document."""
    docs.mkdir(parents=True, exist_ok=True)
    for name, text in render_reference(commands).items():
        (docs / name).write_text(text, encoding="utf-8")
    openapi.write_text(render_openapi(), encoding="utf-8")


def render_reference(commands: typer.Typer) -> dict[str, str]:
    """The pages by file name."""
    return {
        "settings.md": _settings_page(),
        "api.md": _api_page(_application()),
        "cli.md": _cli_page(commands),
    }


def render_openapi() -> str:
    document = _application().openapi()
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _application() -> FastAPI:
    return create_app(Settings(data_dir=Path("unused")))


def _settings_page() -> str:
    rows = [
        f"| `{variables_of(name)[0]}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = "| variable | default | meaning |\n|---|---|---|\n"
    return f"# Settings\n\n{_NOTE}\nFrom the environment or a `.env` file.\n\n{head}" + _lines(rows)


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "the platform's folder for user data"
    if value is None or value == "":
        return "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _api_page(app: FastAPI) -> str:
    rows: list[str] = []
    for path, methods in sorted(app.openapi()["paths"].items()):
        for method, operation in methods.items():
            rows.append(f"| `{method.upper()} {path}` | {_summary(operation)} |")
    head = "| endpoint | what it does |\n|---|---|\n"
    return (
        f"# HTTP API\n\n{_NOTE}\nEvery detail: `web/openapi.json`,"
        f" or `/api/openapi.json` of a running server.\n\n{head}" + _lines(rows)
    )


def _summary(operation: dict[str, Any]) -> str:
    text = str(operation.get("description") or operation["summary"])
    return text.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def _cli_page(commands: typer.Typer) -> str:
    root = typer.main.get_command(commands)
    sections = [_section(command, name) for name, command in _walk(root, "viva")]
    return f"# Command line\n\n{_NOTE}\n" + "\n".join(sections)


def _walk(command: Any, name: str) -> list[tuple[str, Any]]:
    """All commands below this one; Typer does not export the types of its commands."""
    children: dict[str, Any] = getattr(command, "commands", {})
    if not children:
        return [] if command.hidden else [(name, command)]
    return [
        found
        for child_name, child in sorted(children.items())
        for found in _walk(child, f"{name} {child_name}")
    ]


def _section(command: Any, name: str) -> str:
    arguments = [
        str(parameter.name).upper()
        for parameter in command.params
        if parameter.param_type_name == "argument"
    ]
    rows = [
        f"| `{', '.join([*parameter.opts, *parameter.secondary_opts])}` | {parameter.help or ''} |"
        for parameter in command.params
        if parameter.param_type_name == "option"
    ]
    table = "| option | meaning |\n|---|---|\n" + _lines(rows) if rows else ""
    return f"## `{' '.join([name, *arguments])}`\n\n{command.help or ''}\n\n{table}"


def _lines(rows: list[str]) -> str:
    return "\n".join(rows) + "\n"
