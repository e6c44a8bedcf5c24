"""How texts address the one who grades instead of answering, by language.

Searched in lower-case text of one clause; punctuation is kept, white space is single.
"""

import re

_INSTRUCTIONS = r"(?:instruction|prompt|direction|guideline|rubric)s?"
_EARLIER = r"(?:previous|prior|above|earlier|preceding|your|given)"
_GRADE = r"(?:score|grade|mark|point|rating)s?"
_ENGLISH = (
    rf"\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.]{{0,40}}?\b{_INSTRUCTIONS}\b",
    rf"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.]{{0,20}}?\b{_EARLIER}\b[^.]{{0,20}}?"
    r"\b(?:rules?|commands?|messages?|context|text|orders?|system|scoring|grading)\b",
    r"\b(?:ignore|disregard|forget) (?:everything|all that|all of|the above|all the above)\b",
    rf"\b(?:new|updated|revised|real|hidden|secret|following) {_INSTRUCTIONS} ?:",
    r"\bsystem (?:prompt|override)\b|<\/?(?:system|assistant|user|inst)\b",
    r"\[/?inst\]|<\|[a-z_]{1,20}\|>|^#+ ?(?:system|instruction|assistant|human)",
    r"^(?:system|assistant|developer|user|admin) ?:",
    rf"\b(?:give|award|assign|grant|return|output|set|put|print|record)\b[^.]{{0,60}}?"
    rf"\b(?:full|maximum|max|highest|perfect|top|best|excellent|10|ten|100)\b[^.]{{0,30}}?"
    rf"\b(?:{_GRADE}|out of)\b",
    rf"\b(?:give|set|assign|output|put|return|make)\b[^.]{{0,20}}?\b{_GRADE}\b[^.]{{0,20}}?"
    r"\b(?:maximum|max|highest|perfect|10|ten|100)\b|^/?inst$",
    r"\b(?:give|award|assign|rate|grade|score|mark|evaluate)\b[^.]{0,60}?"
    r"\b(?:10|ten|100|5|five) ?(?:/|out of) ?(?:10|ten|100|5|five)\b",
    r"\b(?:give|award|assign) (?:me|this|it|my \w+)[^.]{0,20}? (?:a )?(?:10|ten|100)\b",
    r"\b(?:rate|grade|score|mark) (?:this|me|my)\b[^.]{0,40}?"
    r"\b(?:10|ten|100|perfect|highest|high|correct|excellent|full|top|maximum|generously|kindly)\b",
    r"\b(?:deserves?|worth|earns?|merits?)\b[^.]{0,30}?"
    rf"\b(?:full|maximum|highest|perfect|top|10|ten|100|good|high) {_GRADE}\b",
    r"^ ?(?:score|grade|mark|points|rating) ?[:=] ?\d",
    rf"[\"'](?:{_GRADE}|verdict)[\"'] ?: ?",
    r"\b(?:10|100) ?/ ?(?:10|100)\b|\b(?:ten|10) out of (?:ten|10)\b",
    r"\byou are (?:now )?(?:a |an |the )?(?:\w+ ){0,3}?"
    r"(?:grader|evaluator|examiner|assessor|scorer|judge|assistant|model|chatbot|ai)\b",
    r"\b(?:dear|hello|hi|hey|attention|note to|message to|to the|as the|as an?) (?:the )?(?:\w+ )?"
    r"(?:grader|evaluator|examiner|assessor|scorer|marker|ai|language model|llm|chatgpt|gpt)\b",
    r"\b(?:grader|evaluator|examiner|assessor|scorer)s? ?[:,]",
    r"\bthe (?:grader|evaluator|examiner|assessor|scorer|ai|scoring system|rubric)\b[^.]{0,40}?"
    r"\b(?:should|must|will|has to|needs? to|shall) (?:\w+ ){0,2}?(?:give|award|score|rate|mark"
    r"|grade"
    r"|accept|treat|count)\b",
    r"\b(?:this|my) (?:answer|response|submission|reply)\b[^.]{0,30}?\b(?:perfect|flawless|correct"
    r"|excellent|outstanding|exemplary|ideal|covers? (?:all|every)|meets? (?:all|every))\b",
    r"\bthe candidate'?s? (?:answer )?[^.]{0,30}?\b(?:perfect|flawless|outstanding|exemplary)\b",
    r"\b(?:please|kindly|i beg you)\b[^.]{0,40}?\b(?:full marks|good (?:score|grade|mark)|be"
    r" generous"
    r"|be lenient|be kind|let me pass|pass me|mark (?:it|this|me))\b",
    r"\b(?:be|grade|mark) (?:lenient|generous|leniently|generously)\b|\bfull marks\b",
    r"\bkey points? (?:is|are|was|were|have been|has been|as) (?:all )?"
    r"(?:hit|covered|met|satisfied|present)\b",
    r"\b(?:mark|treat|consider|count|accept) (?:this|my) (?:answer|response|text)[^.]{0,30}?"
    r"\b(?:as )?(?:correct|right|complete|hit|perfect|covered|full)\b",
    r"\bi(?:'d| would)? (?:really |desperately )?(?:need|deserve) (?:this job|to pass|a pass|a good"
    r"|a high|full|the job|the highest|the maximum)\b",
    r"\b(?:god|dan) mode\b|\bjailbreak\b|\brepeat after me\b|\bplease comply\b",
    r"\b(?:invisible|hidden) (?:to|from) (?:humans|people|the candidate)\b",
    r"\b(?:rated|graded|scored|marked) (?:\w+ ){0,2}?(?:maximum|highest|perfect|10|ten|full)\b",
    r"\b(?:score|grade|rating) ?= ?\d|\b(?:print|output|echo|return) (?:a )?(?:10|100)\b",
    r"\bthe candidate (?:\w+ )?(?:showed|shows|demonstrate[sd]|proved|answered|covered)\b",
    r"\b(?:correct|adjust|revise|round|move) (?:it|this|that|them|me) (?:up|upwards)\b",
    r"\b(?:wave|let|nod) (?:me|this|it) (?:through|pass)\b",
    r"\bso (?:approve|accept|pass) (?:it|this)\b",
    r"\bskip the (?:analysis|check|evaluation|assessment|review)\b",
    r"\b(?:upgrade|raise|promote) (?:all|any|every)\b[^.]{0,30}?"
    r"\b(?:findings?|verdicts?|points?)\b",
    r"\b(?:reveal|show|print|repeat)\b[^.]{0,30}?\b(?:reference answer|system prompt|your prompt"
    r"|your instructions)\b",
)
_GERMAN = (
    r"\b(?:ignorier\w*|vergiss|missachte\w*|überspring\w*)\b[^.]{0,60}?"
    r"\b(?:anweisung\w*|regeln?|vorgaben?|prompt|oben|vorherig\w*|bisherig\w*)\b",
    r"\b(?:gib mir|geben sie mir|gib dieser|vergib|vergeben sie|bewerte\w* (?:diese|meine|mich"
    r"|das))\b"
    r"[^.]{0,60}?\b(?:volle\w*|höchst\w*|maximal\w*|10|zehn|100|beste\w*|perfekt\w*)\b",
    r"\b(?:volle|höchste|maximale) (?:punktzahl|note|bewertung|punkte)\b",
    r"\bdu bist (?:jetzt |nun )?(?:ein\w* )?(?:\w+ ){0,2}?(?:prüfer|bewerter|assistent|ki)\b",
    r"\b(?:liebe\w*|sehr geehrte\w*|an den|an die) (?:prüfer|bewerter|ki|korrektor)\w*\b",
    r"\bdiese antwort (?:ist|verdient)[^.]{0,30}?\b(?:perfekt|richtig|korrekt|vollständig|volle)\b",
)
_SPANISH = (
    r"\b(?:ignora\w*|olvida\w*|omite\w*)\b[^.]{0,60}?"
    r"\b(?:instrucci\w+|reglas?|anterior\w*|indicaci\w+)\b",
    r"\b(?:dame|dale|deme|ponme|ponle|asígname|otórgame|califica esta|puntúa esta)\b[^.]{0,60}?"
    r"\b(?:10|diez|100|máxim\w+|perfect\w+|nota|puntuación)\b",
    r"\b(?:puntuación|nota|calificación) (?:máxima|perfecta|completa)\b",
    r"\beres (?:ahora )?(?:un |una )?(?:\w+ ){0,2}?(?:evaluador\w*|examinador\w*|asistente|ia)\b",
    r"\b(?:estimad\w+|querid\w+) (?:evaluador\w*|examinador\w*|ia)\b",
    r"\besta respuesta (?:es|merece)[^.]{0,30}?\b(?:perfecta|correcta|completa|máxim\w+|10)\b",
)
ADDRESSES_GRADER = re.compile("|".join((*_ENGLISH, *_GERMAN, *_SPANISH)))
