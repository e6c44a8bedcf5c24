"""How people say that they do not know, by language; each is searched in one clause.

The clause is lower case with single spaces and no punctuation but apostrophes.
"""

import re

_I = r"(?:i|we)(?: \w+){0,2}?"
_ENGLISH = (
    rf"\b{_I} (?:don't|do not|dont|didn't|did not|wouldn't|would not)(?: \w+){{0,2}}?"
    r" (?:know|remember|recall|understand)\b",
    rf"\b{_I} (?:can't|cannot|can not|couldn't|could not)(?: \w+){{0,2}}?"
    r" (?:answer|remember|recall|say|tell|think of|come up)\b",
    r"\b(?:no|not the (?:faintest|slightest|foggiest)|without any|zero) (?:idea|clue|notion)\b",
    r"\bno (?:\w+ )?(?:idea|clue|answer)\b",
    r"\b(?:haven't|have not|don't have|do not have|not got|haven't got) (?:a|an|any|the|one|the"
    r" faintest|the slightest|the foggiest)? ?(?:\w+ )?(?:idea|clue|answer|example|notion)\b",
    r"\b(?:never|not|haven't|hadn't)(?: \w+){0,2}? (?:heard|come across|learned|learnt|studied|seen"
    r" (?:this|that|it)|encountered)\b",
    r"\b(?:never|haven't|not)(?: \w+){0,2}? (?:used|worked with|dealt with|touched)"
    r" (?:it|this|that|them|one)\b",
    r"\b(?:i am|i'm|im|not) (?:\w+ )?(?:not|un)? ?(?:sure|certain|familiar|aware)\b",
    r"\b(?:i'm|i am|im) (?:\w+ )?(?:clueless|lost|stumped|drawing a blank|blanking)\b",
    r"\b(?:i'd|i would) (?:\w+ )?(?:be|have to be) (?:lost|guessing|stumped|out of my depth)\b",
    r"\b(?:isn't|is not|wasn't|was not|not) (?:something|anything|a topic) (?:that )?(?:i|we)\b",
    r"\bdrawing a blank\b|\bmy mind (?:is|went|has gone) blank\b|\byou(?:'ve| have)? got me\b",
    r"\b(?:beats me|search me|dunno|idk|no comment|not a clue|pass|skip|next question|none)$",
    r"^(?:pass|skip|next|n a|na|unknown|nothing|not answered|blank)$|^(?:no|empty|blank)"
    r" (?:response|submission|answer|reply)\b",
    r"\b(?:outside|beyond|not|isn't|is not)(?: \w+){0,2}? (?:my|area|field)"
    r" (?:area|field|expertise|knowledge|experience|strong suit|strong point)\b",
    r"\bescapes me\b|\bslipped my mind\b|\bout of my depth\b|\bhave to look (?:it|that|this) up\b",
    r"\bnothing comes to mind\b|\bwouldn't want to guess\b|\brather not (?:guess|answer|say)\b",
    r"\bi give up\b|\bskip (?:this|that|it|the question)\b|\bpass on (?:this|that)\b",
    r"^(?:sorry |but )?i(?:'ve| have)?(?: got)? nothing"
    r"(?: to (?:say|add|offer)(?: (?:to|about|on|here) ?(?:this|that|it)?)?)?$",
    r"\bask (?:someone|somebody) else\b|\b(?:need|have) to (?:google|look up) (?:it|that|this)\b",
    r"\b(?:didn't|did not|never) (?:cover|have|do) (?:it|that|this) (?:at|in) \w+$",
    r"\bhaven't the (?:faintest|foggiest|slightest)\b|\bdunno\b|^i(?:'ve)? forg[oe]t(?:ten)?$",
    r"\bknowledge (?:\w+ ){0,3}?is (?:zero|nil|none)\b|\bmove on to the next\b",
    r"\bif i knew\b|\bwish i knew\b|\bgod knows\b|\bwho knows\b",
)
_GERMAN = (
    r"\b(?:weiß|weiss|wüsste|wusste) (?:ich )?(?:\w+ ){0,3}?(?:nicht|nichts)\b",
    r"\b(?:keine|null|nicht die geringste|nicht die leiseste) (?:\w+ )?(?:ahnung|antwort|idee)\b",
    r"\bkann (?:ich )?(?:\w+ ){0,4}?nicht (?:sagen|beantworten|erinnern)\b",
    r"\bich kenne? (?:\w+ ){0,3}?nicht\b|\bkenn(?:e)? ich (?:\w+ )?nicht\b",
    r"\b(?:nie|noch nie|niemals)(?: \w+){0,2}? (?:gehört|benutzt|verwendet|gemacht|davon gehört)\b",
    r"\bnicht (?:\w+ )?(?:sicher|geläufig|bekannt|vertraut)\b|\bfällt mir (?:\w+ ){0,2}?nichts?"
    r" ein\b",
    r"\bda (?:muss|müsste) ich passen\b|^(?:weiter|passe|nächste frage)\b|\büberfragt\b",
    r"\bsagt mir nichts\b|\bdazu kann ich nichts sagen\b",
)
_SPANISH = (
    r"\bno (?:lo |la |me |te )?(?:sé|se|sabría|conozco|recuerdo|acuerdo)\b",
    r"\bni idea\b|\b(?:no tengo|sin) (?:\w+ ){0,2}?(?:idea|respuesta)\b",
    r"\bno (?:estoy|tengo) (?:\w+ )?(?:seguro|segura|claro)\b",
    r"\bno (?:puedo|podría|sabría) (?:\w+ ){0,2}?(?:decir|decirte|decirle|responder|contestar)\b",
    r"\bnunca (?:he|había|lo|la)(?: \w+){0,2}? (?:oído|usado|visto|utilizado|trabajado)\b",
    r"\bno me suena\b|\bdesconozco\b|^(?:paso|siguiente|siguiente pregunta)\b|\bse me escapa\b",
)
DONT_KNOW = re.compile("|".join((*_ENGLISH, *_GERMAN, *_SPANISH)))
