"""Words and phrases that answer nothing, by language."""

import re

_WORDS = """
yes yeah yep yup no nope ok okay sure right well fine good great nice cool perfect excellent
awesome wonderful amazing interesting important useful helpful necessary essential valuable bad
best better really very actually basically honestly simply certainly definitely absolutely
obviously of course think believe guess suppose feel mean say know like love enjoy want hope
hello hi thanks thank you please sorry ask asks asked question answer thing stuff lot many kind
sort way bit everything anything something maybe perhaps probably possibly depend depends
depending situation case work works worked working hard harder easy use used uses using do doing
done make makes made matter need needs help helps difficult complicated complex simple different
various general basic normal usual topic subject point people always often sometimes usually
generally overall much more most lots um uh er hmm erm experience experienced skill skills
skilled person job team company strong passionate motivated fast learner quick player worker
detail oriented years ready opportunity lol haha wow ja nein gut super toll klar genau natürlich
schön wichtig interessant sehr denke glaube finde frage antwort sache ding danke bitte hallo
vielleicht kommt darauf an schwierig einfach nützlich also halt eben sagen arbeit viel erfahrung
sí bueno buena bien claro vale perfecto genial importante interesante creo pienso opino pregunta
respuesta cosa gracias hola quizás quizá tal vez depende difícil fácil útil muy supuesto trabajo
experiencia
"""
FILLER_WORDS = frozenset(_WORDS.split())
FILLER_CLAUSE = re.compile(
    r"^(?:(?:well|so|ok|okay|um|uh|and|but|yes|also) )*(?:"
    r"(?:that'?s|that is|this is|what|it'?s) (?:a|an) (?:\w+ )?(?:good|great|nice|interesting|tough"
    r"|hard|tricky|excellent|important|difficult) (?:question|one|topic)"
    r"|let me (?:think|see)(?: \w+){0,4}|give me a (?:second|moment|minute)"
    r"|thank you(?: \w+){0,6}|thanks(?: \w+){0,6}|as i said(?: \w+){0,2}"
    r"|i hope (?:this|that) (?:helps|answers)(?: \w+){0,4}"
    r"|i (?:just |really )?(?:do|did|always do|try|tried) my best(?: \w+){0,4}"
    r"|i (?:am|'m) (?:a |an )?(?:very )?(?:hard worker|team player|fast learner|quick learner)"
    r"(?: \w+){0,4}"
    r"|das ist eine (?:\w+ )?(?:gute|interessante|schwierige) frage|lassen sie mich (?:\w+ ){0,2}"
    r"|es una (?:\w+ )?(?:buena|interesante|difícil) pregunta|buena pregunta"
    r")$"
)
