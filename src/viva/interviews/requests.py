"""Requests to hear the question again, told apart from answers."""

import re

from viva.interviews.views import AnswerAction

_LONGEST_REQUEST = 160
_POLITE = (
    r"(?:(?:i'?m |i am )?(?:so |very )?sorry|excuse me|pardon(?: me)?|please|thanks|thank you|hi"
    r"|hello"
    r"|um|uh|hmm|ok|okay|well|oh|but|and|bitte|entschuldigung|entschuldigen sie|danke|verzeihung"
    r"|perdón|perdone|disculpa|disculpe|por favor|gracias|i (?:didn't|did not) (?:quite |really )?"
    r"(?:hear|catch|get|understand) (?:that|it|you|the question)|(?:das )?habe ich (?:leider"
    r" )?nicht"
    r" (?:verstanden|gehört)|ich habe (?:das|sie|die frage) (?:leider )?nicht (?:verstanden"
    r"|gehört)|no (?:lo |te |la |le )?(?:he entendido|entendí|entiendo|oí|escuché)"
    r"(?: bien)?(?: la pregunta)?)"
)
_ASK = (
    r"(?:(?:can|could|would|will) you(?: please| kindly| maybe| perhaps)?|would you mind|i'?d like"
    r" you to"
    r"|(?:could|can|may) (?:i|we)|i need you to|can i have you|do you mind|will you)"
)
_IT = (
    r"(?: (?:that|it|this|me|(?:the|this|that|your)(?: last| whole)? question|what you (?:said"
    r"|asked)))?"
)
_AGAIN = (
    r"(?: (?:again|once more|one more time|once again|for me|for me please|please|slowly|more"
    r" slowly"
    r"|slower|a bit slower|louder"
    r"|and (?:speak|talk) (?:\w+ )?(?:slower|louder|slowly|up)))*"
)
_OTHERWISE = (
    r"(?: (?:in (?:other|different|simpler|easier) words|(?:in )?(?:another|a different|a simpler"
    r"|an easier)"
    r" way|differently|more simply|otherwise))"
)
_ENGLISH_REPEAT = (
    rf"(?:{_ASK} )?(?:repeat|repeating){_IT}{_AGAIN}",
    rf"(?:{_ASK} )?(?:say|saying|ask|asking|read|reading){_IT}"
    r" (?:again|once more|one more time|once again)(?: for me)?(?: please)?",
    rf"(?:{_ASK} )?(?:hear|have|get|see|show)(?: me)?{_IT}"
    r" (?:again|once more|one more time|once again)(?: please)?",
    r"(?:once more|one more time|once again|again|come again|say again|repeat|what|huh)",
    r"what (?:did you (?:say|ask)|was (?:that|the question|your question|it))(?: again)?",
    r"what'?s the question(?: again)?|pardon(?: me)?|what was that(?: again)?",
    r"(?:i )?(?:didn't|did not|couldn't|could not) (?:quite )?(?:hear|catch)"
    r" (?:that|it|you|the question)",
)
_ENGLISH_REPHRASE = (
    rf"(?:{_ASK} )?(?:rephrase|rephrasing|reword|rewording|paraphrase|reformulate|simplify)"
    rf"{_IT}{_AGAIN}",
    rf"(?:{_ASK} )?(?:clarify|clarifying|explain|explaining){_IT}(?: question)?{_AGAIN}",
    rf"(?:{_ASK} )?(?:say|put|ask|phrase|word|explain|saying|putting"
    rf"|asking){_IT}{_OTHERWISE}{_AGAIN}",
    rf"(?:{_ASK} )?(?:explain|clarify|tell me) what (?:you mean|that means|this means|you are"
    rf" asking)",
    r"what do you mean(?: by (?:that|this|the question))?(?: exactly)?",
    r"(?:i )?(?:don't|do not|didn't|did not) (?:quite |really |fully )?understand"
    r" (?:the|this|your) question",
)
_GERMAN_REPEAT = (
    r"(?:(?:können|könnten|würden) sie|kannst du|könntest du|würdest du)"
    r"(?: (?:das|die frage|es|mir|bitte|noch|nochmal|noch mal|einmal|noch einmal|für mich))*"
    r" (?:wiederholen|sagen|stellen|vorlesen)",
    r"(?:wiederholen sie|wiederhole)(?: (?:das|die frage|es|bitte|noch einmal|nochmal))*",
    r"(?:wie bitte|nochmal|noch einmal|noch mal)",
    r"(?:was|wie) (?:war|lautet(?:e)?) (?:die|ihre|deine) frage(?: (?:nochmal|noch einmal))?",
)
_GERMAN_REPHRASE = (
    r"(?:(?:können|könnten|würden) sie|kannst du|könntest du|würdest du)"
    r"(?: (?:das|sie|die frage|es|mir|bitte|noch|einmal|anders|mit anderen worten|in anderen worten"
    r"|einfacher|genauer))*"
    r" (?:umformulieren|formulieren|erklären|erläutern|ausdrücken|verdeutlichen)",
    r"(?:formulieren sie|formuliere)(?: (?:das|die frage|es|bitte|anders|einfacher|um))*",
    r"was meinen sie(?: damit| genau)*|was meinst du(?: damit| genau)*",
    r"(?:ich )?(?:verstehe|habe) (?:die|ihre) frage nicht(?: verstanden)?",
)
_SPANISH_REPEAT = (
    r"(?:me )?(?:puedes|puede|podrías|podría|podéis)(?: (?:usted|por favor))?"
    r" (?:repetir|repetirme|repetirlo|repetirla|leer|decir|decirme|preguntar)"
    r"(?: (?:eso|lo|la pregunta|otra vez|de nuevo|una vez más|por favor))*",
    r"(?:me (?:la|lo) )?(?:repite|repites|repita|repíteme|repítame|repítela|repítalo)(?: (?:eso|la"
    r" pregunta|otra vez|por favor))*",
    r"(?:otra vez|de nuevo|una vez más|cómo|qué has dicho|qué ha dicho|cómo dice)",
    r"cuál (?:es|era|fue) la pregunta",
)
_SPANISH_REPHRASE = (
    r"(?:me )?(?:puedes|puede|podrías|podría|podéis)(?: (?:usted|por favor))?"
    r" (?:reformular|reformularla|aclarar|explicar|explicarme|aclararme|decirlo|formular|plantear)"
    r"(?: (?:eso|lo|la pregunta|otra vez|de otra (?:forma|manera)|con otras palabras|por favor"
    r"|mejor))*",
    r"(?:reformula|reformule|aclara|aclare)(?: (?:eso|la pregunta|por favor))*",
    r"qué (?:quieres|quiere) decir(?: con eso| exactamente)*|no entiendo (?:la|su|tu) pregunta",
)


def _whole(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_POLITE} )*(?:{'|'.join(patterns)})(?: {_POLITE})*")


_REPHRASE = _whole((*_ENGLISH_REPHRASE, *_GERMAN_REPHRASE, *_SPANISH_REPHRASE))
_REPEAT = _whole((*_ENGLISH_REPEAT, *_GERMAN_REPEAT, *_SPANISH_REPEAT))


def recognise_request(text: str) -> AnswerAction | None:
    """`repeat` or `rephrase` when the whole text asks for that and says nothing else."""
    if len(text) > _LONGEST_REQUEST:
        return None
    plain = " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))
    if _REPEAT.fullmatch(plain):
        return AnswerAction.REPEAT
    return AnswerAction.REPHRASE if _REPHRASE.fullmatch(plain) else None
