"""The items of a skills section: canonical where the vocabulary knows them, else as written."""

import re

from viva.documents.analysis.places import looks_like_place
from viva.documents.analysis.spoken_languages import find_languages, names_languages_only
from viva.documents.words import load_words
from viva.nlp.skills import SkillVocabulary

_LABEL = re.compile(r"^\s*([^:,|;]{2,50}?)\s*:\s*(?=\S)")
_SEPARATOR = re.compile(
    r"\s*[,;|•·▪●❖◆◇■□▸►➢➤✦]\s*|\s+[–—]\s+|\s+-\s+|\s*\n\s*|\t+|\.\s+(?=[A-ZÄÖÜ])"
)
_JOINTS = re.compile(r"\s+(?:and|und|y|&|or|oder|/)\s+|(?<=\w)/(?=\w)", re.IGNORECASE)
_LEVEL = re.compile(
    r"""[(\[]?(?<![\w-])(?:expert\w*|advanced|intermediate|beginner|basic\w*|proficient|fluent|conversational|native|strong
    |good|very\s+good|excellent|fortgeschritten\w*|grundkenntnisse|experte|sehr\s+gut\w*|gute?
    |kenntnisse|avanzado|intermedio|básico|experto|nivel|level|professional|familiar|working\s+knowledge
    |\d{1,2}\+?\s*(?:years?|yrs?|jahre?|años?)|certified|user|profi|medio|alto|certificate)\b[)\]]?
    |[★☆●○❍◐◑◉◯⚫⚪⬤▪▫◼◻█░■□*]{2,}|\b\d{1,3}\s?%|\b\d\s?/\s?\d{1,2}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{0,200})[)\]]")
_LEADING = re.compile(
    r"^(?:and|und|y|including|e\.g\.|such as|z\.\s?b\.|using|with|mit|con|knowledge of"
    r"|experience with"
    r"|experience in|umgang mit|erfahrung mit|kenntnisse in|manejo de|conocimientos de"
    r"|dominio de|uso de)\s+",
    re.IGNORECASE,
)
_WORDS_OF_SENTENCES = load_words("sentence_words")
_NO_SKILLS = load_words("no_skills")
_EDGES = " .:–—-*'\""
_LONGEST_PRODUCT = 3
_MAXIMUM_WORDS, _MAXIMUM_CHARACTERS = 4, 42


def split_items(text: str) -> list[str]:
    """The items of a list line, its label left out, parentheses opened."""
    plain = _without_label(text)
    inner = [m.group(1) for m in _PARENTHESIS.finditer(plain)]
    outer = _PARENTHESIS.sub(" ", plain)
    pieces = [*_SEPARATOR.split(outer), *(p for text in inner for p in _SEPARATOR.split(text))]
    return [item for item in (piece.strip(_EDGES) for piece in pieces) if item]


def _without_label(text: str) -> str:
    """A list line without what names the group: `Cloud: AWS, GCP` or `Cloud | AWS, GCP`."""
    first, bar, rest = text.partition(" | ")
    if bar and "," in rest and "," not in first and "|" not in rest:
        return rest
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def read_item(written: str, vocabulary: SkillVocabulary) -> list[str]:
    """The canonical skills of one item, or the item itself where it may be one."""
    item = _without_level(written)
    known = vocabulary.canonical(written) or vocabulary.canonical(item)
    if known is not None:
        return [known]
    parts = [part.strip() for part in _JOINTS.split(item) if part]
    if len(parts) > 1 and any(vocabulary.canonical(part) for part in parts):
        named = [vocabulary.canonical(part) or part.lower() for part in parts if part]
        return [name for name in named if vocabulary.canonical(name) or _is_item(name)]
    mentions = [mention.name for mention in vocabulary.find(item)]
    if mentions and not _is_product(item, vocabulary):
        return list(dict.fromkeys(mentions))
    return [item.lower()] if _is_item(item) else []


def _is_product(item: str, vocabulary: SkillVocabulary) -> bool:
    """Whether an item names a product by its maker first, such as `SAP IBP`."""
    words = item.split()
    if not 1 < len(words) <= _LONGEST_PRODUCT or not _is_item(item):
        return False
    maker = vocabulary.canonical(words[0])
    rest = words[1:]
    return maker is not None and all(
        (word[0].isupper() or word[0].isdigit())
        and any(c.isalpha() for c in word)
        and not vocabulary.canonical(word)
        for word in rest
    )


def is_list_line(text: str, vocabulary: SkillVocabulary) -> bool:
    """Whether a line lists skills rather than telling what was done."""
    items = split_items(text)
    if _LABEL.match(text) and items:
        return all(len(item.split()) <= _MAXIMUM_WORDS for item in items)
    short = sum(len(item.split()) <= 3 for item in items)
    return len(items) >= 2 and short >= 0.8 * len(items)


def _without_level(written: str) -> str:
    text = _LEADING.sub("", _LEVEL.sub(" ", written).strip(_EDGES))
    return re.sub(r"\s+", " ", text).strip(_EDGES)


def _is_item(item: str) -> bool:
    """Whether an unknown item may be a skill: short, no sentence, no language, no place."""
    words = item.lower().split()
    if not 0 < len(words) <= _MAXIMUM_WORDS or not 1 < len(item) <= _MAXIMUM_CHARACTERS:
        return False
    if item.lower() in _NO_SKILLS or set(words) & _WORDS_OF_SENTENCES:
        return False
    if not any(c.isalpha() for c in item) or "@" in item or "://" in item:
        return False
    if find_languages(item) and names_languages_only(item):
        return False
    return not looks_like_place(item) and not re.search(r"(?:19|20)\d\d", item)
