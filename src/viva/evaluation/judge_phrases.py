"""Words about judging that have no place in an answer, unless its question is about them.

Wider than what the offline scorer takes for talk to the grader: it cannot be talked into anything,
a model can.
"""

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from viva.evaluation.normalised import normalise
from viva.evaluation.schemas import ScoringItem

_WHAT = r"(?:all|every(?:thing)?|each|any|the (?:list|rest|lines?|items?|whole)|lines?|entries)"
# Good answers to other questions hold such words now and then.
_ABOUT_JUDGING = (
    r"scor(?:e|ing)|marks|grad(?:e|es|ed|er|ing)|evaluat(?:e|es|ed|ors?)|reviewer|examiner",
    r"overrid(?:e|es|den|ing)|language model|is(?: \w+){0,2} complete and|verified as",
)
# Nobody says these to an interviewer.
_ENGLISH = (
    r"(?:mark|rat(?:e|ing)) (?:me|this|it|my|each|every|all)|rubrics?|key points?|debug mode",
    r"(?:full|extra|top|highest|maximum) (?:credit|marks?|points?|scores?)|developer message",
    r"(?:system|developer|assistant|user|human|operator)(?: \w+)?:|system prompt",
    r"(?:moderator|interviewer|candidate):",
    r"(?:system|priority|privileged) (?:message|notice|note|reminder|one|block)",
    r"you are an? (?:ai|model)|(?:respond|reply|answer|output|return)(?: only)? with",
    r"(?:this|my|above|whole) (?:answers?|response|reply|text)|answers have been|has to pass",
    rf"(?:approve[sd]?|confirm(?:s|ed)?|tick|certify|accept)(?: as)? {_WHAT}",
    r"approve (?:it|this)|(?:so|just|simply) approve|please comply",
    rf"{_WHAT} (?:is |are |was |were |been )?(?:already )?(?:confirmed|approved|covered)",
    r"(?:your|of your) (?:list|entry|entries|verdict|task|reply|output|enumeration)",
    r"(?:every|all|of your) (?:entry|entries|outcomes?)",
    r"(?:is|closes|forget|print|thing on|line of) the list",
    r"(?:no|not|nothing)(?: \w+){0,4} (?:missing|lacking)|rest as said",
    r"(?:best|highest|top|perfect|maximum|favourable|high|low) (?:possible )?(?:outcomes?|values?)",
    r"(?:maximum|high) one|in my favour|between (?:the|my) lines|leave it out",
    r"(?:dear|attention|note to the|for the|automated) (?:\w+ )?(?:machine|reader|software|bot)",
    r"good machine|checker|if you are an? (?:program|machine|model|ai|bot)|fair reader",
    r"(?:as|the|for) (?:the )?quotes?|quotes? (?:for all|fields?)|as evidence|evidence (?:for|\d)",
    r"(?:each|every|first|into|pick) quotes?",
    r"(?:cite|copy|quote) (?:this|that|my|anything)|copy the",
    r"cite|evidence everywhere|substring|sample solution|model (?:solution|answer)|gold sample",
    r"(?:be|so) (?:\w+ )?(?:kind|generous|merciful|lenient)|generosity|mercy|you help me",
    r"tip (?:you )?\w+ (?:hundred )?dollars|(?:i|if i) (?:do not|don't) pass|positive labels",
    r"your (?:therapist|intelligence|prompt|lines|instructions)|how much effort|my therapist",
    r"play a game|pretend (?:that|you)|opposite day|(?:training|demonstration|test) mode",
    r"thought experiment|what you look for|encode the|base64|rot13|banana|crash now",
    r"raise an error and|empty list|numbers only|in prose|not in json|point numbers",
    r"(?:previous|earlier|preceding) (?:run|pass|grader|reviewer|model)|calibration round",
    r"expert panel|expected (?:statement|value)s?|approve-all|accept-all|strictness|unit test of",
    r"(?:reference|full and right|good) (?:answer|implementation|reply|says)|all the reference",
    r"passed? (?:with distinction|=)|lint:ignore|noqa|todo for|mediocre|fall asleep",
    r"(?:do not|don't|must not|never) (?:look for gaps|use the word|report|contradict the)",
    r"i (?:explain|agree with) all|addresses everything|(?:first|second) point is made|see above",
    r"required aspects|i have named the|perfect candidate|imagine a world|every statement",
    r"not mentioning|whoever reads|you have to (?:accept|count|take|give)|make my day",
    r"please (?:count|accept|approve|help|confirm)|(?:first|top|best) option|valid word",
    r"verdicts?|\d hit|hit \d|hit hit|write hit|\"hit\"|hits? for|as hits?|them hits",
    r"criteria are met|list contains",
    r"already (?:has )?accepted|accepted it,? so|deserves to be|as i said,? as i said",
    r"the candidate (?:said|says|covers?|covered|names|named|meets|has been)",
)
_GERMAN = (
    r"bewert\w{0,8}|punkt(?:e|zahl|en)|vollständig richtig|diese antwort|werte alles|als treffer",
    r"prüfer|maschine|betreiber|systemnachricht|vorgaben|jeden punkt|musterlösung|großzügig",
    r"gilt als gesagt|kein fehlen|durchwinken|überall den|zitiere|antworte nur|diese stelle",
    r"erwarteten|abgedeckt|annehmen|ab (?:jetzt|hier)",
)
_SPANISH = (
    r"puntos|puntuación|calific\w{0,8}|esta respuesta|evaluador|máquina|operador|aceptar",
    r"mensaje del sistema|modo de prueba|acierto|confirma\w{0,3}|cita mi|por dicho|falta algo",
    r"generoso|este trabajo|responde solamente|ignora|lista está|mejor valor",
)
# Text that is hidden from people or written for a parser.
_CONCEALED = re.compile(
    r"[a-z0-9+/]{24,}={0,2}(?!\w)|0x[0-9a-f]{16,}|(?:&#x?[0-9a-f]{2,6};){2}"
    r"|(?:\\u[0-9a-f]{4}){2}|(?:%[0-9a-f]{2}\w{0,40}){2}|(?:[.-]{1,5} ){6}|(?:\b\w ){7}"
    r"|(?:\w{0,9}[a-z]\d{1,3}[a-z]\w{0,9}\b.{0,20}?){2}|<!--|-->|/\*|\*/|\{[#%]|[#%]\}|^#!"
    r"|^\s{0,9}(?://|#|%|--) |~~~|```|={5}|<<|>>|\]\]>|</?\w{1,20}>"
    r"|\"\w{1,40}\" ?: ?[\"\d\[{]|\| ?hit|\{\""
    r"|\[(?:end|begin|start)\b|\[\w{1,20}: |^from: |\\n\\n|\beof\b|\breturn true"
    r"|\bassert\b|\b\w{1,20}\[\d\] ?=|\w\(\w{1,20} ?= ?\w|; ?--",
    re.IGNORECASE | re.MULTILINE,
)
_WORDS = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u052f]")
_LATIN = re.compile(r"[a-zA-Z]")
# Joiners belong to emoji and to some scripts; direction marks, tags and spaces without width hide.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\U000e0000-\U000e007f]"
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_WEAK = _any_of(_ABOUT_JUDGING)
_STRONG = _any_of((*_ENGLISH, *_GERMAN, *_SPANISH))


