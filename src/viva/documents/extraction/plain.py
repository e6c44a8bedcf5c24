"""Plain text, Markdown and web pages: bytes to logical lines."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from viva.documents.errors import (
    DocumentEmptyError,
    DocumentTooLargeError,
    DocumentUnreadableEncodingError,
)
from viva.documents.extraction.lines import (
    Extraction,
    Line,
    count_hidden_characters,
    hidden_character_warning,
    hidden_text_warning,
    make_line,
    split_bullet,
)
from viva.documents.extraction.wrapping import join
from viva.documents.files import MAXIMUM_TEXT, FileType, looks_like_utf16

_CELLS = re.compile(r"\t+| {3,}|\s+\|\s+")
_RULE = re.compile(r"\s*(?:[-=_*~#•]\s?){3,}\s*")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(([^()\s]{0,500})[^()\n]{0,100}\)")
_MARKDOWN_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*")
_MARKDOWN_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300})\1")
_MARKDOWN_EMPHASIS = re.compile(r"(?<![\w*])[*_`](?=\S)([^*_`\n]{1,200})[*_`](?![\w*])")
_MARKDOWN_CODE_LIST = re.compile(r"(?<=\w)` +`(?=\w)")
_OPENS_LINE = re.compile(
    r"""[A-ZÄÖÜÁÉÍÓÚ][\w&/ -]{2,30}:\s+\S
    |[^\W\d]{0,10}\.?\s?(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d\s*(?:[-–—]|bis\b|to\b)
    |[^\s@]{1,64}@\S""",
    re.VERBOSE,
)
_WRAP_MINIMUM = 60
_WRAP_MAXIMUM = 160
_FULL = 0.8


def decode(content: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16, or else Windows-1252.

    Raises:
        DocumentUnreadableEncodingError: When it is none of them.
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        if looks_like_utf16(content[:65536]):
            little = content[:65536:2].count(0) < content[1:65536:2].count(0)
            return content.decode("utf-16-le" if little else "utf-16-be")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", errors="strict" if len(content) < 200 else "replace")
    except UnicodeDecodeError as error:
        raise DocumentUnreadableEncodingError(
            "The encoding of the text could not be recognised. Save it as UTF-8 and send it again."
        ) from error


def read_plain(
    content: bytes, file_type: FileType, is_heading: Callable[[str], bool]
) -> Extraction:
    """The lines of a text file."""
    return read_text(decode(content), is_heading, file_type)


def read_text(
    text: str, is_heading: Callable[[str], bool], file_type: FileType = FileType.TEXT
) -> Extraction:
    """The lines of a text; a hard-wrapped paragraph becomes one line.

    Raises:
        DocumentEmptyError: When it holds no letter or digit.
        DocumentTooLargeError: When it is longer than `MAXIMUM_TEXT`.
    """
    if len(text) > MAXIMUM_TEXT:
        raise DocumentTooLargeError(
            f"The text has {len(text):,} characters; at most {MAXIMUM_TEXT:,} can be read. "
            "Send only the CV or the job description."
        )
    hidden = 0
    if file_type is FileType.HTML:
        text, hidden = _strip_tags(text)
    markdown = file_type is FileType.MARKDOWN or _is_markdown(text)
    lines = _lines(text, is_heading, markdown=markdown)
    if not lines:
        raise DocumentEmptyError("The text is empty. Paste the whole document.")
    warnings = hidden_text_warning(hidden) + hidden_character_warning(count_hidden_characters(text))
    return Extraction(tuple(lines), warnings)


def _is_markdown(text: str) -> bool:
    return len(re.findall(r"^#{1,4} \S", text[:50_000], re.MULTILINE)) >= 2


def _lines(text: str, is_heading: Callable[[str], bool], *, markdown: bool) -> list[Line]:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").split("\n")
    width = _wrap_width(raw)
    lines: list[Line] = []
    gap = True
    previous = ""
    for source in raw:
        if not source.strip() or _RULE.fullmatch(source[:200]) or _is_table_rule(source, markdown):
            gap = True
            continue
        goes_on = not gap and _continues(previous, source, width) and not is_heading(source.strip())
        if lines and goes_on:
            lines[-1] = _extended(lines[-1], source)
        else:
            line = _markdown_line(source, gap=gap) if markdown else _line(source, gap=gap)
            if line is not None:
                lines.append(line)
        previous, gap = source, False
    return lines


def _is_table_rule(source: str, markdown: bool) -> bool:
    return markdown and _MARKDOWN_TABLE_RULE.fullmatch(source[:300]) is not None


def _wrap_width(raw: list[str]) -> int:
    """The width at which the text was hard-wrapped, 0 where it was not."""
    lengths = sorted(len(line.rstrip()) for line in raw if line.strip())
    if not lengths or lengths[-1] > _WRAP_MAXIMUM or lengths[-1] < _WRAP_MINIMUM:
        return 0
    full = sum(length > _FULL * lengths[-1] for length in lengths)
    return lengths[-1] if full >= min(3, len(lengths) / 3) else 0


def _continues(previous: str, source: str, width: int) -> bool:
    """Whether `source` goes on with the sentence of `previous`, its first word having no room."""
    if split_bullet(source)[0] or _MARKDOWN_HEADING.match(source):
        return False
    if _CELLS.search(previous.strip()) or _CELLS.search(source.strip()):
        return False
    if _OPENS_LINE.match(source.strip()):
        return False
    if split_bullet(previous)[0] and _indent(source) != _indent(previous):
        return _indent(source) > _indent(previous)
    if not width:
        return False
    if previous.rstrip().endswith(".") and _indent(source) > _indent(previous):
        return False
    before, after = previous.rstrip(), source.strip()
    full = len(before) + 1 + len(after.split(" ", 1)[0]) > width - 2
    lowercase = after[:1].islower() and len(before) > _WRAP_MINIMUM // 2 and before[-1] not in ".:;"
    return full or lowercase


def _indent(source: str) -> int:
    return len(source) - len(source.lstrip())


def _extended(line: Line, source: str) -> Line:
    addition = make_line([source.strip()])
    if addition is None:
        return line
    joined = join(line.cells[-1], addition.cells[0])
    return replace(line, cells=(*line.cells[:-1], joined))


def _line(source: str, *, gap: bool) -> Line | None:
    return make_line(_CELLS.split(source.strip()), gap=gap)


def _markdown_line(source: str, *, gap: bool) -> Line | None:
    heading = _MARKDOWN_HEADING.match(source[:2_000])
    text = heading.group(2) if heading else source
    text = _MARKDOWN_LINK.sub(lambda m: f"{m[1]} {m[2]}" if "@" in m[2] else m[1], text)
    strong = _MARKDOWN_STRONG.match(text.strip()) is not None
    text = _MARKDOWN_CODE_LIST.sub("`, `", text)
    plain = _MARKDOWN_EMPHASIS.sub(r"\1", _MARKDOWN_STRONG.sub(r"\2", text))
    line = _line(plain.strip().strip("|"), gap=gap)
    if line is None:
        return None
    size = 1.0 + 0.1 * (7 - len(heading.group(1))) if heading else 1.0
    return replace(line, heading=heading is not None, bold=strong, size=size)


class _TextOfPage(HTMLParser):
    """Collects what a web page shows; scripts, styles and hidden elements stay out."""

    _BLOCKS = frozenset(
        [
            "p",
            "div",
            "br",
            "li",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "ul",
            "ol",
            "table",
        ]
    )
    _SILENT = frozenset(["script", "style", "head", "template", "noscript"])
    _VOID = frozenset(
        [
            "br",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "wbr",
            "col",
            "area",
            "base",
            "embed",
            "source",
            "track",
        ]
    )
    _HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|font-size:\s*0", re.IGNORECASE)

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._VOID:
            self.pieces.append("\n" if tag in ("br", "hr") else "")
            return
        values = dict(attrs)
        hidden = "hidden" in values or bool(self._HIDDEN.search(values.get("style") or ""))
        if self._silent or tag in self._SILENT or hidden:
            self.hidden += hidden and not self._silent
            self._silent.append(tag)
            return
        if tag in self._BLOCKS:
            self.pieces.append("\n• " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self.pieces.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        elif tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _strip_tags(source: str) -> tuple[str, int]:
    page = _TextOfPage()
    page.feed(source)
    page.close()
    return "".join(page.pieces), page.hidden
