"""How telling a word is: the everyday ones carry little, the rare ones most.

Bands of general English as used at work, written for this package; they stand in for inverse
document frequency, because one interview has no collection of documents to count in.
"""

from viva.nlp.tokens import stem

_EVERYWHERE = """
use make do get give take go come put let keep need want try help show tell say think know mean
see look find like work thing way lot kind sort type part case point example time day year good
bad great big small large new old first second last next different same right wrong able possible
important main actually really basically usually often sometimes always generally mostly well
maybe people person everybody happen become start stop end begin certain specific particular
various whole full thus therefore however hence instead etc
"""
_FREQUENT = """
change problem question answer reason result number value name list set group system process
data information user team company customer project job role task plan idea goal level step order
line side place area state form rule term word call run move turn bring send receive read write
open close add remove create build develop design check test measure increase decrease reduce
improve allow provide require include contain consist depend follow lead support handle manage
describe explain define mention decide choose learn understand talk ask agree consider expect
believe hope feel high low long short fast slow easy hard simple complex clear single multiple
common general available current previous simple better best worse together directly quickly
easily early late week month hour minute today now later within without between before after
control access action event method model object element item unit version source target base
"""
_KNOWN = """
memory store cache key table index query record file code program function class object variable
request response server client network service message queue thread page web application software
database machine computer device hardware product market price cost money budget business sale
quality risk safety security performance speed size length weight range limit rate ratio average
error failure issue bug fix solution approach technique tool framework library language structure
pattern interface component module layer feature requirement document report meeting feedback
decision responsibility experience skill knowledge training student patient teacher manager
colleague communication analysis research study experiment evidence test
"""
_BANDS = ((_EVERYWHERE, 0.35), (_FREQUENT, 0.6), (_KNOWN, 0.8))
_WEIGHTS = {stem(word): weight for words, weight in reversed(_BANDS) for word in words.split()}


def telling(term: str, language: str) -> float:
    """Weight of a content stem, 0.35 (everyday) to 1 (rare)."""
    if language != "en":
        return 1.0
    return _WEIGHTS.get(term, 1.0)