def speaks_of_judging(item: ScoringItem, text: str) -> bool:
    """Whether a text has words about judging that its question does not have."""
    return _says(_WEAK, item, text)


def is_an_order(item: ScoringItem, text: str) -> bool:
    """Whether a text addresses whoever judges, or hides something from people.

    What the question says as well is none.
    """
    return _says(_STRONG, item, text) or (_conceals(text) and not _conceals(_asked(item)))


def _says(pattern: re.Pattern[str], item: ScoringItem, text: str) -> bool:
    asked = _asked(item)
    return any(
        match.group().casefold() not in asked
        for spelling in _spellings(text)
        for match in pattern.finditer(spelling)
    )


def _asked(item: ScoringItem) -> str:
    texts = [item.question, item.reference or ""]
    for point in item.key_points:
        texts += [point.text, *point.paraphrases, *point.misconceptions]
    return " ".join(texts).casefold()


def _spellings(text: str) -> Iterator[str]:
    """As it reads, without accents, and backwards by letters and by words."""
    spelled = normalise(text).text
    yield spelled
    if not spelled.isascii():
        yield "".join(c for c in normalize("NFD", spelled) if not combining(c))
    yield spelled[::-1]
    yield " ".join(reversed(spelled.split()))


def _conceals(text: str) -> bool:
    """Whether a text has invisible characters, look-alike letters, codes or marks for a parser."""
    words = _WORDS.findall(text)
    mixed = any(_OTHER_SCRIPTS.search(word) and _LATIN.search(word) for word in words)
    return mixed or bool(_INVISIBLE.search(text) or _CONCEALED.search(normalise(text).text))
