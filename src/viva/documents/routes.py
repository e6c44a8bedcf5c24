"""HTTP for documents."""

import json
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from viva.accounts.dependencies import CurrentUser
from viva.documents.dependencies import Documents
from viva.documents.schemas import DocumentKind
from viva.documents.service import Upload
from viva.documents.views import (
    DocumentCorrection,
    DocumentPage,
    DocumentView,
    PastedDocument,
)
from viva.errors import InvalidInputError
from viva.infra.http.problems import PROBLEM_RESPONSES

router = APIRouter(prefix="/api/v1", tags=["documents"], responses=PROBLEM_RESPONSES)

_EXAMPLES = Path(__file__).parent / "examples"
_KIND = {"type": "string", "enum": [kind.value for kind in DocumentKind]}
_UPLOAD_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file", "kind"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "kind": _KIND,
                    },
                }
            },
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["kind", "text"],
                    "properties": {"kind": _KIND, "text": {"type": "string"}},
                },
                "example": {"kind": "cv", "text": "Jane Doe\nBackend engineer\n…"},
            },
        },
    }
}


class UploadInvalidError(InvalidInputError):
    code = "upload_invalid"


@router.post(
    "/documents",
    status_code=201,
    response_model=DocumentView,
    openapi_extra=_UPLOAD_BODY,
    responses={200: {"model": DocumentView, "description": "The same bytes were read before"}},
)
async def add_document(
    request: Request,
    response: Response,
    user: CurrentUser,
    documents: Documents,
    idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
) -> DocumentView:
    """Read a CV or a job description: a file (multipart `file`, `kind`) or JSON `{kind, text}`."""
    upload = await _upload(request)
    document, is_new = await documents.add(user.id, upload, idempotency_key=idempotency_key)
    response.status_code = 201 if is_new else 200
    return document


@router.get("/documents")
async def list_documents(
    user: CurrentUser,
    documents: Documents,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> DocumentPage:
    """The newest documents first."""
    return await documents.list(user.id, cursor=cursor, limit=limit)


@router.get("/documents/{document_id}")
async def get_document(user: CurrentUser, documents: Documents, document_id: str) -> DocumentView:
    """A document: what was read in it, and its lines."""
    return await documents.get(user.id, document_id)


@router.patch("/documents/{document_id}")
async def correct_document(
    user: CurrentUser, documents: Documents, document_id: str, correction: DocumentCorrection
) -> DocumentView:
    """Correct what was read. Interviews keep the snapshot that they were made from."""
    return await documents.correct(user.id, document_id, correction.profile)


@router.delete("/documents/{document_id}", status_code=204)
async def delete_document(user: CurrentUser, documents: Documents, document_id: str) -> None:
    """Delete a document. Interviews keep the snapshot that they were made from."""
    await documents.delete(user.id, document_id)


@router.get("/examples/cv", response_class=FileResponse)
async def example_cv() -> FileResponse:
    """The CV of an invented person, to try Viva with."""
    return FileResponse(_EXAMPLES / "cv.pdf", media_type="application/pdf")


@router.get("/examples/job", response_class=FileResponse)
async def example_job() -> FileResponse:
    """An invented job description, to try Viva with."""
    return FileResponse(_EXAMPLES / "job.txt", media_type="text/plain; charset=utf-8")


async def _upload(request: Request) -> Upload:
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("multipart/form-data"):
        return await _file_upload(request)
    if content_type.startswith("application/json"):
        return await _pasted_upload(request)
    raise UploadInvalidError(
        "Send the document as multipart/form-data (file, kind) or as JSON {kind, text}."
    )


async def _file_upload(request: Request) -> Upload:
    async with request.form(max_files=1, max_fields=4) as form:
        file, kind = form.get("file"), form.get("kind")
        if not isinstance(file, UploadFile):
            raise UploadInvalidError("The field `file` is missing.")
        if kind not in tuple(DocumentKind):
            raise UploadInvalidError("The field `kind` must be `cv` or `job`.")
        content = await file.read()
        return Upload(kind=DocumentKind(str(kind)), content=content, filename=file.filename)


async def _pasted_upload(request: Request) -> Upload:
    try:
        pasted = PastedDocument.model_validate(json.loads(await request.body()))
    except (ValueError, ValidationError, RecursionError) as error:
        raise UploadInvalidError(
            "The body must be JSON such as {'kind': 'cv', 'text': '…'}."
        ) from error
    content = pasted.text.encode("utf-8", errors="replace")
    return Upload(kind=pasted.kind, content=content, pasted=True)
