"""The text of a Word paragraph: runs that can be seen, line breaks, text boxes."""

import re
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from viva.documents.extraction.lines import Line, make_line

_R, _T, _TAB, _BR, _CR = (qn(f"w:{tag}") for tag in ("r", "t", "tab", "br", "cr"))
_RPR, _PPR, _VAL, _FILL = qn("w:rPr"), qn("w:pPr"), qn("w:val"), qn("w:fill")
_VANISH, _WEB_HIDDEN, _COLOR = qn("w:vanish"), qn("w:webHidden"), qn("w:color")
_SIZE, _BOLD, _SHADE, _HIGHLIGHT = qn("w:sz"), qn("w:b"), qn("w:shd"), qn("w:highlight")
_TEXT_BOX = qn("w:txbxContent")
_NO_BREAK_HYPHEN, _SOFT_HYPHEN = qn("w:noBreakHyphen"), qn("w:softHyphen")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = qn("w:del")
_OFF = ("0", "false", "off", "none")
_TINY_HALF_POINTS = 4
_LIGHT = 0xF0
_CELLS = re.compile(r"\t+| {3,}|\s+\|\s+")
_HEADING_STYLE = re.compile(r"heading|überschrift|título|titulo|titre|title", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|aufzählung|lista|bullet", re.IGNORECASE)
_DEFAULT_HALF_POINTS = 22


@dataclass(frozen=True, slots=True)
class _Look:
    """What decides whether a run is seen; `None` where nothing is said."""

    hidden: bool | None = None
    color: str | None = None
    half_points: int | None = None
    bold: bool | None = None
    shade: str | None = None

    def over(self, below: "_Look") -> "_Look":
        return _Look(
            below.hidden if self.hidden is None else self.hidden,
            self.color or below.color,
            below.half_points if self.half_points is None else self.half_points,
            below.bold if self.bold is None else self.bold,
            self.shade or below.shade,
        )


@dataclass(slots=True)
class Styles:
    """Names and looks of a document's styles by their id."""

    names: dict[str, str]
    looks: dict[str, _Look]
    half_points: int = _DEFAULT_HALF_POINTS

    @staticmethod
    def of(document: Document) -> "Styles":
        elements = {s.style_id: s.element for s in document.styles if s.style_id}
        names = {s.style_id: s.name or "" for s in document.styles if s.style_id}
        looks = {key: _style_look(key, elements) for key in elements}
        normal = looks.get("Normal", _Look()).half_points
        return Styles(names, looks, normal or _DEFAULT_HALF_POINTS)


@dataclass(slots=True)
class ParagraphText:
    """`pieces` are the lines of a paragraph between its line breaks."""

    pieces: list[str]
    hidden: int
    boxes: list[BaseOxmlElement]
    half_points: float
    bold: bool
    bullet: bool
    heading: bool
    base_half_points: int = _DEFAULT_HALF_POINTS

    def lines(self) -> list[Line]:
        pieces = [" ".join(self.pieces)] if self.bullet else self.pieces
        size = round(self.half_points / self.base_half_points, 2)
        found = [make_line(_CELLS.split(p.strip()), size=size, bold=self.bold) for p in pieces]
        return [
            replace(line, bullet=line.bullet or self.bullet, heading=self.heading)
            for line in found
            if line is not None
        ]


@dataclass(slots=True)
class _Collected:
    pieces: list[str] = field(default_factory=lambda: [""])
    hidden: int = 0
    was_hidden: bool = False
    boxes: list[BaseOxmlElement] = field(default_factory=list)
    seen: int = 0
    bold: int = 0
    largest: int = 0


def read_paragraph(element: BaseOxmlElement, styles: Styles) -> ParagraphText:
    """The visible text of a `w:p` and how many hidden stretches it has."""
    properties = element.find(_PPR)
    style_id = _value(properties, qn("w:pStyle"))
    base = styles.looks.get(style_id or "Normal", _Look())
    ground = _Look(shade=_shade(properties) or _cell_shade(element))
    collected = _Collected()
    for run in element.iter(_R):
        if _belongs_elsewhere(run, element):
            continue
        _collect(run, _run_look(run, styles).over(base).over(ground), collected, styles)
    name = styles.names.get(style_id or "", "")
    numbered = properties is not None and properties.find(qn("w:numPr")) is not None
    heading = bool(_HEADING_STYLE.match(name)) or _value(properties, qn("w:outlineLvl")) is not None
    return ParagraphText(
        collected.pieces,
        collected.hidden,
        collected.boxes,
        float(collected.largest or styles.half_points),
        collected.bold > 0.6 * collected.seen,
        (numbered or bool(_LIST_STYLE.match(name))) and not heading,
        heading,
        styles.half_points,
    )


def _collect(run: BaseOxmlElement, look: _Look, collected: _Collected, styles: Styles) -> None:
    text = ""
    for child in run.iter():
        if child.tag == _TEXT_BOX:
            if not any(a.tag == _FALLBACK for a in child.iterancestors()):
                collected.boxes.append(child)
        elif next(child.iterancestors(_TEXT_BOX), None) is None or child.getparent() is run:
            text += _run_text(child) if child.getparent() is run else ""
    if _is_hidden(look) and text.strip():
        collected.hidden += not collected.was_hidden
        collected.was_hidden = True
        return
    if text.strip():
        collected.was_hidden = False
        collected.seen += len(text)
        collected.bold += len(text) if look.bold else 0
        collected.largest = max(collected.largest, look.half_points or styles.half_points)
    first, *others = text.split("\n")
    collected.pieces[-1] += first
    collected.pieces.extend(others)


def _run_text(child: BaseOxmlElement) -> str:
    if child.tag == _T:
        return child.text or ""
    if child.tag == _TAB:
        return "\t"
    if child.tag in (_BR, _CR):
        return "\n"
    return "-" if child.tag == _NO_BREAK_HYPHEN else ""


def _belongs_elsewhere(run: BaseOxmlElement, paragraph: BaseOxmlElement) -> bool:
    """Whether a run lies in a text box inside the paragraph, or was deleted."""
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag in (_TEXT_BOX, _DELETED):
            return True
    return False


def _style_look(key: str, elements: dict[str, BaseOxmlElement]) -> _Look:
    look, seen = _Look(), set()
    current: str | None = key
    while current in elements and current not in seen:
        seen.add(current)
        element = elements[current]
        look = look.over(_look(element.find(_RPR)))
        current = _value(element, qn("w:basedOn"))
    return look


def _run_look(run: BaseOxmlElement, styles: Styles) -> _Look:
    properties = run.find(_RPR)
    character_style = _value(properties, qn("w:rStyle"))
    return _look(properties).over(styles.looks.get(character_style or "", _Look()))


def _look(properties: BaseOxmlElement | None) -> _Look:
    if properties is None:
        return _Look()
    size = _value(properties, _SIZE)
    hidden = _flag(properties, _VANISH)
    return _Look(
        hidden=_flag(properties, _WEB_HIDDEN) if hidden is None else hidden,
        color=_value(properties, _COLOR),
        half_points=int(float(size)) if size and size.replace(".", "", 1).isdigit() else None,
        bold=_flag(properties, _BOLD),
        shade=_shade(properties) or _value(properties, _HIGHLIGHT),
    )


def _value(parent: BaseOxmlElement | None, tag: str) -> str | None:
    child = parent.find(tag) if parent is not None else None
    return child.get(_VAL) if child is not None else None


def _flag(properties: BaseOxmlElement, tag: str) -> bool | None:
    child = properties.find(tag)
    return None if child is None else (child.get(_VAL) or "1").lower() not in _OFF


def _shade(properties: BaseOxmlElement | None) -> str | None:
    child = properties.find(_SHADE) if properties is not None else None
    fill = child.get(_FILL) if child is not None else None
    return None if fill in (None, "auto") else fill


def _cell_shade(element: BaseOxmlElement) -> str | None:
    for cell in element.iterancestors(qn("w:tc")):
        shade = _shade(cell.find(qn("w:tcPr")))
        if shade:
            return shade
    return None


def _is_hidden(look: _Look) -> bool:
    if look.hidden:
        return True
    if look.half_points is not None and look.half_points <= _TINY_HALF_POINTS:
        return True
    return _is_light(look.color) and (look.shade is None or _is_light(look.shade))


def _is_light(color: str | None) -> bool:
    """Whether a hex colour is nearly white; names count only when they say white."""
    if color is None or color == "auto":
        return False
    try:
        parts = [int(color[i : i + 2], 16) for i in (0, 2, 4)]
    except ValueError:
        return color.lower() == "white"
    return len(color) == 6 and min(parts) >= _LIGHT
