"""Words that turn a statement into its opposite."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS = {
    "en": _words(
        """
        not no never none neither nor cannot without hardly rarely nobody nothing dont doesnt isnt
        cant wont lacks lack
        """
    ),
    "de": _words(
        """
        nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts niemand kaum
        """
    ),
    "es": _words("no nunca jamás sin ningún ninguno ninguna tampoco ni nada nadie apenas"),
}
# They deny the noun that follows and not the rest of the clause.
NOUN_NEGATORS = _words("without no lack lacks none ohne kein keine keinen sin ningún")
# "It is not true that …" and "It is false that …" deny the whole sentence that follows.
TRUTH_WORDS = _words("true correct right case accurate wahr richtig korrekt cierto verdad correcto")
TRUTH_DENIERS = _words("false untrue incorrect falsch falso")
# "not only fast but cheap" says that it is fast.
NOT_NEGATING_AFTER = _words(
    """
    only just merely simply matter doubt forget enough hesitate nur bloß solo sólo solamente
    """
)
SCOPE_ENDS = _words(
    """
    but however although though while whereas instead because so sondern aber obwohl während weil
    sino pero aunque porque
    """
)
# Pairs of which one denies the other, in English; each side is a set of words.
OPPOSITES = (
    (
        "increase increases increased rise rises grow grows",
        "decrease decreases decreased fall falls shrink shrinks reduce reduces",
    ),
    ("faster quicker", "slower"),
    ("higher larger more bigger greater", "lower smaller less fewer"),
    ("always", "never"),
    ("before", "after"),
    ("first", "last"),
    ("maximum", "minimum"),
    ("ascending", "descending"),
    ("mutable", "immutable"),
    ("synchronous", "asynchronous"),
    ("stateful", "stateless"),
    ("public", "private"),
    ("strong", "weak"),
    ("internal", "external"),
    ("ordered sorted", "unordered unsorted"),
    ("safe", "unsafe"),
    ("reliable", "unreliable"),
    ("static", "dynamic"),
    ("encrypt encrypts encrypted", "decrypt decrypts decrypted"),
    ("allow allows allowed permit permits", "forbid forbids prevent prevents prohibit"),
    ("true", "false"),
    ("better", "worse"),
    ("more", "less"),
    ("best", "worst"),
    ("overfitting", "underfitting"),
)
