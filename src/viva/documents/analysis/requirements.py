"""What a job description asks for: its skills, required or nice to have, and its years."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from viva.documents.analysis.sections import NumberedLine
from viva.nlp.sentences import split_sentences
from viva.nlp.skills import SkillMention, SkillVocabulary


class Need(StrEnum):
    """What a section of a job description says."""

    ABOUT = "about"
    TASKS = "tasks"
    REQUIRED = "required"
    NICE = "nice"
    BENEFITS = "benefits"


_HEADINGS: tuple[tuple[Need, str], ...] = (
    (
        Need.NICE,
        r"nice[- ]to[- ]haves?|bonus|preferred(?: (?:qualifications|skills|experience))?"
        r"|desirable|pluses|plus points|extra credit|optional"
        r"|von vorteil|wünschenswert|pluspunkte|se valorará|valorable|deseable|good to have"
        r"|would be great"
        r"|ideally|even better|it'?s a plus|a plus|additional skills|brownie points|wäre schön"
        r"|nice if"
        r"|kann|(?:you )?(?:get )?extra love(?: for)?|kann-?kriterien|außerdem von vorteil"
        r"|sería un plus|suma puntos|atouts?|serait un plus"
        r"|souhait\w+|apprécié\w*|would be a bonus|nice extras|wünschen wir uns zusätzlich"
        r"|se valora|plus|idealerweise|das wäre toll|requisitos deseables|what sets you apart",
    ),
    (
        Need.BENEFITS,
        r"(?:darauf|worauf) (?:dürfen|können|kannst|darfst) (?:sie|du) (?:sich|dich) freuen"
        r"|the deal|what'?s in it for (?:you|me)|das ist für (?:sie|dich) drin"
        r"|nous offrons|ce que nous offrons|nos avantages|avantages|conditions"
        r"|unsere leistungen|lo que ofrecemos|te ofrecemos"
        r"|benefits|we offer|what we offer|wir bieten|unser angebot|was wir bieten|ofrecemos"
        r"|qué ofrecemos|perks|compensation|salary|das bieten wir|beneficios|your benefits|why join"
        r"|what you(?:'ll| will)? get|how to apply|application process|equal opportunity"
        r"|kontakt|contact"
        r"|condiciones|deine vorteile|ihre vorteile|why us|our offer|apply|bewerbung"
        r"|recruitment process",
    ),
    (
        Need.REQUIRED,
        r"muss|muss-?kriterien|you|du|sie|vous|tú|what we need(?: from you)?"
        r"|das wünschen wir uns(?: von (?:ihnen|dir))?|wen wir suchen|was (?:sie|dich) auszeichnet"
        r"|(?:votre|ton|le)? ?profil(?: recherché)?|compétences requises|exigences|vous êtes"
        r"|se requiere|qué pedimos|lo que pedimos"
        r"|requirements?|qualifications?|your profile|what you(?:'ll| will)? (?:bring|need"
        r"|have)|who you are|must[- ]haves?"
        r"|you have|what we(?:'re| are) looking for|what we ask(?: for| of you)?"
        r"|skills|anforderungen|ihr profil"
        r"|dein profil|das bringst du mit"
        r"|was du mitbringst|das bringen sie mit|voraussetzungen|qualifikationen|requisitos"
        r"|perfil|tu perfil"
        r"|about you|what you need|your skills|experience|minimum qualifications|essential"
        r"|person specification"
        r"|qué buscamos|lo que buscamos|profile|you bring|basic qualifications|wir erwarten"
        r"|was wir erwarten"
        r"|what you'll need|you will need|you should have|must have|needed|we expect"
        r"|tech stack|our stack"
        r"|buscamos|formación|imprescindible|was sie mitbringen|du bringst mit|sie bringen mit"
        r"|ideal candidate",
    ),
    (
        Need.TASKS,
        r"your playground|your day|your challenge|(?:vos|tes|votre|ta) missions?|missions?"
        r"|das erwartet (?:dich|sie)|was (?:dich|sie) erwartet|deine mission"
        r"|qué harás|purpose of the role"
        r"|responsibilit\w+|what you(?:'ll| will) do|your role|the role|your tasks|duties|tasks"
        r"|aufgaben|ihre aufgaben|deine aufgaben|tätigkeiten|das erwartet dich|funciones"
        r"|responsabilidades"
        r"|tareas|what you'll be doing|day[- ]to[- ]day|your mission|role overview"
        r"|key accountabilities"
        r"|what will you do|your impact|job description|stellenbeschreibung|the job"
        r"|about the role|your work"
        r"|in this role|tu misión|tus funciones|was dich erwartet|das machst du|dein job"
        r"|role description",
    ),
    (
        Need.ABOUT,
        r"about us|about the company|about|who we are|über uns|wir sind|sobre nosotros|the company"
        r"|quiénes somos|our company|our team|the team|company|unternehmen|das unternehmen"
        r"|la empresa",
    ),
)
_HEADING = tuple(
    (need, re.compile(rf"(?:^|\b)(?:{pattern})\b", re.IGNORECASE)) for need, pattern in _HEADINGS
)
_NICE = re.compile(
    r"""\b(?:nice[- ]to[- ]have|a\s+(?:big\s+|strong\s+|huge\s+|definite\s+|real\s+)?plus
    |as\s+a\s+plus|bonus(?:\s+points)?
    |preferred|preferably|ideally|desirable|advantageous|an?\s+advantage|an\s+asset|would\s+be\s+(?:great|nice|good|helpful|useful|ideal)
    |von\s+vorteil|wünschenswert|idealerweise|ein\s+plus|gerne\s+(?:auch\s+)?(?:mit|gesehen)|pluspunkt\w*|optional
    |se\s+valorar[áa]n?|se\s+valora|valorable|deseable|un\s+plus|preferible(?:mente)?|not\s+required\s+but
    |appreciated|helpful|beneficial|welcome|plus\s+if|good\s+to\s+have|extra\s+points|wäre\s+(?:schön|toll))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NEGATION_BEFORE = re.compile(
    r"""\b(?:no\s+(?:prior\s+)?(?:experience|knowledge)\s+(?:with|in|of)|this\s+is\s+not\s+an?
    |don'?t\s+need|do\s+not\s+need|need\s+not|no\s+need|without|instead\s+of|rather\s+than|not\s+looking\s+for
    |kein(?:e|en)?\s+(?:erfahrung|kenntnisse)|no\s+es\s+necesari\w+|no\s+se\s+requiere|ohne|statt|anstatt
    |sin\s+necesidad|(?:moving|migrating|moved|migrate|away)\s+(?:away\s+)?from|replac(?:e|ing)\s+(?:our|the)
    |nicht\s+nötig|will\s+not\s+(?:be\s+)?(?:use|write|need|using|writing))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NEGATION_AFTER = re.compile(
    r"""[^,.;()]{0,25}\b(?:(?:is|are)\s+not\s+(?:required|needed|necessary)|not\s+(?:required|needed|necessary)
    |(?:ist\s+|sind\s+)?nicht\s+(?:erforderlich|notwendig|nötig)|no\s+(?:es|son)\s+necesari\w+)\b(?!,?\s+but)""",
    re.VERBOSE | re.IGNORECASE,
)
_NEAR = 70
_NUMBER_WORDS = {
    **dict(
        zip(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
            range(1, 11),
            strict=True,
        )
    ),
    **dict(
        zip(
            ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"],
            range(1, 11),
            strict=True,
        )
    ),
    **dict(
        zip(
            ["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
            range(1, 11),
            strict=True,
        )
    ),
    "einem": 1,
    "einer": 1,
    "eine": 1,
    "zwölf": 12,
    "twelve": 12,
}
_NUMBER = r"(?:\d{1,2}(?:[.,]5)?|" + "|".join(_NUMBER_WORDS) + ")"
_YEARS = re.compile(
    rf"""\b(?P<least>{_NUMBER})\s*\+?\s*(?:\(\w+\)\s*)?(?:(?:-|–|to|bis|a|or|oder)\s*(?P<most>{_NUMBER})\s*\+?\s*)?
    (?:or\s+more\s+|oder\s+mehr\s+|o\s+más\s+|plus\s+|full\s+)?(?:years?|yrs?|jahre?n?|años?|ans?|jährige\w*)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_EXPERIENCE = re.compile(
    r"""\b(?:founded|since|gegründet|company|over\s+the\s+(?:last|past)|for\s+(?:over|more\s+than)|seit\s+(?:über|mehr)
    |history|tradition|market\s+leader|más\s+de\s+\d+\s+años\s+en\s+el|old|growth|contract
    |fixed[- ]term|befristet
    |vesting|holiday|within\s+(?:the\s+)?(?:first|next)|studium|degree\s+course)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SCHOOLING = re.compile(
    r"\s*(?:abgeschlossene\s+)?(?:\w*ausbildung|lehre|studium|degree|course|programme|apprenticeship|contract|vertrag|contrato|estudios)\b",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experien|erfahrung|experiencia|expérience|berufspraxis|track record|background|working"
    r"|hands-on"
    r"|practice|in a |professional|as an? |\bin\b|\bwith\b|mit|con|en|of",
    re.IGNORECASE,
)


@dataclass(slots=True)
class SkillNeeds:
    """Skills by need, in the order of their appearance, with the lines that name them."""

    required: dict[str, None] = field(default_factory=dict)
    nice: dict[str, None] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def add(self, name: str, need: Need, line: int) -> None:
        (self.nice if need is Need.NICE else self.required).setdefault(name)
        if line not in self.lines.setdefault(name, []):
            self.lines[name].append(line)

    def required_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.required if name not in self.refused)

    def nice_names(self) -> tuple[str, ...]:
        return tuple(
            name for name in self.nice if name not in (self.required.keys() | self.refused)
        )


def heading_need(text: str) -> Need | None:
    """What a heading of a job description announces; `None` for what is no heading."""
    plain = text.strip(" :–—-*#•").lower().replace("’", "'")
    if not plain or len(plain) > 60 or len(plain.split()) > 8:
        return None
    for need, pattern in _HEADING:
        match = pattern.search(plain)
        if match and len(match.group()) >= 0.4 * len(plain):
            return need
    return None


def clauses(text: str) -> list[str]:
    """Sentences of a line, cut at semicolons."""
    return [sentence.text for sentence in split_sentences(text)]


def add_skills(
    line: NumberedLine, need: Need, vocabulary: SkillVocabulary, needs: SkillNeeds
) -> None:
    """Put the skills that a line names under what its section or its own words say."""
    for clause in clauses(line.text):
        clause_need = Need.NICE if need is Need.NICE or _NICE.search(clause) else Need.REQUIRED
        for mention in vocabulary.find(clause):
            if _is_negated(mention, clause):
                needs.refused.add(mention.name)
            elif _counts(mention, need):
                needs.add(mention.name, _near_need(clause, mention, clause_need, need), line.number)


def _near_need(clause: str, mention: SkillMention, clause_need: Need, need: Need) -> Need:
    """In `Python; Kafka a plus` and `Python, ideally Kafka` the mark counts for what is near it."""
    if need is Need.NICE or clause_need is Need.REQUIRED:
        return clause_need
    leading = re.search(
        r"(?:,|\band\b|\bund\b|\by\b|\()\s*(?:ideally|preferably|idealerweise|gerne|preferiblemente)\b",
        clause,
        re.I,
    )
    if leading and mention.start < leading.start():
        return Need.REQUIRED
    return Need.NICE


def _counts(mention: SkillMention, need: Need) -> bool:
    """Topics count only where something is asked for, tools everywhere."""
    return not mention.generic or need in (Need.REQUIRED, Need.NICE)


def _is_negated(mention: SkillMention, clause: str) -> bool:
    """Whether a clause says that the skill is not wanted: `no need to know Go`."""
    before = clause[max(0, mention.start - _NEAR) : mention.start]
    for match in _NEGATION_BEFORE.finditer(before):
        if "," not in before[match.end() :] and ";" not in before[match.end() :]:
            return True
    return _NEGATION_AFTER.match(clause[mention.end : mention.end + _NEAR]) is not None


def minimum_years(lines: Iterable[tuple[str, Need]]) -> float | None:
    """The most years of experience that are asked for; of a range its lower end."""
    found: list[float] = []
    for text, need in lines:
        for clause in clauses(text):
            if (
                need in (Need.NICE, Need.BENEFITS)
                or _NICE.search(clause)
                or _NO_EXPERIENCE.search(clause)
            ):
                continue
            for match in _YEARS.finditer(clause):
                if _SCHOOLING.match(clause[match.end() : match.end() + _NEAR]):
                    continue
                if need is Need.REQUIRED or _EXPERIENCE.search(
                    clause[match.end() : match.end() + 60]
                ):
                    found.append(_number(match.group("least")))
    sensible = [years for years in found if 0 < years <= 20]
    return max(sensible) if sensible else None


def _number(text: str) -> float:
    return float(_NUMBER_WORDS.get(text.lower()) or text.replace(",", "."))
