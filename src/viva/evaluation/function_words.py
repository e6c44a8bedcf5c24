"""Words that carry grammar rather than content, by language."""

_ENGLISH = """
a an the this that these those there here
i me my mine myself you your yours yourself we us our ours ourselves he him his himself she her
hers herself it its itself they them their theirs themselves one someone somebody something
anyone anything everyone everything who whom whose which what where when why how
and or but nor so yet if then than because since while although though unless until whether as
of in on at to for from by with without about into onto over under between among through during
before after above below up down out off across against along around behind beside besides
beyond near per toward towards upon via within
am is are was were be been being do does did doing done have has had having can could will would
shall should may might must ought
not no none neither never n't cannot can't don't doesn't didn't isn't aren't wasn't weren't won't
wouldn't shouldn't couldn't haven't hasn't hadn't
i'm i've i'd i'll you're you've you'd you'll we're we've we'd we'll he's she's it's they're
they've they'd they'll that's there's what's let's who's here's
also too very just only even still again already ever such same other another each every both
either all any some many much more most few less least several enough quite rather almost
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
ich mich mir mein meine meinen meinem meiner du dich dir dein wir uns unser unsere er ihn ihm sein
seine sie ihr ihre ihren ihrem es man wer wen wem was wo wann warum wie welche welcher welches
dieser diese dieses diesen diesem jener jene jenes
und oder aber denn sondern wenn dann als weil da ob dass damit obwohl während bevor nachdem bis
von in im an am auf aus bei beim mit nach zu zum zur für durch gegen ohne um über unter vor hinter
neben zwischen seit
bin bist ist sind seid war waren wäre werden wird wurde wurden worden habe hast hat haben hatte
hatten kann konnte können könnte muss musste müssen soll sollte sollen will wollte wollen darf
dürfen mag möchte
nicht nie niemals nein ja auch noch schon nur sehr mehr viel viele alle alles jeder jede jedes
einige so hier dort sich selbst etwas nichts
"""
_SPANISH = """
el la los las lo un una unos unas al del de
yo me mi mis mí tú te tu tus él ella ello nos nosotros nuestro nuestra ellos ellas se su sus usted
ustedes le les quien quién que qué cual cuál donde dónde cuando cuándo cómo como porque
este esta esto estos estas ese esa eso esos esas aquel aquella
y e o u ni pero sino si entonces aunque mientras pues
en a ante bajo con contra desde durante entre hacia hasta para por según sin sobre tras
soy es son era eran fue fueron ser sido siendo estoy está están estaba estaban he ha han había
habían haber hay puedo puede pueden podía poder debo debe deben tengo tiene tienen tenía tener
no nunca jamás sí también tampoco ya muy más menos mucho mucha muchos muchas todo toda todos todas
cada otro otra otros otras algo alguien nada nadie mismo misma tan tanto solo sólo aquí allí
"""
# Frequent words of languages that the scorer cannot read; used only to recognise them.
_OTHERS = {
    "fr": """
        le la les des un une et est sont dans pour que qui sur avec pas plus nous vous ils
        elle cette ces mais ou donc par au aux du ne se il je c'est être avoir fait comme
    """,
    "it": """
        il lo gli della delle dei che di è sono per con non una uno nel nella sul come anche
        più questo questa ma se ho ha abbiamo essere perché molto quando dal alla
    """,
    "pt": """
        o os as um uma dos das que não em para com por mais como mas foi ao ele ela isso
        esta são também pelo pela eu nós você fazer quando muito nos na no
    """,
    "nl": """
        de het een en van is dat in te niet op met voor zijn ik je hij we wij ook maar om
        aan er dit deze worden wordt heeft hebben kan naar bij uit als
    """,
    "pl": """
        i w na z do się nie jest że to o jak ale po co za od przez dla są być który która
        czy już tylko także może gdy
    """,
    "sv": """
        och att det som en ett är inte på för med av den till om har jag vi kan men var från
        när de så ska eller
    """,
    "tr": """
        ve bir bu için ile da de çok daha ne gibi ama olarak var ben biz olan kadar sonra
        her değil mi
    """,
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = {"en": _words(_ENGLISH), "de": _words(_GERMAN), "es": _words(_SPANISH)}
SCORED_LANGUAGES = frozenset(FUNCTION_WORDS)
RECOGNISED_LANGUAGES = FUNCTION_WORDS | {name: _words(text) for name, text in _OTHERS.items()}

# Word classes that tell an English sentence from a heap of words.
ARTICLES = _words("a an the")
POSSESSIVES = _words("my our their its his your")
# Function words that may stand between an article and its noun.
BEFORE_NOUNS = _words(
    "same other another few most more very just own only many much least less several rather"
    " already still ever one both such above below near off up down under over about after even"
    " not no almost quite too again before then once who between something"
)
PREPOSITIONS = _words("of in on at to for from by with into between through without")
CONJUNCTIONS = _words("and or but because if")
PRONOUNS = _words("i we they he she")
AUXILIARIES = _words(
    "is are was were am be been has have had can could will would should must does do did"
)
GLUE = (
    ARTICLES
    | POSSESSIVES
    | PREPOSITIONS
    | CONJUNCTIONS
    | PRONOUNS
    | AUXILIARIES
    | _words("it that this which not as so you then when about under over")
)
