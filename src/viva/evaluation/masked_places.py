"""Schools, addresses and ages in a text, as ranges; every pattern takes linear time.

What a pattern needs around it is outside of its group `masked`.
"""

import re
from collections.abc import Iterable, Iterator

# Letters that are not lower case in Latin script.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL_WORDS = (
    "A|After|An|And|As|At|Before|But|By|During|For|From|He|Her|His|I|If|In|It|My|Of|On|Our|She|So"
    "|That|The|Their|Then|They|This|To|We|When|Where|While|With|You|Your"
)
_CAP = rf"(?!(?:{_SMALL_WORDS})\b){_CAPITAL}[\w'&-]{{0,30}}"
_SCHOOL = (
    r"(?:University|Universität|Université|Universidad|Università|Universiteit|College|Institute"
    r"|School|Academy|Polytechnic|Hochschule|Fachhochschule|Gymnasium|Lycée|Instituto|Escuela"
    r"|Politecnico|Akademie)"
)
_NAMED_AFTER = (
    rf"(?: (?:of|de|du|della|für)(?: the)? {_CAP}(?: (?:and |& )?{_CAP}){{0,3}}(?:, {_CAP})?)"
)
_KNOWN_SCHOOLS = (
    r"(?:Harvard|Yale|Princeton|Stanford|MIT|Caltech|Columbia|Cornell|Dartmouth|UCLA|USC|NYU"
    r"|UC Berkeley|Berkeley|Georgia Tech|Howard|Spelman|Morehouse|Hampton|Tuskegee|Oxford|Cambridge"
    r"|LSE|UCL|ETH Zürich|ETH Zurich|ETH|EPFL|TU [A-Z]\w{2,20}|TUM|RWTH Aachen|RWTH|LMU|INSEAD"
    r"|Sorbonne|Bocconi|IIT [A-Z]\w{2,20}|IIT|IIM [A-Z]\w{2,20}|BITS Pilani|Tsinghua|Peking|NUS"
    r"|KAIST|Makerere|Unilag|Wits|UNAM|Yonsei|Waseda|McGill|Eton|Aalto|Chalmers|Delft|KTH|Leiden"
    r"|Sciences Po|Polytechnique|Heidelberg|Bologna|Waterloo|Toronto|Monash|Melbourne|Fudan"
    r"|Zhejiang|Technion|Bogazici|METU|AUB|Ibadan|Nsukka|Stellenbosch|Salamanca|Complutense|Coimbra)"
)
_SCHOOLS = (
    # "Lagos State University", "the Technical University of Munich"
    rf"\b(?P<masked>(?:[Tt]he )?(?:{_CAP} (?:(?:of|and|&|for|de) )?){{1,5}}?{_SCHOOL}\b"
    rf"{_NAMED_AFTER}?)",
    # "the University of Oslo", "Hochschule Bremen"
    rf"\b(?P<masked>(?:[Tt]he )?{_SCHOOL}(?:{_NAMED_AFTER}| {_CAP}(?: {_CAP})?))",
    r"\b(?i:at|to|from|after|with|in|of|an der|attended|alma mater|joined|left)"
    rf" (?P<masked>(?:the )?{_KNOWN_SCHOOLS})\b(?! licen[cs]e)",
    rf"\b(?P<masked>{_KNOWN_SCHOOLS}),? (?:19|20)\d\d\b",
    rf"\b(?:studied|trained)(?: [a-z]+){{1,3}} (?:in|at) (?P<masked>{_CAP}(?: {_CAP}){{0,2}})",
    r"\b(?:graduated|degree|diploma|PhD|doctorate|master's|bachelor's)(?: [\w']{1,20}){0,4}"
    rf" (?:from|at) (?P<masked>(?:the )?{_CAP}(?: {_CAP}){{0,2}})",
    rf"\b(?P<masked>{_KNOWN_SCHOOLS}) (?:graduate|alumn|degree|diploma|student|dropout|PhD|MBA)",
)
_TAIL = rf"(?:,? (?:\d{{4,6}}(?:-\d{{4}})?\b|{_CAP})){{0,5}}"
_ADDRESSES = (
    r"(?<![\w.+-])(?P<masked>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})",
    rf"\b(?P<masked>\d{{1,5}}[a-z]? (?:{_CAP} ){{1,4}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive"
    rf"|Boulevard|Blvd|Court|Square|Terrace|Close)\b{_TAIL})",
    rf"\b(?P<masked>{_CAPITAL}[\w-]{{2,30}}(?:straße|strasse|str\.|gasse|allee|platz|weg)"
    rf" \d{{1,4}}[a-z]?\b{_TAIL})",
    r"\b(?P<masked>(?:Calle|Avenida|Plaza|Paseo|Rue|Via|Viale|Rua) (?:(?:de|del|la|las|du) ){0,2}"
    rf"{_CAP}(?: {_CAP}){{0,2}},? \d{{1,4}}\b{_TAIL})",
    r"\b(?:zip code|postcode|postal code) (?P<masked>[A-Z\d]{2,8}(?: \d[A-Z]{2}\b)?)",
    r"\b(?:grew up|was born|was raised|[Ii] live|[Ii] lived|my home is|my family lives) in"
    rf" (?P<masked>(?:the )?{_CAP}(?: {_CAP}){{0,2}}(?:, {_CAP}(?: {_CAP})?)?)",
    r"\b(?:[Ii] come|[Ii] am|[Ii]'m|family is|family comes|moved here) from"
    rf" (?P<masked>(?:the )?{_CAP}(?: {_CAP}){{0,2}}(?:, {_CAP}(?: {_CAP})?)?)",
)
_YEARS = (
    r"(?:\d{1,3}|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w{3,5})?)"
)
_PERSON = (
    r"(?:colleague|manager|boss|lead|friend|mother|father|brother|sister|wife|husband|partner"
    r"|teacher|mentor|candidate|developer|engineer|nurse|designer|analyst)"
)
_IS = r"(?:'m|'s|'re| am| is| are| was| were)(?: (?:only|just|about|already|now|over))?"
_AGES = (
    rf"\b(?:i|he|she|they|we|you|who|{_PERSON}){_IS} (?P<masked>{_YEARS} years? (?:old|of age))\b",
    rf"\b(?:i|he|she){_IS} (?P<masked>{_YEARS})(?=[.,;!?]|$| and (?:i|have|had|a|work)\b)",
    rf"\bwhen (?:i|he|she|they) (?:was|were) (?P<masked>{_YEARS})"
    r"(?=[.,;!?]|$| (?:i|he|she|they|we)\b)",
    rf"\b(?:aged|turned|at the age of|my age is) (?P<masked>{_YEARS})"
    r"(?=[.,;!?)]|$| (?:i|he|she|and)\b)",
    rf"\b(?P<masked>{_YEARS}[- ]years?[- ]old) (?:{_PERSON}|man|woman|person|guy|lady)\b",
    r"\b(?:my|her|his|their) (?P<masked>(?:(?:early|mid|late)[ -])?"
    r"(?:twenties|thirties|forties|fifties|sixties|[2-6]0'?s))\b",
    r"\bborn in (?P<masked>(?:19|20)\d\d)\b",
    r"\bich bin (?P<masked>\d{1,3}(?: jahre alt)?)(?=[.,;!?]|$| und)",
    r"\btengo (?P<masked>\d{1,3} años)(?! de\b)",
)
_NUMBER = re.compile(r"\d|teen\b|ty\b|ties\b|ty-", re.IGNORECASE)
_PLACE_PATTERNS = tuple(re.compile(pattern) for pattern in (*_ADDRESSES, *_SCHOOLS))
_AGE_PATTERNS = (
    re.compile(rf"\b[A-Z]\w{{1,20}} (?:is|was) (?P<masked>{_YEARS} years? old)\b"),
    *(re.compile(pattern, re.IGNORECASE) for pattern in _AGES),
)


def find_places(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of schools and addresses; they may overlap."""
    return _ranges(text, _PLACE_PATTERNS)


def find_ages(text: str) -> Iterator[tuple[int, int]]:
    return _ranges(text, _AGE_PATTERNS) if _NUMBER.search(text) else iter(())


def _ranges(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.span("masked")
