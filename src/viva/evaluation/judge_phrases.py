"""Words about judging that have no place in an answer, unless its question is about them.

Wider than what the offline scorer takes for talk to the grader: it cannot be talked into anything,
a model can. A false alarm costs nothing but the model's opinion.
"""

import re

from viva.evaluation.schemas import ScoringItem

_ABOUT_JUDGING = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|marks|mark (?:me|this|it|each|every|all)|grad(?:e|es|ed|er|ing)"
    r"|rat(?:e|ing) (?:me|this|it|my)|verdicts?|rubrics?|key points?|criteri(?:on|a)"
    r"|(?:full|extra|top|highest|maximum) (?:credit|marks?|points?)|evaluat(?:e|es|ed|ion|ions|or)"
    r"|judge[sd]?|reviewer|examiner|hit|instructions?|overrid(?:e|es|den|ing)|debug mode"
    r"|(?:system|developer|assistant|user)(?: message)?:|developer message|system prompt"
    r"|language model|you are an? (?:ai|model)|(?:respond|reply|answer|output)(?: only)? with"
    r"|(?:this|my|above|whole|every) (?:answers?|response|reply|text)|this one|answers have been"
    r"|must pass|has to pass|is(?: \w+){0,2} complete and|points|verified as"
    r"|bewert\w{0,8}|punkt(?:e|zahl|en)|vollständig richtig|diese antwort"
    r"|puntos|puntuación|calific\w{0,8}|esta respuesta)(?!\w)",
    re.IGNORECASE,
)


def speaks_of_judging(item: ScoringItem, answer: str) -> bool:
    """Whether an answer speaks of judging in words that its question does not have."""
    texts = [item.question, item.reference or ""]
    for point in item.key_points:
        texts += [point.text, *point.paraphrases, *point.misconceptions]
    asked = " ".join(texts).casefold()
    return any(match.group().casefold() not in asked for match in _ABOUT_JUDGING.finditer(answer))
