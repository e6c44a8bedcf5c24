"""What candidates say that they did themselves: "I", and a verb in the past."""

import re
from collections.abc import Iterable

# Irregular verbs in the past, as people use them to tell of work; regular ones end in -ed.
_IRREGULAR = """
began bent bet bit bought bred broke brought built burst came caught chose clung cut dealt did
drank drew drove ate fed fell fought found flew forbade forgave froze gave got grew heard held hid
hit hurt kept knelt knew laid led left lent let lit lost made meant met mistook paid put quit ran
rang read rebuilt redid rethought rewrote rode rose said sang sat saw sent set sewed shook shot
showed shrank shut slept sold sought spent split spoke spread stood stole struck stuck swam swept
swore swung taught tore told took undid understood woke withdrew won wore wrote
"""
# They tell of a state of mind and not of something done.
_STATES = """
wanted needed liked loved hated hoped wished believed supposed assumed seemed used enjoyed
"""
# What is done, as learners of English tell it who do not bend their verbs: "So I make a plan".
# Verbs of opinion and habit are not among them.
_UNBENT = """
add ask bring build buy call check clean collect come cut decide drive explain find fix give go
invite leave make measure meet move offer open order pay plan prepare present print propose pull
push put remove repair replace say sell send show sit sort speak start stay stop take talk teach
tell test throw turn visit wait walk watch write
"""
_ADVERB = r"(?:\w{2,}ly|then|first|also|just|even|simply|never|always|still|once)"

PAST_VERB = rf"(?:\w{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b"
_NO_STATE = rf"(?!(?:{'|'.join(_STATES.split())})\b)"

# "I" may stand before an adverb or two: "I then quickly rang".
OWN_ACTION = re.compile(
    rf"\bi (?:{_ADVERB} ){{0,2}}{_NO_STATE}(?:{PAST_VERB}|(?:{'|'.join(_UNBENT.split())})\b)"
    r"|\bich (?:habe|hatte) \w+|\b(?:hice|decidí|organicé|hablé|creé|propuse|revisé|empecé)\b"
)
_SHARED_ACTION = re.compile(rf"\bwe (?:{_ADVERB} ){{0,2}}{_NO_STATE}{PAST_VERB}")
# "…, corrected it and sent her the file" goes on with the subject of its sentence.
_FURTHER = re.compile(rf"(?:,| and| then| or) (?:{_ADVERB} ){{0,2}}{_NO_STATE}{PAST_VERB}")


def acts(text: str) -> bool:
    """Whether a sentence in lower case tells of something that "I" or "we" did."""
    return OWN_ACTION.search(text) is not None or _SHARED_ACTION.search(text) is not None


def count_actions(texts: Iterable[str]) -> int:
    """How many different things the sentences say that "I" did."""
    acts: set[str] = set()
    for text in texts:
        lower = text.lower()
        first = OWN_ACTION.search(lower)
        if first is not None:
            acts.update(_verb(found) for found in OWN_ACTION.finditer(lower))
            acts.update(_verb(found) for found in _FURTHER.finditer(lower, first.end()))
    return len(acts)


def count_shared_actions(texts: Iterable[str]) -> int:
    """How many different things the sentences say that "we" did."""
    return len({_verb(found) for text in texts for found in _SHARED_ACTION.finditer(text.lower())})


def _verb(found: re.Match[str]) -> str:
    return found.group().rsplit(" ", 1)[-1]
