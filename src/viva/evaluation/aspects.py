"""What open questions ask for in general: a situation, an own action, a result, a reason.

A key point such as "Gives one concrete achievement with a figure" shares no words with a good
answer. It names aspects, and each aspect has words by which an answer shows it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """`asked` finds it in a key point, `shown` in a sentence of an answer; both lower case."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]


# First words of key points that describe the answer and not the subject.
_OPENINGS = """
    accepts acknowledges acts adapts admits agrees answers asks avoids balances brings builds
    checks chooses clarifies closes compares connects considers decides defines describes draws
    ends establishes explains finds follows gains gets gives goes handles has helps identifies
    informs invites involves keeps knows learns leaves lets links lists listens looks makes
    measures mentions names notices offers owns picks plans prepares presents prevents proposes
    puts raises reacts recognises reflects refuses reports responds says sees sets shares shows
    speaks starts states stays takes talks tells thinks tries turns understands uses wants warns
    weighs works writes
"""
RUBRIC_OPENINGS = frozenset(_OPENINGS.split())


def _aspect(name: str, asked: str, shown: str) -> Aspect:
    return Aspect(name, re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{shown})"))


ASPECTS = (
    _aspect(
        "situation",
        r"situations?|setting|context|concrete (?:case|example|project|situation|event)"
        r"|specific (?:case|example|project|situation|event)|real (?:case|example|situation)"
        r"|one (?:case|example|project|event)|occasion|background",
        r"(?:last|one|two|three|that|this) (?:year|month|week|summer|winter|spring|autumn|time)"
        r"|when (?:i|we|my|our|a|the) |at the time|years ago|months ago|once |there was|during "
        r"|in my (?:last|previous|first|current|old)|at my |we had |i was (?:working|asked|part)"
        r"|in (?:19|20)\d\d|als ich|letztes jahr|cuando |el año pasado",
    ),
    _aspect(
        "task",
        r"task|goal|responsib\w+|role in|aim|what was (?:asked|needed|expected)|challenge|stake",
        r"(?:my|our) (?:task|job|goal|role|aim|responsibility|part)|i (?:had to|needed to|was"
        r" asked|was"
        r" responsible|was in charge|wanted to|was supposed)|we (?:had|needed|wanted) to"
        r"|responsible for"
        r"|deadline|supposed to|in charge of|the (?:goal|aim|task|challenge|problem) |meine aufgabe"
        r"|ich (?:musste|sollte)|mi tarea|tenía que",
    ),
    _aspect(
        "action",
        r"actions?|own (?:part|work|action|step|contribution|role)|personally|they did|themselves"
        r"|steps? (?:they|taken)|what they did|took|first person",
        r"i (?:\w+ly |then |first |also |just )?(?!was |am |had |have |think |feel |believe |know "
        r"|like )"
        r"(?:\w{2,}ed|built|wrote|took|made|led|set|ran|went|began|told|met|drew|found|gave|held"
        r"|cut"
        r"|brought|kept|put|spoke|taught|sat|sent|got|did|chose|broke|read|split|stood|bought|sold"
        r"|showed|wrote|let|spent|shut|saw|rang|grew|fought|paid|left) "
        r"|ich (?:habe|hatte) |(?:hice|decidí|organicé|hablé|creé|propuse|revisé|empecé) ",
    ),
    _aspect(
        "result",
        r"results?|outcomes?|effects?|impact|achiev\w+|success\w*|what (?:came|became) of|ended"
        r"|how it (?:ended|turned out|went)|consequence\w*|improvements?|benefits?",
        r"(?:as a|the|one) (?:result|outcome|effect)|in the end|since then|afterwards|led to|so"
        r" that"
        r"|resulted|eventually|finally|today |from then|by the end|(?:fell|dropped|rose|grew|shrank"
        r"|increased|decreased|improved|reduced|saved|doubled|halved|tripled|went (?:up|down)|cut)"
        r"(?: |$)|we (?:shipped|delivered|launched|finished|won|kept|released)|am ende|seitdem"
        r"|dadurch|al final|como resultado|desde entonces",
    ),
    _aspect(
        "figure",
        r"figures?|numbers?|measur\w+|quantif\w+|metrics?|how (?:much|many|often)|percent\w*"
        r"|(?:size|scale)",
        r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty"
        r"|ninety|hundred|thousand|million|half|double|third|quarter)(?:\b)|per ?cent",
    ),
    _aspect(
        "reason",
        r"why|reasons?|reasoning|rationale|because|explains? (?:the|their) (?:choice|decision)"
        r"|motiv\w+"
        r"|matters?|trade-?offs?",
        r"because|since (?:i|we|the|it|you)|so that|that is why|that's why|the reason|which is why"
        r"|therefore|in order to|for that reason|otherwise|matters? |weil|deshalb|damit|porque|por"
        r" eso",
    ),
    _aspect(
        "learning",
        r"learn\w*|lessons?|reflect\w*|differently|next time|insights?|took away|changed since"
        r"|hindsight",
        r"i(?:'ve| have|'d)? ?(?:learned|learnt|realis|realiz|understood|noticed)|lesson|taught me"
        r"|since then i|next time|differently|in hindsight|looking back|from now on|i (?:now"
        r" )?always"
        r"|today i |now i |ich habe gelernt|seitdem|aprendí|he aprendido",
    ),
    _aspect(
        "wish",
        r"want\w*|hopes?|wish\w*|next|ambition\w*|plans?|future|looking for|interest\w*|look\w*"
        r" forward",
        r"i(?:'d| would) (?:like|love|want|rather)|i (?:want|hope|wish|plan|aim|look)|i(?:'m| am)"
        r" (?:looking|interested|keen|curious|excited)|next (?:step|year|role)|in (?:\w+) years"
        r"|ich möchte"
        r"|ich würde gern|me gustaría|quiero ",
    ),
    _aspect(
        "this role",
        r"(?:the|this|that) (?:role|job|position|company|employer|team|advert\w*|vacancy)|on offer"
        r"|fit"
        r"|fits|job description|employer|advert\w*",
        r"(?:this|your|the) (?:job|role|position|team|company|advert|product|customers|description)"
        r"|you (?:are|need|do|want|build|have|work|mention)|(?:fits|suits|match)|diese stelle|ihr"
        r" (?:team|unternehmen)|este puesto|su (?:empresa|equipo)",
    ),
    _aspect(
        "present",
        r"current\w*|latest|present|now|these days|recent\w*|last months",
        r"currently|at the moment|right now|at present|today i|i(?:'m| am) (?:a|an|the|working"
        r"|responsible)|i work|my current|these days|recently|(?:last|past) (?:few )?(?:month|week"
        r"|year)"
        r"|derzeit|zurzeit|actualmente|ahora",
    ),
    _aspect(
        "sequence",
        r"order|sequence|steps? before|path|chronolog\w*|one led to|how they (?:got|came)",
        r"started|began|then |after (?:that|my|the|a|two|three)|before that|later|moved|became"
        r"|joined"
        r"|first |from there|afterwards|finally|zuerst|danach|después|luego",
    ),
    _aspect(
        "others",
        r"others?|colleagues?|team|stakeholders?|people|customers?|users?|listen\w*|other (?:side"
        r"|person"
        r"|party|view)|perspectives?|point of view|disagree\w*|feedback",
        r"colleague|team|manager|customer|client|user|stakeholder|he (?:said|told|wanted|felt|was)"
        r"|she"
        r" (?:said|told|wanted|felt|was)|they (?:said|told|wanted|felt|were|had)|asked|listen"
        r"|together"
        r"|people|feedback|kolleg|compañer|equipo",
    ),
    _aspect(
        "difficulty",
        r"difficult\w*|problems?|obstacles?|mistakes?|fail\w*|weakness\w*|limits?|went wrong"
        r"|hard\w*"
        r"|conflict\w*|pressure|tension|trouble|honest\w*|risks?|gap|missing",
        r"mistake|wrong|hard|difficult|fail|problem|trouble|late|broke|broken|missed|struggl|lost"
        r"|disagree|argu|pressure|weak|risk|not (?:good|enough|easy)|fehler|schwierig|problema"
        r"|error",
    ),
    _aspect(
        "example",
        r"examples?|instances?|evidence|for example|illustrat\w*|concrete\w*|specific\w*|real",
        r"for (?:example|instance)|such as|one (?:of|time|example|case)|last (?:year|month|week"
        r"|time)"
        r"|when (?:i|we) |in my (?:last|previous|current)|zum beispiel|por ejemplo|\d",
    ),
)


def aspects_asked(key_point: str) -> tuple[Aspect, ...]:
    """The aspects that a key point asks for."""
    lower = key_point.lower()
    return tuple(aspect for aspect in ASPECTS if aspect.asked.search(lower))


def shown_aspects(aspects: Iterable[Aspect], sentence: str) -> frozenset[str]:
    """Names of those aspects that a sentence shows."""
    lower = sentence.lower()
    return frozenset(aspect.name for aspect in aspects if aspect.shown.search(lower))
