"""What is in the frames between the server and the process that reads documents.

A request is a JSON frame and a frame with the document's bytes; a reply is one JSON frame. Nothing
is unpickled, so what a subverted process sends is at worst a wrong profile.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from viva.documents.schemas import DocumentKind, ParsedDocument


class _Frame(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReadRequest(_Frame):
    """`is_text` says that the bytes are pasted text in UTF-8 rather than a file."""

    kind: DocumentKind
    today: date
    cpu_seconds: int
    max_bytes: int
    max_pages: int
    filename: str | None = None
    is_text: bool = False


class ReadDone(_Frame):
    status: Literal["done"] = "done"
    document: ParsedDocument


class ReadRefused(_Frame):
    """`code` is that of an error of `viva.documents.errors`."""

    status: Literal["refused"] = "refused"
    code: str
    detail: str


ReadReply = Annotated[ReadDone | ReadRefused, Field(discriminator="status")]
REPLY: TypeAdapter[ReadDone | ReadRefused] = TypeAdapter(ReadReply)
