"""What a candidate's texts look like to a language model: without their name and contacts."""

import re

from viva.evaluation.hidden_contacts import hide_contacts
from viva.llm.prompts import Mask

_STAND_IN = "[name]"
_NAME_PART = re.compile(r"[^\W\d_]{2,}")


def mask_for(name: str | None) -> Mask:
    """Hides contacts, and this name: any of its parts, as far as they are written with capitals."""
    parts = _NAME_PART.findall(name or "")
    if not parts:
        return hide_contacts
    written = {part for part in parts if part[0].isupper()}
    spellings = written | {change(part) for part in parts for change in (str.title, str.upper)}
    one = f"(?:{'|'.join(sorted(map(re.escape, spellings), key=len, reverse=True))})"
    pattern = re.compile(rf"\b{one}(?:[ -]{one})*\b")
    return lambda text: pattern.sub(_STAND_IN, hide_contacts(text))
