"""Words of the notes that key points are written in ("Says what they did and names a figure")."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is done by saying it; the advice is to do it.
_SAID = _words("""
    add admit answer back base begin bring clarify close compare conclude connect consider define
    describe draw end explain express give identify illustrate introduce judge link list mention
    mirror name outline pick point present propose prove put quote relate repeat say separate share
    show sketch speak start state suggest summarise sum support tell weigh
""")
# What is done at work; the advice is to show that one does it.
_DONE = _words("""
    accept acknowledge act adapt agree allow analyse announce anticipate apologise apply arrange
    ask assess avoid balance bear become break build calculate call care carry change check choose
    collect come communicate cooperate correct create cut deal decide delegate deliver demonstrate
    discuss distinguish document do encourage ensure escalate establish estimate evaluate examine
    explore find focus follow gain gather get go handle have hear help hold improve include inform
    investigate invite involve keep know lead learn leave let limit listen look maintain make
    manage measure monitor motivate move narrow negotiate note notice observe offer order organise
    own pay plan practise prepare prevent prioritise protect question raise react reach recognise
    record reduce refer reflect refuse remain remove report research resolve respect respond
    review rule save see secure seek set solve sort stay stop supervise take talk teach test think
    train treat try turn understand update use verify want warn watch welcome win work write
""")
# Beginnings that go against the lists above.
SAID_OPENINGS = (
    "asks about ",
    "asks at least ",
    "chooses a direction",
    "makes clear ",
    "sets evidence ",
    "sets the scene",
    "uses an example",
    "uses words ",
)
DONE_OPENINGS = ("brings them ", "supports the ")
PAST = _words("""
    asked brought built changed chose did explained found gave got had helped kept led listened
    made prepared showed took tested thought told tried worked wrote
""")
ADVERBS = _words("also clearly finally first honestly openly then")
# Nouns as well as verbs: after an "and" they are verbs only before a word that opens an object.
NOUNS_TOO = _words("""
    answers backs builds calls changes checks cuts deals documents ends has helps holds limits
    links lists measures names notes offers orders plans points practises presents questions
    reaches records reports reviews rules sets shares shows starts states talks tests turns
    updates uses wants watches works
""")
OBJECT_OPENINGS = _words("""
    a about an another at clearly how in it one options out that the their them up what when where
    whether which why with
""")
# What follows such a noun at the beginning of a statement: "Changes go through review".
AFTER_NOUN = _words("""
    and are arrive belong can come could do follow get go have keep lie live make may might must
    need of or run should show stay were will would
""")
# Persons, after whom "they" need not be the candidate.
OTHERS = re.compile(
    r"\b(?:persons?|people|users?|customers?|clients?|listeners?|learners?|students?|audience"
    r"|colleagues|others|parties|sides|patients?|somebody|someone|children|guests|who|experts"
    r"|teams|members)\b",
    re.IGNORECASE,
)
YOU = {
    "they are": "you are",
    "they were": "you were",
    "they're": "you are",
    "they": "you",
    "them": "you",
    "their own": "your own",
    "their": "your",
    "theirs": "yours",
    "themselves": "yourself",
    "two of them": "two of you",
    "the candidate is": "you are",
    "the candidate has": "you have",
    "the candidate's": "your",
    "the candidate": "you",
}
# "They" in all its forms; what is `kept` never means the candidate, what is `plain` always does.
THEY = re.compile(
    r"\b(?:(?P<kept>each of them|(?:convince|persuade) them|they (?:are|were) \w{1,30}ed)"
    r"|(?P<plain>their own|two of them|the candidate(?:'s| is| has)?)"
    r"|they (?:are|were)|they're|theirs|their|themselves|they|them)\b",
    re.IGNORECASE,
)
PHRASES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bin the own head\b", "in your head"),
        (r"\bof the own(?= (?:and|or)\b|[.,;:]|$)", "of your own"),
        (r"\bthe own\b", "your own"),
        (r"\b(with|from|for|in|to|by|on|name|bring) own\b", r"\1 your own"),
        (r"\bwhat was done in person\b", "what you did yourself"),
        (r"\bwhat was done about it in person\b", "what you did about it yourself"),
        (r"\band done in person\b", "and what you did yourself"),
        (r"\bwhat is being done\b", "what you are doing"),
        (r"\battracts(?= in\b|$)", "attracts you"),
        (r"\bthe (?=(?:current|last|latest) (?:or \w{1,20} )?(?:employer|job|role)\b)", "your "),
        (r"^connect the background\b", "connect your background"),
    )
)


def third_person(verb: str) -> str:
    """`tries` of `try`."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


SAID_VERBS = {third_person(verb): verb for verb in _SAID}
VERBS = SAID_VERBS | {third_person(verb): verb for verb in _DONE}
