"""Small words of other languages that no English text has, to tell that an answer is not English.

None of them is an English word, a unit, or used in English phrases ("de facto", "in situ").
"""

_GERMAN = """
    der und ist nicht ich das ein eine einen einem einer eines mit auf für von dem des im zum zur
    sich auch wird werden sind wenn dann dass oder aber durch nach bei aus über wie kann muss würde
    zuerst danach damit weil also dabei sowie
"""
_SPANISH = """
    el los las una unos del al que es son está están para por con como pero porque cuando más muy se
    su sus lo yo ya si primero después entonces luego usaría haría entre hay
"""
_FRENCH = """
    les des une est sont dans pour que qui sur avec pas plus nous vous ils elle cette ces mais ou
    donc du je puis ensuite alors parce quand afin ainsi peut permet
"""
_ITALIAN = """
    gli della delle dei degli nella nel nei di che sono è più perché anche poi prima quindi questo
    questa ho ha viene con alla allo dal dalla mi ogni rende tiene
"""
_PORTUGUESE = """
    uma dos das não para com mais como mas foi são também pelo pela eu nós você quando muito nos ao
    depois primeiro então isso na seria torna guarda
"""
_OTHERS = """
    het een van niet op voor zijn ik hij wij ook maar om aan deze worden wordt heeft naar bij uit
    eerst daarna
    się nie jest że jak ale po przez dla są być który która które czy już tylko także gdy potem
    najpierw jako lub oraz
    och att det som är inte på av jag vi från när eller så ska sedan först
    og jeg ikke det som på av så til ser i et
    ve bir bu için ile çok ama olarak sonra önce daha kadar gibi
    bych jsem která který jako nebo pak když než nejdřív podíval
    és egy hogy nem az majd aztán ezt
    și să nu este pentru din mai întâi apoi pe mă
    ja ei on että sitten kun mutta ovat minä
    yang dan untuk dengan dari dalam tidak adalah saya lebih di
"""
_ENGLISH_TOO = """
    die war in also dabei as an am was so on no me to he is i a at or so be we do it by all
    par per non son ma hat den et al de la le en un ha pas plus com con pan na no nos ja et to ou es
    si po bu mi di mai bath pies elle main do of ser pe dan ile majd on dec dal ska det das des dei
    del der du im is sus op om pour
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FOREIGN_WORDS = _set(" ".join([_GERMAN, _SPANISH, _FRENCH, _ITALIAN, _PORTUGUESE, _OTHERS])) - _set(
    _ENGLISH_TOO
)
# Words that are foreign only beside others: names of firms and places have them in English too.
DOUBTFUL_WORDS = _set("la le de en un des del der du das im et es si di con per om op det il")
