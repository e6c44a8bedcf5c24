"""The marks in which invented documents are written.

A line begins with `# ` (name), `! ` (headline), `@ ` (contact), `## ` (heading), `* ` (bullet) or
`= ` (cells parted by `||`); others are paragraphs. `<<<` and `>>>` enclose what stands in a side
column. `**` marks bold text.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_CELL_GAP = "    "
_MARK = re.compile(r"^(##|[#!@*=])\s+(.*)$")


class Style(StrEnum):
    NAME = "#"
    HEADLINE = "!"
    CONTACT = "@"
    HEADING = "##"
    BULLET = "*"
    CELLS = "="
    PLAIN = ""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Item:
    style: Style
    text: str
    right: str = ""
    aside: bool = False

    @property
    def bold(self) -> bool:
        return self.text.startswith("**")

    @property
    def plain(self) -> str:
        return self.text.replace("**", "")


def read_source(source: str) -> list[Item]:
    items: list[Item] = []
    aside = False
    for line in source.splitlines():
        if line in ("<<<", ">>>"):
            aside = line == "<<<"
            continue
        match = _MARK.match(line)
        if not line.strip():
            items.append(Item(Style.BLANK, ""))
        elif match is None:
            items.append(Item(Style.PLAIN, line, aside=aside))
        else:
            left, *others = (cell.strip() for cell in match.group(2).split("||"))
            right = _CELL_GAP.join(others).replace("**", "")
            items.append(Item(Style(match.group(1)), left, right, aside))
    return items
