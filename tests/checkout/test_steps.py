import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from checkout.steps import UNFINISHED, Step, digest, read_stamp, source_files


@dataclass
class Work:
    """Counts how often it is done, and fails while it is told to."""

    output: Path
    fails: bool = False
    times: int = 0
    stamps_seen: list[str] = field(default_factory=list)

    def __call__(self) -> None:
        self.times += 1
        self.stamps_seen.append(read_stamp(self.output.with_name("stamp")))
        if self.fails:
            raise RuntimeError
        self.output.write_text("made")


def make_step(folder: Path, work: Callable[[], None], fingerprint: str = "inputs 1") -> Step:
    return Step("Making it", folder / "stamp", fingerprint, folder / "output", work)


def test_a_step_is_done_once_while_its_inputs_stay(tmp_path: Path) -> None:
    work = Work(tmp_path / "output")

    make_step(tmp_path, work).ensure()
    make_step(tmp_path, work).ensure()

    assert work.times == 1


def test_a_step_is_done_again_when_its_inputs_change(tmp_path: Path) -> None:
    work = Work(tmp_path / "output")
    make_step(tmp_path, work).ensure()

    make_step(tmp_path, work, "inputs 2").ensure()

    assert work.times == 2


def test_a_step_is_done_again_when_its_output_is_gone(tmp_path: Path) -> None:
    work = Work(tmp_path / "output")
    make_step(tmp_path, work).ensure()
    work.output.unlink()

    make_step(tmp_path, work).ensure()

    assert work.output.exists()


def test_a_failed_step_is_done_again(tmp_path: Path) -> None:
    work = Work(tmp_path / "output", fails=True)
    work.output.write_text("half")
    with pytest.raises(RuntimeError):
        make_step(tmp_path, work).ensure()
    work.fails = False

    make_step(tmp_path, work).ensure()

    assert work.times == 2
    assert make_step(tmp_path, work).is_current()


def test_a_step_is_marked_unfinished_while_it_works(tmp_path: Path) -> None:
    work = Work(tmp_path / "output")

    make_step(tmp_path, work).ensure()

    assert work.stamps_seen == [f"inputs 1 {UNFINISHED}"]


def test_a_digest_knows_contents_names_and_absence(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    seen = [digest([one])]
    for content in ("", "text", "other"):
        one.write_text(content)
        seen.append(digest([one]))
    one.rename(two)
    seen += [digest([two]), digest([one, two])]

    assert len(set(seen)) == len(seen)


def test_a_digest_does_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.write_text(file.name)

    assert digest(files) == digest(reversed(files))


def test_source_files_leave_out_what_tools_write(tmp_path: Path) -> None:
    for name in ("a.ts", "src/b.ts", "src/made.ts", "node_modules/c/d.js", "src/deep/made.ts"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()

    found = source_files(tmp_path, ["node_modules", "src/made.ts"])

    assert sorted(str(file.relative_to(tmp_path)) for file in found) == [
        "a.ts",
        "src/b.ts",
        "src/deep/made.ts",
    ]


HOLD = """
import sys
from pathlib import Path
from checkout.steps import setup_lock
with setup_lock(Path(sys.argv[1])):
    print("taken", flush=True)
    sys.stdin.readline()
"""


def hold_lock(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_second_setup_waits_for_the_first(tmp_path: Path) -> None:
    with hold_lock(tmp_path) as first:
        assert first.stdout
        assert first.stdout.readline() == "taken\n"
        with hold_lock(tmp_path) as second:
            assert second.stdout
            waiting = second.stdout.readline()
            first.communicate("\n", timeout=10)

            taken, _ = second.communicate("\n", timeout=10)

    assert waiting.startswith("Another dev.py")
    assert taken == "taken\n"
