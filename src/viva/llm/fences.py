"""Text of others as delimited data, which cannot be taken for orders of ours."""

import re
import unicodedata

_PREFIX = "| "
# Marks by which chat templates part the turns of a conversation.
_TEMPLATE_MARK = re.compile(r"<(?=\|)|(?<=\|)>")
_KEPT_CONTROLS = {"\t", "\n"}


def as_data(name: str, text: str) -> str:
    """Fence a text of somebody else: each of its lines gets a prefix, so none can end the fence.

    Characters that show nothing (controls, direction marks, tags) are dropped. Quotes from
    within a line stay what the text says.

    Args:
        name: What it is, such as `answer` or `cv`; lower-case letters and `_`.
        text: Anything.
    """
    lines = "\n".join(text.splitlines())
    visible = "".join(filter(_is_visible, lines))
    broken = _TEMPLATE_MARK.sub(
        lambda mark: f"{mark.group()} " if mark.group() == "<" else " >", visible
    )
    body = "\n".join(_PREFIX + line for line in broken.split("\n"))
    return f"<<<{name}\n{body}\n{name}>>>"


def _is_visible(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in (
        "Cc",
        "Cf",
        "Co",
        "Cs",
        "Cn",
    )
