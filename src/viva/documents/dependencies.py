"""The document service, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from viva.documents.service import DocumentService


async def document_service(request: Request) -> DocumentService:
    service: DocumentService = request.app.state.services.documents
    return service


Documents = Annotated[DocumentService, Depends(document_service)]
