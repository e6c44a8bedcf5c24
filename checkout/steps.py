"""Steps that are skipped while their inputs are what they were, one process at a time."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checkout.shell import say, timed

UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of setup with a stamp that names the inputs it was done for.

    Where it can, the stamp lies inside of what the step makes: who deletes that deletes both.
    """

    title: str
    stamp: Path
    fingerprint: str
    output: Path
    work: Callable[[], None]

    def is_current(self) -> bool:
        return self.output.exists() and read_stamp(self.stamp) == self.fingerprint

    def ensure(self) -> None:
        """Does the work unless it is done. When it fails or is killed, no valid stamp is left."""
        if self.is_current():
            return
        with timed(self.title):
            write_stamp(self.stamp, f"{self.fingerprint} {UNFINISHED}")
            self.work()
            write_stamp(self.stamp, self.fingerprint)


def read_stamp(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def write_stamp(stamp: Path, text: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    draft = stamp.with_name(f"{stamp.name}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(stamp)


def digest(files: Iterable[Path]) -> str:
    """Changes with any name or byte of the files; an absent file differs from an empty one."""
    total = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes() if file.is_file() else None
        size = -1 if content is None else len(content)
        total.update(f"{file}\0{size}\0".encode())
        total.update(content or b"")
    return total.hexdigest()


def source_files(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """All files below the folder but the ignored paths, which are relative to it."""
    left_out = {folder / path for path in ignored}
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if here / name not in left_out]
        found += [here / name for name in files if here / name not in left_out]
    return found


@contextmanager
def setup_lock(folder: Path) -> Iterator[None]:
    """Lets one process at a time change the checkout, and others wait."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another dev.py is setting this checkout up; waiting for it ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        os.set_inheritable(file.fileno(), True)
        yield
