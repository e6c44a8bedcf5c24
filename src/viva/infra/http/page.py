"""The built web page, served from the package."""

import base64
import gzip
import hashlib
import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

_COMPRESSIBLE = frozenset({".js", ".css", ".svg", ".html"})
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_FOREVER = "public, max-age=31536000, immutable"


def add_page(app: FastAPI, folder: Path) -> None:
    """Serve `folder`, and its index.html for every path that is not a file or the API's."""
    root = folder.resolve()

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(path: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
        if path.startswith("api/"):
            raise HTTPException(404, "There is no such endpoint.")
        index = root / "index.html"
        if not index.is_file():
            return HTMLResponse(_NOT_BUILT, status_code=503)
        file = _find_file(root, path)
        if file is None and path.startswith("assets/"):
            raise HTTPException(404, "This file belongs to another version. Reload the page.")
        file = file or index
        headers = {
            "Cache-Control": _FOREVER if path.startswith("assets/") else "no-cache",
            "Content-Security-Policy": _content_policy(index, index.stat().st_mtime_ns),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        if "gzip" in accept_encoding and file.suffix in _COMPRESSIBLE:
            return _compressed(file, headers)
        return FileResponse(file, headers=headers)


@lru_cache(maxsize=4)
def _content_policy(index: Path, _modified: int) -> str:
    """What the page may load: its own files, and the scripts that stand in its index.html."""
    inline = (
        base64.b64encode(hashlib.sha256(script).digest()).decode()
        for script in _INLINE_SCRIPT.findall(index.read_bytes())
    )
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in inline)])
    return (
        f"default-src 'self'; script-src {scripts}; img-src 'self' data: blob:;"
        " media-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none';"
        " base-uri 'none'"
    )


def _find_file(root: Path, path: str) -> Path | None:
    try:
        file = (root / path).resolve()
        return file if path and file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):
        # Names that no file can have, such as one with a null character.
        return None


def _compressed(file: Path, headers: dict[str, str]) -> Response:
    content = _gzip(file, file.stat().st_mtime_ns)
    media_type, _ = mimetypes.guess_type(file.name)
    return Response(
        content,
        media_type=media_type,
        headers={**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"},
    )


@lru_cache(maxsize=64)
def _gzip(file: Path, _modified: int) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


_NOT_BUILT = (
    "<!doctype html><title>Viva</title><h1>The page has not been built</h1>"
    "<p>Run <code>python3 dev.py setup</code> in the project's folder.</p>"
)
