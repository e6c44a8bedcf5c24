"""The headings of CVs and job descriptions, in English, German, Spanish and French."""

import re
from enum import StrEnum
from functools import lru_cache


class Part(StrEnum):
    """What a section of a CV is about."""

    HEADER = "header"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    SOFT_SKILLS = "soft_skills"
    PROJECTS = "projects"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    VOLUNTEERING = "volunteering"
    INTERESTS = "interests"
    REFERENCES = "references"
    CONTACT = "contact"
    OTHER = "other"


_WHOLE: dict[Part, str] = {
    Part.SUMMARY: "summary|profile|about me|about|objective|profil|kurzprofil|über mich|overview"
    "|zusammenfassung|perfil|resumen|sobre mí|extracto|objetivo|acerca de mí|personal statement"
    "|personal profile|professional profile|career objective|career summary|introduction|intro"
    "|perfil profesional|resumen profesional|executive summary|professional summary|à propos"
    "|profil professionnel|persönliches profil|who i am|qualifications summary|zur person|bio",
    Part.EXPERIENCE: "career|career history|positions|positions held|werdegang|berufspraxis"
    "|beruflicher werdegang|berufliche stationen|berufliche laufbahn|tätigkeiten|praktika|praktikum"
    "|trayectoria|trayectoria profesional|trayectoria laboral|vida laboral|historial laboral"
    "|parcours professionnel|internships|work|work history|professional background"
    "|professional history|appointments|academic appointments|academic positions|jobs"
    "|beruflicher hintergrund|hintergrund|berufstätigkeit|berufliche tätigkeit"
    "|berufliche tätigkeiten|anstellungen|stationen|prácticas|clinical practice|beschäftigungen"
    "|professional career|career path|roles|prior roles|earlier roles|previous roles|placements",
    Part.EDUCATION: "studium|studies|academic background|academic history|academics|degrees"
    "|estudios"
    "|schule|schulbildung|aus- und weiterbildung|ausbildung|bildung|bildungsweg|bildungsgang"
    "|akademischer werdegang"
    "|formación|formación académica|educación|formation|schooling|academic qualifications"
    "|titulación|estudios realizados|diplômes|schulischer werdegang|berufsausbildung"
    "|hochschulbildung|academic training|schulausbildung",
    Part.SKILLS: "technologies|tech stack|stack|tools|toolbox|expertise|competencies|competences"
    "|kenntnisse|kompetenzen|fähigkeiten|competencias|habilidades|conocimientos|aptitudes"
    "|compétences|technologien|herramientas|tecnologías|fachkenntnisse|it-kenntnisse|edv-kenntnisse"
    "|edv|core strengths|proficiencies|areas of expertise|strengths|software|informática"
    "|capabilities"
    "|methods|methoden|know-how|werkzeuge|programming languages|programmiersprachen|areas of focus"
    "|clinical competencies|at a glance|fortalezas|stärken|specialties|specialities|schwerpunkte",
    Part.SOFT_SKILLS: "soft skills|interpersonal skills|personal skills|soziale kompetenzen"
    "|persönliche stärken|habilidades blandas|competencias personales|personal strengths"
    "|people skills|habilidades personales|savoir-être|transferable skills|personal qualities"
    "|persönliche kompetenzen",
    Part.PROJECTS: "projects|projekte|proyectos|projets|portfolio|open source|side projects"
    "|open source contributions|research projects|referenzprojekte|case studies|casos de éxito",
    Part.LANGUAGES: "idioma materno|lengua materna|mother tongue|mother tongues|muttersprache"
    "|langue maternelle|otros idiomas|other languages|weitere sprachen"
    "|languages|sprachen|sprachkenntnisse|idiomas|lenguas|langues|language skills"
    "|fremdsprachen|spoken languages|language proficiency|fremdsprachenkenntnisse|linguistic skills"
    "|languages spoken",
    Part.CERTIFICATES: "certifications|certification|certificates|licenses|licences|licensure"
    "|license"
    "|zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|fortbildung"
    "|certificaciones|certificados|cursos|courses|training|trainings|formación complementaria"
    "|formación continua|professional development|continuing education|registrations|registration"
    "|qualifications|qualifikationen|professional qualifications|schulungen"
    "|cursos y certificaciones"
    "|accreditations|continuing professional development|cpd|führerschein|permisos|carné"
    "|licencias|coursework|relevant coursework|workshops|seminare|bescheinigungen|certificats",
    Part.PUBLICATIONS: "publications|selected publications|publikationen|publicaciones|papers|talks"
    "|veröffentlichungen|invited talks|conferences|presentations|patents|vorträge|ponencias"
    "|conference talks|speaking|patente|patentes|congresos|congresos y ponencias",
    Part.AWARDS: "awards|honors|honours|achievements|auszeichnungen|premios|scholarships|grants"
    "|selected honors|stipendien|becas|honors and awards|awards and honors|preise|distinctions"
    "|key achievements|logros|erfolge|recognition|fellowships|recognitions|prizes",
    Part.VOLUNTEERING: "volunteering|volunteer|volunteer work|volunteer experience|ehrenamt"
    "|ehrenamtliche tätigkeiten|ehrenamtliches engagement|voluntariado|community|engagement"
    "|bénévolat|community service|extracurricular|extracurricular activities|leadership"
    "|leadership and activities|community involvement|activities|volunteering experience"
    "|professional memberships|memberships|mitgliedschaften|afiliaciones|affiliations",
    Part.INTERESTS: "interests|hobbies|interessen|hobbys|intereses|aficiones|personal interests"
    "|centres d'intérêt|loisirs|freizeit|other interests|private interessen|about my free time",
    Part.REFERENCES: "references|referenzen|referencias|références|referees",
    Part.CONTACT: "contact|kontakt|contacto|personal details|persönliche daten|persönliche angaben"
    "|datos personales|kontaktdaten|personal information|links|details|contact details|address"
    "|contact information|datos de contacto|información personal|coordonnées|get in touch|personal"
    "|personalien|información de contacto|online|social",
    Part.OTHER: "additional information|sonstiges|otros|other|miscellaneous|weitere angaben"
    "|otros datos"
    "|further information|weitere informationen|divers|información adicional|additional"
    "|military service|wehrdienst|zivildienst|otros datos de interés|verschiedenes",
}
_CONTAINED: tuple[tuple[Part, str], ...] = (
    (
        Part.LANGUAGES,
        "sprachkenntnisse|language skills|fremdsprachen|languages|sprachen|idiomas|langues",
    ),
    (Part.SOFT_SKILLS, "soft skills"),
    (Part.VOLUNTEERING, "volunteer|ehrenamt|voluntariado"),
    (
        Part.EXPERIENCE,
        "experience|experiences|berufserfahrung|erfahrung|erfahrungen|employment"
        "|experiencia|experiencias|expérience|expériences|praxiserfahrung|arbeitserfahrung"
        "|berufserfahrungen|werdegang|laufbahn|berufspraxis|anstellungen|festanstellungen"
        "|projekterfahrung|projekthistorie|projektliste|project history|trayectoria|emplois"
        "|appointments|parcours|berufstätigkeiten|projektverzeichnis|engagements",
    ),
    (
        Part.EDUCATION,
        "education|académica|académico|ausbildung|berufsausbildung|schulausbildung|schulbildung"
        "|studium|diplômes|diplomas|formations|schulischer|akademischer|educación",
    ),
    (
        Part.SKILLS,
        "skills|skillset|kenntnisse|kompetenzen|competencias|habilidades|compétences"
        "|technologies|competencies|tecnologías|conocimientos|fähigkeiten|fachkenntnisse|technologien"
        "|expertise|schwerpunkte|toolbox|aptitudes|savoir-faire",
    ),
    (Part.PROJECTS, "projects|projekte|proyectos|projets"),
    (
        Part.CERTIFICATES,
        "certifications|certificates|zertifikate|certificaciones|zertifizierungen|weiterbildung"
        "|weiterbildungen|fortbildungen|certificados",
    ),
    (Part.PUBLICATIONS, "publications|publikationen|publicaciones"),
    (Part.AWARDS, "awards|honors|honours|auszeichnungen|premios"),
    (Part.SUMMARY, "summary|profile"),
)
_TOLD = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        (
            Part.EXPERIENCE,
            r"where i(?:'ve| have)? (?:work|been)|what i(?:'ve| have) done"
            r"|my (?:career|journey|work)\b|mi (?:recorrido|trayectoria)|mon parcours"
            r"|wo ich (?:gearbeitet|war)|dónde he trabajado",
        ),
        (
            Part.EDUCATION,
            r"where i(?:'ve)? (?:studied|learned|went to)|what i(?:'ve)? (?:studied|learned)"
            r"|my education|lo que he estudiado",
        ),
        (
            Part.SKILLS,
            r"what i(?:'m| am) good at|my (?:skills|toolbox|tools)"
            r"|was ich (?:sonst )?kann|lo que sé",
        ),
        (Part.LANGUAGES, r"(?:languages )?i speak|ich spreche|hablo\b|je parle"),
        (Part.CONTACT, r"say hello|say hi\b|reach me|find me|talk to me|so erreichen sie mich"),
        (
            Part.INTERESTS,
            r"off duty|outside (?:of )?work|when i'm not|beyond work|after hours"
            r"|in meiner freizeit",
        ),
    )
)
"""Headings that speak in the first person."""
_EXACT = {phrase: part for part, phrases in _WHOLE.items() for phrase in phrases.split("|")}
_WORDS = tuple((part, frozenset(words.split("|"))) for part, words in _CONTAINED)
_MAXIMUM_WORDS = 5
_MAXIMUM_CHARACTERS = 60
_JOINT = re.compile(r"\s*(?:&|/|\+|,|\||\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*", re.IGNORECASE)
_TRIM = re.compile(r"^[\W\d_]+|[\W_]+$")
_SENTENCE_WORDS = frozenset(
    [
        "with",
        "in",
        "of",
        "years",
        "year",
        "my",
        "using",
        "for",
        "at",
        "the",
        "a",
        "is",
        "was",
        "i",
        "we",
        "mit",
        "jahre",
        "jahren",
        "von",
        "de",
        "años",
        "con",
        "en",
        "strong",
        "extensive",
        "proven",
        "required",
        "level",
    ]
)


