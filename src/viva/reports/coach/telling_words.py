"""Little words that change what a sentence claims, and those that only join."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBER_WORDS = _words(
    """
    half halves halved double doubled doubling twice triple tripled thrice quarter third fourth
    fifth tenth dozen dozens hundred hundreds thousand thousands million millions billion billions
    percent percentage twenty thirty forty fifty sixty seventy eighty ninety thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
# They join what was said and add nothing to it.
JOINING = """
first firstly finally lastly therefore thus hence moreover furthermore result consequence reason
example instance case way mean means namely especially particularly mainly instead meanwhile later
afterwards eventually
"""
# How much and how often.
AMOUNTS = _words(
    """
    all every each most many few several some any always never only both none no whole entire
    nobody everybody everyone everything nothing once ever more less fewer least enough
    """
)
# How surely.
IF_AT_ALL = _words("would could should might may will if unless maybe perhaps probably possibly")
SHORTENED = (("'d", "would"), ("'ll", "will"))
COMPARING = _words("than before after instead rather over until since unless from to")
# Who does something: the last of these before a verb.
OWN_FORMS = {
    "i": _words("i i'm i've i'd i'll my me mine myself"),
    "we": _words("we we're we've we'd we'll let's our us ours ourselves"),
}
DOERS = {
    **dict.fromkeys(["i", "i'm", "i've", "i'd", "i'll"], "i"),
    **dict.fromkeys(["we", "we're", "we've", "we'd", "we'll", "let's"], "we"),
    **dict.fromkeys(["you", "he", "she", "it", "they", "someone", "nobody", "who"], "other"),
    **dict.fromkeys(["they're", "they've", "they'd", "they'll", "it's", "that"], "other"),
}
CONJUNCTIONS = _words("and but while so then because when after before although though or")
DETERMINERS = _words("the a an my our your his her its their this these that those each every")
