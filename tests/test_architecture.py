"""Rules of the whole repository that no tool checks."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINE_LIMITS = {".py": 400, ".ts": 400, ".tsx": 250}
# Written in halves, for this file is checked too.
DOWNLOAD_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.",
    "yarn" + "pkg.com",
    "debian" + ".org",
    "ubuntu" + ".com",
    "crates" + ".io",
    "golang" + ".org",
]
LOCAL_PATH = re.compile(r"(?<![\w.*}>/-])/(?:work|root|home|Users)" + r"/\w|[A-Z]:\\Users")
VAGUE_NAMES = {
    *("common", "core", "data", "handler", "handlers", "helper", "helpers", "info"),
    *("manager", "managers", "processor", "processors", "util", "utils"),
}
PIN = re.compile(r"\d+\.\d+\.\d+(?:-[\w.]+)?")
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


@pytest.fixture(scope="module")
def tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("needs the files that git tracks, and this is no git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def lines_of(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Each line of the text files, with its place."""
    for file in files:
        content = file.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode(errors="replace").splitlines(), 1):
            yield f"{file.relative_to(ROOT)}:{number}", line


def pins(lock: Path) -> dict[str, str]:
    """Every package of a lock file with its entry: version, markers and hashes."""
    entries = re.split(r"^(?=[\w.\[\]-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in entries if "==" in entry}


def test_no_file_names_a_download_host(tracked_files: list[Path]) -> None:
    found = [
        place
        for place, line in lines_of(tracked_files)
        if any(host in line.lower() for host in DOWNLOAD_HOSTS)
    ]

    assert found == []


def test_no_file_names_a_path_of_one_machine(tracked_files: list[Path]) -> None:
    found = [place for place, line in lines_of(tracked_files) if LOCAL_PATH.search(line)]

    assert found == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see /ho" + "me/ada/viva", True),
        ('"/wo' + 'rk/main/src"', True),
        ("GET /api/v1/wo" + "rk/home", False),
        ("web/src/ho" + "me/page.tsx", False),
        ("${HOME}/ho" + "me/page", False),
    ],
)
def test_local_paths_are_told_from_others(line: str, found: bool) -> None:
    assert bool(LOCAL_PATH.search(line)) is found


def test_no_source_file_is_too_long(tracked_files: list[Path]) -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in tracked_files
        if file.suffix in LINE_LIMITS
    }

    too_long = {n: count for n, count in lengths.items() if count > LINE_LIMITS[Path(n).suffix]}

    assert too_long == {}


def test_no_module_has_a_name_that_says_nothing(tracked_files: list[Path]) -> None:
    sources = [file.relative_to(ROOT) for file in tracked_files if file.suffix in LINE_LIMITS]

    vague = [str(file) for file in sources if VAGUE_NAMES & {*file.parent.parts, file.stem}]

    assert vague == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_files_pin_by_hash_and_name_no_address(lock: Path) -> None:
    entries = pins(lock)

    assert entries
    assert [name for name, entry in entries.items() if "--hash=sha256:" not in entry] == []
    assert "://" not in lock.read_text(encoding="utf-8")


def test_a_run_uses_the_versions_that_were_tested() -> None:
    run, test = (
        {name: entry.split(" ")[0] for name, entry in pins(ROOT / "requirements" / file).items()}
        for file in ("run.lock", "test.lock")
    )

    assert run.items() <= test.items()


def test_npm_packages_are_pinned() -> None:
    described = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))

    wanted = {**described.get("dependencies", {}), **described.get("devDependencies", {})}

    assert wanted
    assert [name for name, version in wanted.items() if not PIN.fullmatch(version)] == []


def test_the_npm_lock_names_no_address() -> None:
    locked = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))

    packages = {name: entry for name, entry in locked["packages"].items() if name}

    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_the_npm_lock_holds_the_packages_of_every_platform() -> None:
    locked = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))

    wanted = {
        name
        for entry in locked["packages"].values()
        for name in entry.get("optionalDependencies", ())
    }

    assert {name for name in wanted if f"node_modules/{name}" not in locked["packages"]} == set()


def test_continuous_integration_runs_the_test_command_only() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]

    assert commands == ["python3 dev.py test"]