@lru_cache(maxsize=4_096)
def heading_part(text: str) -> Part | None:
    """Which section a heading opens; `None` for what is no known heading."""
    if len(text) > _MAXIMUM_CHARACTERS or text.rstrip().endswith((".", ",", ";", "!", "?")):
        return None
    plain = _TRIM.sub("", text.lower().replace("’", "'")).strip()
    if not plain or len(plain.split()) > _MAXIMUM_WORDS + 2:
        return None
    if plain in _EXACT:
        return _EXACT[plain]
    parts = [part for part in _JOINT.split(plain) if part]
    if len(parts) > 1 and any(part in _EXACT for part in parts):
        known = [found for found in (heading_part(part) for part in parts) if found]
        if len(known) * 2 >= len(parts):
            return known[0]
    told = next((part for part, pattern in _TOLD if pattern.match(plain)), None)
    return told or _by_word(plain)


def _by_word(plain: str) -> Part | None:
    words = plain.split()
    if len(words) > _MAXIMUM_WORDS or (set(words) & _SENTENCE_WORDS and len(words) > 2):
        return None
    for part, marks in _WORDS:
        if any(mark in words for mark in marks if " " not in mark) or any(
            mark in plain for mark in marks if " " in mark
        ):
            return part
    return None


def is_heading(text: str) -> bool:
    """Whether a piece of text is a known heading written like one."""
    part = heading_part(text)
    if part is None:
        return False
    first = text.lstrip("#•▪■ ")[:1]
    return first.isupper() or not first.isalpha() or _is_whole(text)


def _is_whole(text: str) -> bool:
    """Whether a text in small letters is just a heading's words: `experience`."""
    plain = text.strip(" :")
    if plain in _EXACT or any(plain in marks for _, marks in _WORDS):
        return True
    return any(pattern.match(plain) for _, pattern in _TOLD)
