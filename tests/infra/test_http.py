"""HTTP plumbing: problem documents, the door for this machine only, body sizes, the page."""

import base64
import hashlib
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from structlog.testing import capture_logs

from viva.errors import ConflictError, UnavailableError
from viva.infra.http.body_limit import BodyLimitMiddleware
from viva.infra.http.local_only import LocalOnlyMiddleware
from viva.infra.http.page import add_page
from viva.infra.http.problems import add_problem_responses


def client_of(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")


def failing_app() -> FastAPI:
    app = FastAPI()
    add_problem_responses(app)

    @app.get("/conflict")
    async def conflict() -> None:
        raise ConflictError("It is taken.", errors=[{"field": "name", "message": "taken"}])

    @app.get("/away")
    async def away() -> None:
        raise UnavailableError("The database is away.")

    @app.get("/bug")
    async def bug() -> None:
        raise KeyError("secret detail")

    @app.get("/number")
    async def number(n: int) -> int:
        return n

    return app


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/conflict", 409, "conflict"),
        ("/away", 503, "unavailable"),
        ("/bug", 500, "internal_error"),
        ("/number?n=x", 422, "invalid_request"),
        ("/nowhere", 404, "not_found"),
    ],
)
async def test_every_error_is_a_problem_document(path: str, status: int, code: str) -> None:
    async with client_of(failing_app()) as client:
        response = await client.get(path)

    problem = response.json()
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "code", "detail", "errors"}
    assert (problem["status"], problem["code"]) == (status, code)


async def test_a_bug_tells_nothing_about_itself() -> None:
    async with client_of(failing_app()) as client:
        response = await client.get("/bug")

    assert "secret" not in response.text


async def test_what_went_wrong_is_logged_without_its_message() -> None:
    with capture_logs() as logged:
        async with client_of(failing_app()) as client:
            await client.get("/bug")

    assert [line["event"] for line in logged] == ["request_failed"]
    assert logged[0]["error"].startswith("KeyError at ")
    assert "secret" not in str(logged)


