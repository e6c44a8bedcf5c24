"""Lists of words, one file each: commas and line ends part them, `#` opens a remark."""

import re
from functools import cache
from importlib import resources

_PART = re.compile(r",\s|\n")


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of `NAME.txt`, in lower case."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word.strip(" ,") for word in _PART.split(lines) if word.strip(" ,"))
