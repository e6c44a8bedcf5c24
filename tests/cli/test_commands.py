"""The command line as a user types it, in processes of their own."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.factories import ANSWER, CV_TEXT, EXAMPLE_CV, EXAMPLE_JOB
from tests.server import ServerProcess, free_port

TIMES = {"created_at", "started_at", "completed_at"}
IDS = {"id", "turn_id", "document_id"}


def viva(
    *arguments: str | Path, data_dir: Path, scorer: str | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("VIVA_", "PYTHON"))}
    if scorer is not None:
        environment["VIVA_SCORER"] = scorer
    return subprocess.run(
        [sys.executable, "-m", "viva", *map(str, arguments)],
        env={**environment, "VIVA_DATA_DIR": str(data_dir), "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


def write_answers(folder: Path, answers: list[dict[str, str]]) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("".join(json.dumps(answer) + "\n" for answer in answers))
    return path


def without_ids_and_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_ids_and_times(v) for k, v in value.items() if k not in TIMES | IDS}
    if isinstance(value, list):
        return [without_ids_and_times(item) for item in value]
    return value


def interview(folder: Path, answers: list[dict[str, str]], *more: str | Path) -> Any:
    return viva(
        *("interview", "--cv", EXAMPLE_CV, "--job", EXAMPLE_JOB, "--format", "json"),
        *("--answers", write_answers(folder, answers), "--today", "2026-11-21", *more),
        data_dir=folder / "data",
    )


def test_a_scripted_interview_gives_the_same_report_twice(tmp_path: Path) -> None:
    answers: list[dict[str, str]] = [{"text": f"{ANSWER} Number {n}."} for n in range(8)]
    answers[3:3] = [{"action": "skip"}, {"text": "I don't know."}]

    first, second = (interview(tmp_path, answers) for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    report = json.loads(first.stdout)
    assert without_ids_and_times(report) == without_ids_and_times(json.loads(second.stdout))
    assert len(report["answers"]) == 10
    assert report["final"] is True
    assert first.stderr == ""
    assert not (tmp_path / "data").exists()


def test_answers_that_run_out_end_the_interview_with_a_note(tmp_path: Path) -> None:
    result = interview(tmp_path, [{"text": ANSWER}, {"action": "repeat"}, {"text": ANSWER}])

    assert result.returncode == 0
    assert len(json.loads(result.stdout)["answers"]) == 2
    assert "ran out at question 3 of 10" in result.stderr


def test_answers_left_over_are_mentioned(tmp_path: Path) -> None:
    result = interview(tmp_path, [{"text": ANSWER}] * 4, "--questions", "2")

    assert result.returncode == 0
    assert "2 answers were left over" in result.stderr


@pytest.mark.parametrize("line", ['{"text": ""}', "[]", "not json", '{"words": "x"}'])
def test_a_line_that_is_no_answer_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    path = write_answers(tmp_path, [{"text": ANSWER}])
    path.write_text(path.read_text() + line + "\n")

    result = viva(
        *("interview", "--role", "Cook", "--answers", path, "--format", "json"),
        data_dir=tmp_path / "data",
    )

    assert result.returncode == 3
    assert json.loads(result.stdout)["code"] == "answers_invalid"
    assert "Line 2" in result.stderr


def test_an_interview_can_be_typed(data_dir: Path) -> None:
    typed = (
        f"{ANSWER}\n\n/rephrase\n/skip\nI would ask a colleague\nand then read the logs.\n\n/end\n"
    )

    result = viva("interview", "--role", "Backend engineer", data_dir=data_dir, input=typed)

    assert result.returncode == 0, result.stderr
    assert "Question 1 of 10" in result.stdout
    assert "Question 4 of 10" in result.stdout
    assert "and then read the logs" in result.stdout


def test_a_typed_interview_takes_brackets_of_a_cv_as_they_are(data_dir: Path) -> None:
    data_dir.mkdir()
    cv = data_dir.parent / "cv.md"
    cv.write_text(CV_TEXT.replace("- Reduced", "- Reduced [/red] [bold]the"))

    result = viva("interview", "--cv", cv, data_dir=data_dir, input="Hello there\n\n" * 10)

    assert result.returncode == 0, result.stderr


def test_a_typed_interview_is_kept_and_its_json_stands_alone(data_dir: Path) -> None:
    result = viva(
        *("interview", "--role", "Cook", "--format", "json", "--questions", "1"),
        data_dir=data_dir,
        input="I salted it early.\n\n",
    )

    assert len(json.loads(result.stdout)["answers"]) == 1
    assert "Question 1 of 1" in result.stderr
    assert (data_dir / "viva.db").exists()


def test_a_report_that_cannot_be_written_is_refused_before_the_first_question(
    tmp_path: Path,
) -> None:
    result = interview(tmp_path, [{"text": ANSWER}], "--out", tmp_path / "nowhere" / "report.json")

    assert result.returncode == 1
    assert "cannot be written" in result.stderr


def test_answers_may_hold_any_character_of_a_json_string(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"text": "One line\u2028and another, salted early."}\n', encoding="utf-8")

    result = viva(
        *("interview", "--role", "Cook", "--questions", "1", "--answers", path),
        data_dir=tmp_path / "data",
    )

    assert result.returncode == 0, result.stderr


def test_a_saved_interview_is_in_the_history(tmp_path: Path) -> None:
    saved = interview(tmp_path, [{"text": ANSWER}], "--questions", "1", "--save")

    assert saved.returncode == 0, saved.stderr
    with ServerProcess(tmp_path / "data") as server:
        items = httpx.get(f"{server.url}/api/v1/interviews").json()["items"]
    assert [item["status"] for item in items] == ["completed"]


def test_a_report_can_go_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "report.md"

    result = viva(
        *("interview", "--role", "Cook", "--questions", "1", "--out", target),
        *("--answers", write_answers(tmp_path, [{"text": ANSWER}])),
        data_dir=tmp_path / "data",
    )

    assert result.returncode == 0
    assert target.read_text().startswith("# ")


def test_nothing_to_ask_about_is_refused(data_dir: Path) -> None:
    result = viva("interview", "--format", "json", data_dir=data_dir, input="")

    assert result.returncode == 3
    assert json.loads(result.stdout)["code"] == "nothing_to_ask_about"


def test_parse_prints_the_profile_alone(data_dir: Path) -> None:
    result = viva("parse", EXAMPLE_CV, "--kind", "cv", "--format", "json", data_dir=data_dir)

    profile = json.loads(result.stdout)
    assert result.returncode == 0
    assert profile["kind"] == "cv"
    assert profile["name"] == "Mara Lindhagen"


def test_parse_refuses_what_it_cannot_read(tmp_path: Path, data_dir: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")

    result = viva("parse", empty, "--kind", "cv", data_dir=data_dir)

    assert result.returncode == 3
    assert json.loads(result.stdout)["code"] == "document_empty"


def test_wrong_usage_exits_with_two(data_dir: Path) -> None:
    for arguments in (("parse",), ("dance",), ("score", "--batch", "nowhere", "--out", "x")):
        assert viva(*arguments, data_dir=data_dir).returncode == 2


def test_score_writes_a_line_for_a_line(tmp_path: Path, data_dir: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = {
        "id": "1",
        "variant": "a",
        "question": "What does an index cost?",
        "kind": "technical",
        "reference": "An index slows down writes, because each write must update it too.",
        "key_points": [{"text": "An index slows down writes.", "weight": 1}],
        "answer": "Every index makes writes slower, because the index must be updated as well.",
    }
    source.write_text(json.dumps(good) + "\nbroken\n" + json.dumps({**good, "id": "2"}) + "\n")

    result = viva("score", "--batch", source, "--out", target, data_dir=data_dir)

    lines = [json.loads(line) for line in target.read_text().splitlines()]
    assert result.returncode == 0, result.stderr
    assert [line.get("status") for line in lines] == ["scored", "not_scored:bad_input", "scored"]
    assert lines[1]["line"] == 2
    assert [lines[0]["id"], lines[2]["id"]] == ["1", "2"]


def test_score_does_not_write_over_its_input(tmp_path: Path, data_dir: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}\n")

    result = viva("score", "--batch", source, "--out", source, data_dir=data_dir)

    assert result.returncode == 2
    assert source.read_text() == "{}\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"id": 1}\n'.encode("utf-16"), "Save it as UTF-8"),
        (gzip.compress(b'{"id": 1}\n', mtime=0), "Unpack it"),
    ],
)
def test_score_refuses_what_is_no_text_and_leaves_the_output(
    tmp_path: Path, data_dir: Path, content: bytes, sentence: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(content)
    target.write_text("earlier")

    result = viva("score", "--batch", source, "--out", target, data_dir=data_dir)

    assert result.returncode == 2
    assert sentence in " ".join(result.stderr.replace("│", " ").split())
    assert target.read_text() == "earlier"


def test_score_says_when_its_output_cannot_be_written(tmp_path: Path, data_dir: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}\n")

    for target in (tmp_path, tmp_path / "missing" / "out.jsonl"):
        result = viva("score", "--batch", source, "--out", target, data_dir=data_dir)

        assert result.returncode == 2
        assert "--out" in result.stderr


def test_doctor_names_the_scorer_that_is_at_work(data_dir: Path) -> None:
    for scorer, version in (("lexical", "lexical-"), ("contextual", "contextual-")):
        result = viva("doctor", "--format", "json", data_dir=data_dir, scorer=scorer)

        (part,) = [part for part in json.loads(result.stdout) if part["name"] == "scorer"]
        assert version in part["detail"]
        assert part["how_to_add"] is None


def test_packs_lint_names_what_is_wrong(tmp_path: Path, data_dir: Path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text("pack: mine\ntitle: Mine\nquestions: []\n")

    result = viva("packs", "lint", pack, "--format", "json", data_dir=data_dir)

    assert result.returncode == 3
    assert any(finding["severity"] == "error" for finding in json.loads(result.stdout))


def test_doctor_names_every_part(data_dir: Path) -> None:
    result = viva("doctor", "--format", "json", data_dir=data_dir)

    parts = {part["name"]: part for part in json.loads(result.stdout)}
    assert result.returncode == 0
    assert {"database", "jobs", "documents", "ocr", "questions", "scorer"} <= set(parts)
    assert parts["database"]["active"] is True


def test_db_upgrade_makes_the_database_once(data_dir: Path) -> None:
    first = viva("db", "upgrade", data_dir=data_dir)
    second = viva("db", "upgrade", data_dir=data_dir)

    assert "has been upgraded" in first.stdout
    assert "is up to date" in second.stdout


def test_a_taken_port_gets_a_sentence(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "data") as server:
        result = viva(
            *("serve", "--no-browser", "--port", str(server.port)), data_dir=tmp_path / "data"
        )

    assert result.returncode == 1
    assert f"Port {server.port} is taken" in result.stderr


def test_serving_the_network_is_refused_unless_it_was_asked_for(data_dir: Path) -> None:
    result = viva(
        *("serve", "--no-browser", "--host", "0.0.0.0", "--port", str(free_port())),  # noqa: S104
        data_dir=data_dir,
    )

    assert result.returncode == 1
    assert "VIVA_ALLOW_REMOTE=1" in result.stderr


def test_ctrl_c_ends_the_server_cleanly(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    server.start()

    status = server.stop()

    assert status == 0
    assert "Viva has stopped." in server.log()
    assert "Traceback" not in server.log()
