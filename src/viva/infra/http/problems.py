"""Errors as `application/problem+json` (RFC 9457)."""

from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viva.errors import AppError
from viva.infra.telemetry.logs import frames

log = structlog.get_logger()

_CODES = {404: "not_found", 405: "method_not_allowed", 413: "request_too_large"}


class FieldProblem(BaseModel):
    field: str
    message: str


class Problem(BaseModel):
    """What every error response looks like; `code` is stable, `detail` is for people."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:viva:problem:turn_already_answered",
                    "title": "The request does not fit the present state",
                    "status": 409,
                    "code": "turn_already_answered",
                    "detail": "This question has been answered already; the first answer stands.",
                    "errors": [],
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem] = []


def problem_of(error: AppError) -> Problem:
    return Problem(
        type=f"urn:viva:problem:{error.code}",
        title=error.title,
        status=error.status,
        code=error.code,
        detail=error.detail,
        errors=[FieldProblem(**finding) for finding in error.errors],
    )


def add_problem_responses(app: FastAPI) -> None:
    """Turn every exception that leaves a route into a problem document."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_middleware(UnexpectedErrorMiddleware)


PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": title}
    for status, title in (
        (404, "Not found, or not yours"),
        (409, "The request does not fit the present state"),
        (422, "The input cannot be used"),
    )
}


def describe_problems(document: dict[str, Any]) -> None:
    """Make an OpenAPI document say what errors really are: problems, under their media type."""
    problem = {"application/problem+json": {"schema": {"$ref": _PROBLEM_SCHEMA}}}
    for operations in document["paths"].values():
        for operation in operations.values():
            for response in operation["responses"].values():
                schemas = [media.get("schema") for media in response.get("content", {}).values()]
                if any(schema in _ERROR_SCHEMAS for schema in schemas):
                    response["content"] = problem
            operation["responses"]["default"] = {
                "description": "Any other error",
                "content": problem,
            }
    for unused in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(unused, None)


_PROBLEM_SCHEMA = "#/components/schemas/Problem"
_ERROR_SCHEMAS = (
    {"$ref": _PROBLEM_SCHEMA},
    {"$ref": "#/components/schemas/HTTPValidationError"},
)


def _response(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(
        problem.model_dump(),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


def problem_response(error: AppError) -> JSONResponse:
    headers = {"Retry-After": "5"} if error.status == 503 else None
    return _response(problem_of(error), headers)


def _on_app_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)  # noqa: S101 - registered for this class only
    return problem_response(error)


def _on_validation_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    findings = [
        FieldProblem(field=_field(finding["loc"]), message=str(finding["msg"]))
        for finding in error.errors()
    ]
    detail = "; ".join(f"{finding.field}: {finding.message}" for finding in findings[:3])
    return _response(
        Problem(
            type="urn:viva:problem:invalid_request",
            title="The request cannot be used",
            status=422,
            code="invalid_request",
            detail=f"The request cannot be used: {detail}.",
            errors=findings,
        )
    )


def _on_http_exception(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    code = _CODES.get(error.status_code, "http_error")
    return _response(
        Problem(
            type=f"urn:viva:problem:{code}",
            title=str(error.detail),
            status=error.status_code,
            code=code,
            detail=str(error.detail),
        )
    )


class UnexpectedErrorMiddleware:
    """The top handler: an error that nothing else caught becomes a problem and a line in the log.

    Starlette's own would raise it again, and the server would log its message and hang up.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - the top handler
            log.error("request_failed", path=scope.get("path"), error=frames(error))
            if scope["type"] == "http" and not started:
                response = problem_response(AppError("Something went wrong here. Try again."))
                await response(scope, receive, send)


def _field(location: tuple[Any, ...]) -> str:
    parts = [str(part) for part in location if part not in ("body", "query", "path")]
    return ".".join(parts) or "body"
