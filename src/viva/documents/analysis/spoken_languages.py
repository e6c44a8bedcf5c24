"""The languages that a person speaks, under their English names."""

import re

from viva.documents.words import load_words
from viva.nlp.tokens import tokenize

_NAMES = {
    "English": "english englisch inglés ingles anglais",
    "German": "german deutsch alemán aleman allemand",
    "Spanish": "spanish spanisch español espanol castellano espagnol",
    "French": "french französisch francés frances français",
    "Italian": "italian italienisch italiano italien",
    "Portuguese": "portuguese portugiesisch portugués portugues portugais",
    "Dutch": "dutch niederländisch holandés neerlandés néerlandais holländisch",
    "Catalan": "catalan katalanisch catalán catala català",
    "Galician": "galician galicisch gallego galego",
    "Basque": "basque baskisch euskera vasco euskara",
    "Polish": "polish polnisch polaco polonais",
    "Russian": "russian russisch ruso russe",
    "Ukrainian": "ukrainian ukrainisch ucraniano ukrainien",
    "Turkish": "turkish türkisch turco turc",
    "Arabic": "arabic arabisch árabe arabe",
    "Chinese": "chinese chinesisch chino chinois",
    "Mandarin": "mandarin mandarín",
    "Cantonese": "cantonese kantonesisch cantonés",
    "Japanese": "japanese japanisch japonés japonais",
    "Korean": "korean koreanisch coreano coréen",
    "Hindi": "hindi",
    "Urdu": "urdu",
    "Bengali": "bengali bangla",
    "Punjabi": "punjabi",
    "Tamil": "tamil",
    "Telugu": "telugu",
    "Marathi": "marathi",
    "Gujarati": "gujarati",
    "Kannada": "kannada",
    "Malayalam": "malayalam",
    "Persian": "persian persisch farsi persa",
    "Hebrew": "hebrew hebräisch hebreo hébreu",
    "Greek": "greek griechisch griego grec",
    "Swedish": "swedish schwedisch sueco suédois",
    "Norwegian": "norwegian norwegisch noruego",
    "Danish": "danish dänisch danés",
    "Finnish": "finnish finnisch finés finlandés",
    "Sámi": "sámi sami saami samisch",
    "Luxembourgish": "luxembourgish luxemburgisch lëtzebuergesch",
    "Macedonian": "macedonian mazedonisch macedonio",
    "Belarusian": "belarusian belarussisch bielorruso",
    "Kazakh": "kazakh kasachisch",
    "Azerbaijani": "azerbaijani aserbaidschanisch",
    "Mongolian": "mongolian mongolisch",
    "Sinhala": "sinhala sinhalese singhalesisch",
    "Wolof": "wolof",
    "Lingala": "lingala",
    "Berber": "berber tamazight",
    "Quechua": "quechua quichua",
    "Guarani": "guarani guaraní",
    "Esperanto": "esperanto",
    "Icelandic": "icelandic isländisch",
    "Czech": "czech tschechisch checo tchèque",
    "Slovak": "slovak slowakisch eslovaco",
    "Slovenian": "slovenian slovene slowenisch esloveno",
    "Croatian": "croatian kroatisch croata",
    "Serbian": "serbian serbisch serbio",
    "Bosnian": "bosnian bosnisch bosnio",
    "Bulgarian": "bulgarian bulgarisch búlgaro",
    "Romanian": "romanian rumänisch rumano roumain",
    "Hungarian": "hungarian ungarisch húngaro",
    "Albanian": "albanian albanisch albanés",
    "Lithuanian": "lithuanian litauisch lituano",
    "Latvian": "latvian lettisch letón",
    "Estonian": "estonian estnisch estonio",
    "Irish": "irish gaeilge irisch irlandés",
    "Welsh": "welsh walisisch galés cymraeg",
    "Swahili": "swahili kiswahili suajili",
    "Afrikaans": "afrikaans",
    "Zulu": "zulu isizulu",
    "Xhosa": "xhosa isixhosa",
    "Sotho": "sotho sesotho",
    "Tswana": "tswana setswana",
    "Yoruba": "yoruba",
    "Igbo": "igbo",
    "Hausa": "hausa",
    "Amharic": "amharic amharisch",
    "Somali": "somali",
    "Vietnamese": "vietnamese vietnamesisch vietnamita",
    "Thai": "thai thailändisch tailandés",
    "Indonesian": "indonesian indonesisch indonesio",
    "Malay": "malay malaiisch malayo",
    "Tagalog": "tagalog filipino",
    "Nepali": "nepali",
    "Kurdish": "kurdish kurdisch kurdo",
    "Armenian": "armenian armenisch armenio",
    "Georgian": "georgian georgisch georgiano",
    "Maltese": "maltese maltesisch maltés",
    "Latin": "latin latein latín",
    "Sign Language": "signlanguage gebärdensprache",
}
_BY_WORD = {word: name for name, words in _NAMES.items() for word in words.split()}
_LEVEL = re.compile(
    r"""\b(?:native|fluent|fluently|bilingual|mother\s+tongue|proficient|conversational|intermediate
    |advanced|basic|beginner|professional\s+working|muttersprach\w*|fließend|verhandlungssicher
    |grundkenntnisse|gute?\s+kenntnisse|nativ[oa]|fluido|bilingüe|materna|avanzado|intermedio|básico
    |courant|langue\s+maternelle|[abc][12])\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:fluent in|speaks?|native speaker of|spricht|habla|native in)\s+([^.;|]{3,60})",
    re.IGNORECASE,
)
_SMALL_WORDS = load_words("language_remarks")
_MAXIMUM_TOKENS = 60


def find_languages(text: str) -> list[str]:
    """English names of the languages in a text of a languages section, in order."""
    found: list[str] = []
    for token in tokenize(text.replace("Sign Language", "signlanguage"))[:_MAXIMUM_TOKENS]:
        name = _BY_WORD.get(token.lower)
        if name is not None and name not in found:
            found.append(name)
    return found


def names_languages_only(text: str) -> bool:
    """Whether a text is a list of spoken languages, with levels or without."""
    if not find_languages(text):
        return False
    plain = _LEVEL.sub(" ", text)
    words = [token.lower for token in tokenize(plain)[:_MAXIMUM_TOKENS]]
    others = [w for w in words if w not in _BY_WORD and w not in _SMALL_WORDS and not w.isdigit()]
    return len(others) <= len(words) // 2


def find_spoken(text: str) -> list[str]:
    """Languages that a sentence says a person speaks, such as `fluent in Spanish`."""
    match = _SPEAKS.search(text)
    return find_languages(match.group(1)) if match else []