async def test_unavailable_says_when_to_come_back() -> None:
    async with client_of(failing_app()) as client:
        response = await client.get("/away")

    assert response.headers["retry-after"] == "5"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8000"}, 200),
        ({"Host": "[::1]:8000"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": ""}, 403),
        ({"Host": "[broken"}, 403),
        ({"Origin": "http://127.0.0.1:8000"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:9000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
async def test_only_this_machine_and_this_page_come_in(
    headers: dict[str, str], status: int
) -> None:
    app = FastAPI()
    app.add_middleware(LocalOnlyMiddleware)

    @app.get("/")
    async def index() -> str:
        return "in"

    async with client_of(app) as client:
        response = await client.get("/", headers=headers)

    assert response.status_code == status


async def test_an_address_that_was_bound_on_purpose_answers() -> None:
    app = FastAPI()
    app.add_middleware(LocalOnlyMiddleware, hosts=frozenset({"192.0.2.7"}))

    @app.get("/")
    async def index() -> str:
        return "in"

    async with client_of(app) as client:
        response = await client.get("/", headers={"Host": "192.0.2.7:8000"})

    assert response.status_code == 200


async def test_any_host_name_answers_where_every_address_was_bound_on_purpose() -> None:
    app = FastAPI()
    app.add_middleware(LocalOnlyMiddleware, hosts=None)

    @app.get("/")
    async def index() -> str:
        return "in"

    async with client_of(app) as client:
        named = await client.get("/", headers={"Host": "viva.example:8000"})
        foreign = await client.get(
            "/", headers={"Host": "viva.example", "Origin": "https://evil.example"}
        )

    assert (named.status_code, foreign.status_code) == (200, 403)


def limited_app() -> FastAPI:
    app = FastAPI()
    add_problem_responses(app)
    app.add_middleware(BodyLimitMiddleware, max_bytes=1_000)

    @app.post("/")
    async def count(request: Request) -> int:
        return len(await request.body())

    return app


@pytest.mark.parametrize(("size", "status"), [(1_000, 200), (1_001, 413)])
async def test_a_declared_body_over_the_limit_is_refused(size: int, status: int) -> None:
    async with client_of(limited_app()) as client:
        response = await client.post("/", content=b"x" * size)

    assert response.status_code == status


async def test_an_undeclared_body_over_the_limit_is_refused() -> None:
    async def chunks() -> object:
        for _ in range(20):
            yield b"x" * 100

    async with client_of(limited_app()) as client:
        response = await client.post("/", content=chunks())  # type: ignore[arg-type]

    assert response.status_code == 413
    assert response.json()["code"] == "request_too_large"


@pytest.fixture
def page_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Viva</h1>")
    (folder / "assets" / "app-1.js").write_text("run()")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "<h1>Viva</h1>"),
        ("/interviews/42", "<h1>Viva</h1>"),
        ("/assets/app-1.js", "run()"),
        ("/..%2Fsecret.txt", "<h1>Viva</h1>"),
        ("/%00", "<h1>Viva</h1>"),
        ("/" + "x" * 300, "<h1>Viva</h1>"),
    ],
)
async def test_the_page_is_served_for_every_path_but_never_other_files(
    page_folder: Path, path: str, expected: str
) -> None:
    app = FastAPI()
    add_page(app, page_folder)

    async with client_of(app) as client:
        response = await client.get(path)

    assert response.text == expected
    assert "default-src 'self'" in response.headers["content-security-policy"]


async def test_only_the_scripts_of_the_page_itself_may_run(page_folder: Path) -> None:
    script = "\n  document.title = 'Viva'\n"
    (page_folder / "index.html").write_text(f"<script>{script}</script><h1>Viva</h1>")
    app = FastAPI()
    add_page(app, page_folder)

    async with client_of(app) as client:
        policy = (await client.get("/")).headers["content-security-policy"]

    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy


async def test_scripts_travel_compressed_to_whoever_can_unpack_them(page_folder: Path) -> None:
    app = FastAPI()
    add_page(app, page_folder)

    async with client_of(app) as client:
        packed = await client.get("/assets/app-1.js")
        plain = await client.get("/assets/app-1.js", headers={"Accept-Encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "javascript" in packed.headers["content-type"]
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text == "run()"


@pytest.mark.parametrize("path", ["/assets/app-0.js", "/assets/..%2f..%2fsecret.txt"])
async def test_files_of_another_build_are_not_answered_with_the_page(
    page_folder: Path, path: str
) -> None:
    app = FastAPI()
    add_page(app, page_folder)

    async with client_of(app) as client:
        response = await client.get(path)

    assert response.status_code == 404


async def test_unknown_api_paths_are_not_answered_with_the_page(page_folder: Path) -> None:
    app = FastAPI()
    add_problem_responses(app)
    add_page(app, page_folder)

    async with client_of(app) as client:
        response = await client.get("/api/v1/nothing")

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


async def test_a_page_that_was_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    app = FastAPI()
    add_page(app, tmp_path / "nothing")

    async with client_of(app) as client:
        response = await client.get("/")

    assert response.status_code == 503
    assert "dev.py setup" in response.text


@pytest.mark.parametrize(
    ("path", "content_type", "status"),
    [
        ("/answers", "multipart/form-data; boundary=x", 200),
        ("/answers", "application/json", 413),
        ("/others", "multipart/form-data; boundary=x", 413),
    ],
)
async def test_forms_may_be_larger_where_recordings_come(
    path: str, content_type: str, status: int
) -> None:
    app = FastAPI()
    add_problem_responses(app)
    app.add_middleware(
        BodyLimitMiddleware, max_bytes=1_000, form_bytes_by_ending={"/answers": 2_000}
    )

    @app.post("/{name}")
    async def count(request: Request) -> int:
        return len(await request.body())

    headers = {"Content-Type": content_type}
    async with client_of(app) as client:
        response = await client.post(path, content=b"x" * 1_500, headers=headers)
        beyond = await client.post(path, content=b"x" * 2_001, headers=headers)

    assert (response.status_code, beyond.status_code) == (status, 413)
