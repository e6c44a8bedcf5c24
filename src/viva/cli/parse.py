"""`viva parse`: one document in, its profile out."""

import asyncio
from datetime import date
from pathlib import Path

from rich.pretty import pprint

from viva.cli.terminal import OutputFormat, out, print_json, progress
from viva.documents.schemas import DocumentKind
from viva.settings import Settings
from viva.wiring import build_reader


async def parse_file(
    file: Path,
    kind: DocumentKind,
    settings: Settings,
    output_format: OutputFormat,
    *,
    today: date,
) -> None:
    content = await asyncio.to_thread(file.read_bytes)
    reader = build_reader(settings)
    try:
        with progress(f"Reading {file.name} …"):
            parsed = await reader.read(file.name, content, kind, today)
    finally:
        await reader.aclose()
    profile = parsed.profile.model_dump(mode="json")
    if output_format is OutputFormat.JSON:
        print_json(profile)
    else:
        pprint(profile, console=out, expand_all=True)
