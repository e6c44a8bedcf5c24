"""The reference pages and the OpenAPI document are those of this code."""

import json
import re
from pathlib import Path

import pytest

from viva.cli.commands import app
from viva.cli.reference import render_openapi, render_reference
from viva.settings import Settings

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("page", ["settings.md", "api.md", "cli.md"])
def test_the_reference_pages_are_up_to_date(page: str) -> None:
    committed = (ROOT / "docs/reference" / page).read_text(encoding="utf-8")

    assert committed == render_reference(app)[page], "run `.venv/bin/viva reference`"


def test_the_committed_openapi_document_is_the_servers() -> None:
    committed = (ROOT / "web/openapi.json").read_text(encoding="utf-8")

    assert committed == render_openapi(), "run `.venv/bin/viva reference`"


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_every_reference_of_the_openapi_document_leads_somewhere() -> None:
    document = json.loads(render_openapi())
    references = re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document))

    for reference in set(references):
        node = document
        for part in reference.split("/"):
            node = node[part]
        assert node
    assert references
