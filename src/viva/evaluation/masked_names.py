"""Names of persons in a text: by lists of given names, and by the words around them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from viva.evaluation.function_words import FUNCTION_WORDS
from viva.evaluation.given_names import GIVEN_NAMES, TECHNICAL_NAMES, WORDLIKE_NAMES

_MARKS = r"[\u0300-\u036f]*"
_WORD = re.compile(rf"[^\W\d_]{_MARKS}(?:['-]?[^\W\d_]{_MARKS})*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("""
    mr mrs ms miss mx dr prof professor sir madam herr frau señor señora sr sra don doña monsieur
    madame
""")
_PERSONS = _words("""
    analyst assistant boss brother buddy candidate ceo cfo coach cofounder co-founder colleague
    consultant cto cousin coworker co-worker daughter designer developer director doctor engineer
    father flatmate founder friend girlfriend boyfriend husband intern manager mentor mentee mother
    neighbour neighbor nurse professor recruiter roommate sister son student superior supervisor
    surgeon teacher teammate trainee tutor wife kollege kollegin chef chefin vorgesetzte
    vorgesetzter mitarbeiter mitarbeiterin freund freundin compañero compañera jefe jefa amigo
    amiga colega gerente
""")
_SOMEBODY = _words(
    "someone somebody man woman guy lady person patient customer client jemand alguien"
)
_NAMED = _words("named called namens llamado llamada")
_SAYING = _words("""
    said told asked suggested disagreed agreed insisted complained replied answered thought felt
    wanted refused apologised apologized proposed argued explained believed quit resigned smiled
    sagte meinte wollte dijo quería
""")
_BEFORE_PERSON = _words("and asked for from helped met named oder or told und with y")
_NOT_PERSONS = _words("""
    management marketing support sales engineering finance legal product operations everyone
    everybody nobody someone somebody people users customers clients stakeholders leadership
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december yesterday today later finally eventually
    english german spanish french
""")
_PARTICLES = _words("al ben bin da de del della den der di dos du el la le van von zu")
_MOST_PARTS = 4
_LETTERS_IN_LOWER_CASE = 4
_LONGEST_CODE = 4


@dataclass(frozen=True, slots=True)
class _Token:
    """A word; `gap` is what stands before it, `folded` is without case and accents."""

    start: int
    end: int
    lower: str
    folded: str
    capital: bool
    shouted: bool
    gap: str

    @property
    def opens_sentence(self) -> bool:
        return self.start == 0 or any(mark in self.gap for mark in ".!?\n:")


def find_names(text: str, language: str, kept: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Ranges of names, given name, surname and title together."""
    tokens = _tokens(text)
    # German nouns have capitals, too.
    loose = language != "de"
    known: set[str] = set()
    ranges: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        first = _name_begins(tokens, i, kept, loose=loose)
        if first is None:
            i += 1
            continue
        last = _name_ends(tokens, i, kept, loose=loose)
        known.update(token.folded for token in tokens[i : last + 1] if token.capital)
        ranges.append((tokens[first].start, tokens[last].end))
        i = last + 1
    yield from ranges
    known -= WORDLIKE_NAMES | TECHNICAL_NAMES | _NOT_PERSONS
    for token in tokens:
        if token.capital and token.folded in known:
            yield token.start, token.end


def _name_begins(
    tokens: Sequence[_Token], i: int, kept: frozenset[str], *, loose: bool
) -> int | None:
    """Index of the title or the first word, if a name is at word `i`."""
    token = tokens[i]
    if not (token.capital or token.folded in GIVEN_NAMES):
        return None
    before = tokens[i - 1] if i else None
    if _is_grammar(token) and not (token.capital and token.folded in WORDLIKE_NAMES):
        return None
    if before is not None and _introduced(tokens, i, before):
        return i - 1 if before.lower in _TITLES and token.gap.strip() in ("", ".") else i
    if token.lower in kept:
        return None
    if _listed(token) or (loose and _shown_by_neighbours(tokens, i, before)):
        return i
    return None


