"""Words that turn a statement into its opposite."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS = {
    "en": _words(
        """
        not no never none neither nor cannot without hardly rarely nobody nothing lacks lack dont
        doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt
        prevent prevents preventing prevented avoid avoids avoiding avoided
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
NOUN_NEGATORS = _words(
    """
    without no lack lacks none ohne kein keine keinen sin ningún prevent prevents preventing
    prevented avoid avoids avoiding avoided
    """
)
# "is avoided" denies its subject.
PASSIVE_PREVENTERS = _words("prevented avoided")
# They begin a clause within a clause.
RELATIVES = _words("that which who whose where when if whether wenn ob que")
# "It is not true that …" and "It is false that …" deny the whole sentence that follows.
TRUTH_WORDS = _words("true correct right case accurate wahr richtig korrekt cierto verdad correcto")
TRUTH_DENIERS = _words(
    """
    false untrue incorrect wrong mistaken nonsense myth misconception misunderstanding fallacy
    falsch unwahr irrtum falso mentira mito
    """
)
# "Many people think that …, but …"
BELIEVERS = _words("people many some most others beginners everybody everyone viele manche muchos")
BELIEFS = _words("think believe assume say claim expect glauben meinen denken creen piensan")
ALTERNATIVES = frozenset([("instead", "of"), ("rather", "than")])
THAT = _words("that dass que")
# "not sure which", "cannot remember": a doubt about oneself denies nothing.
HEDGED = _words("sure certain remember recall sicher seguro segura")
# "not only fast but cheap" says that it is fast.
NOT_NEGATING_AFTER = _words(
    """
    only just merely simply matter doubt forget hesitate nur bloß solo sólo solamente
    """
)
SCOPE_ENDS = _words(
    """
    but however although though while whereas instead because so sondern aber obwohl während weil
    sino pero aunque porque
    """
)
# With a condition, another denial says when something does hold.
CONDITIONS = _words("without ohne sin")
# "only when", and what needs no "only".
CONDITIONALS = _words("when if after once while by")
LIMITS = _words("until unless")
# After one of these words, what comes next may be a clause of its own.
LIST_WORDS = _words("and or und y")
CLAUSE_SUBJECTS = _words("i you he she it we they this that there then ich du er sie es wir")
AUXILIARIES = _words(
    """
    am is are was were be been do does did has have had can could will would shall should may might
    must ist sind war waren wird werden kann können hat haben muss
    """
)
# Pairs of which one denies the other, in English; each side is a set of words.
OPPOSITES = (
    (
        "increase increases increased rise rises grow grows",
        "decrease decreases decreased fall falls shrink shrinks reduce reduces",
    ),
    ("faster quicker fast quick", "slower slow"),
    ("higher larger more bigger greater", "lower smaller less fewer"),
    ("high large", "low small"),
    ("long longer", "short shorter"),
    ("cheap cheaper", "expensive"),
    ("early earlier", "late later"),
    ("easy easier", "hard harder difficult"),
    ("most", "least"),
    ("above", "below"),
    ("inside", "outside"),
    ("left", "right"),
    ("top", "bottom"),
    ("start starts begin begins", "stop stops end ends"),
    ("open opens opened", "close closes closed"),
    ("enable enables enabled", "disable disables disabled"),
    ("connect connects connected", "disconnect disconnects disconnected"),
    ("send sends sent", "receive receives received"),
    ("raise raises", "lower lowers"),
    ("same", "different"),
    ("single", "multiple"),
    ("temporary", "permanent"),
    ("optional", "mandatory required"),
    ("possible", "impossible"),
    ("necessary", "unnecessary"),
    ("valid", "invalid"),
    ("known", "unknown"),
    ("direct directly", "indirect indirectly"),
    ("dependent", "independent"),
    ("positive", "negative"),
    ("advantage advantages", "disadvantage disadvantages"),
    ("input", "output"),
    ("horizontal horizontally", "vertical vertically"),
    ("full", "empty"),
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