def _introduced(tokens: Sequence[_Token], i: int, before: _Token) -> bool:
    """Whether what comes before says that a name follows: "Dr.", "my colleague", "I'm"."""
    token = tokens[i]
    if before.lower in _TITLES and token.capital and token.gap in (" ", ". ", "."):
        return True
    if token.gap not in (" ", ", ", ": "):
        return False
    named = token.capital or token.folded in GIVEN_NAMES
    words = [t.lower for t in tokens[max(0, i - 3) : i]]
    if before.lower in _PERSONS or (words[-1] in _NAMED and words[-2:-1] and _is_person(words[-2])):
        return named and not _is_code(token)
    if words[-2:] in (["name", "is"], ["call", "me"], ["name's"], ["me", "llamo"]):
        return named
    if words[-1:] in (["heiße"], ["llamo"], ["name's"]):
        return named
    return _is_self_introduction(tokens, i, words)


def _is_person(word: str) -> bool:
    return word in _PERSONS or word in _SOMEBODY


def _is_self_introduction(tokens: Sequence[_Token], i: int, words: Sequence[str]) -> bool:
    """Such as "I'm Thandiwe, …" and "I am Thandiwe and …"."""
    token = tokens[i]
    if not token.capital or _is_code(token):
        return False
    if words[-1:] not in (["i'm"], ["bin"], ["soy"]) and words[-2:] != ["i", "am"]:
        return False
    if i + 1 == len(tokens):
        return True
    following = tokens[i + 1]
    return following.gap[:1] in (",", ".", "!") or following.lower in ("and", "und", "y", "from")


def _listed(token: _Token) -> bool:
    if token.folded not in GIVEN_NAMES or _is_code(token):
        return False
    return token.capital or len(token.lower) >= _LETTERS_IN_LOWER_CASE


def _shown_by_neighbours(tokens: Sequence[_Token], i: int, before: _Token | None) -> bool:
    """A capital before "said" or "and I"; a name that is a word after "with" or "asked"."""
    token = tokens[i]
    if not token.capital or token.lower in _NOT_PERSONS or _is_code(token):
        return False
    wordlike = token.folded in WORDLIKE_NAMES
    if wordlike and before is not None and token.gap == " " and before.lower in _BEFORE_PERSON:
        return True
    last = _name_ends(tokens, i, frozenset(), loose=True)
    after = tokens[last + 1 : last + 3]
    if not after or after[0].gap != " ":
        return False
    if token.opens_sentence and token.lower.endswith("s") and token.folded not in GIVEN_NAMES:
        return False
    joined = [t.lower for t in after] == ["and", "i"]
    return after[0].lower in _SAYING or (joined and token.folded not in TECHNICAL_NAMES)


def _name_ends(tokens: Sequence[_Token], i: int, kept: frozenset[str], *, loose: bool) -> int:
    """Index of the last word of the name that begins at word `i`."""
    last = i
    for j in range(i + 1, min(len(tokens), i + _MOST_PARTS)):
        token = tokens[j]
        if token.gap not in (" ", ". ") or (token.gap == ". " and len(tokens[j - 1].lower) > 1):
            break
        if token.capital and loose and _may_be_surname(token, kept):
            last = j
        elif not (token.lower in _PARTICLES and not token.capital):
            break
    return last


def _may_be_surname(token: _Token, kept: frozenset[str]) -> bool:
    return not (
        token.lower in kept
        or token.lower in _NOT_PERSONS
        or _is_grammar(token)
        or (_is_code(token) and len(token.lower) > 1)
    )


def _is_grammar(token: _Token) -> bool:
    return any(token.lower in words for words in FUNCTION_WORDS.values())


def _is_code(token: _Token) -> bool:
    """Short and all in capitals, such as AWS and SQL."""
    return token.shouted and token.end - token.start <= _LONGEST_CODE


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match.group()
        own = word[:-2] if word.endswith(("'s", "'S")) else word
        tokens.append(
            _Token(
                match.start(),
                match.start() + len(own),
                own.lower(),
                _folded(own),
                own[0].isupper(),
                own.isupper(),
                text[end : match.start()],
            )
        )
        end = match.end()
    return tokens


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Lower case without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    plain = unicodedata.normalize("NFKD", lower.replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in plain if not unicodedata.combining(c))
