"""A document becomes lines and a profile: pure, and slow enough to want a process of its own."""

from datetime import date

from viva.documents.analysis.cv import analyse_cv
from viva.documents.analysis.headings import is_heading
from viva.documents.analysis.job import analyse_job
from viva.documents.extraction.lines import Extraction
from viva.documents.extraction.pdf import read_pdf
from viva.documents.extraction.plain import read_plain, read_text
from viva.documents.extraction.word import read_word
from viva.documents.files import DEFAULT_LIMITS, FileType, Limits, identify
from viva.documents.schemas import CvProfile, DocumentKind, JobProfile, ParsedDocument
from viva.nlp.skills import SkillVocabulary


def parse_text(text: str, kind: DocumentKind, today: date) -> ParsedDocument:
    """Lines and profile of a pasted text; raises the errors of `viva.documents.errors`."""
    return _parsed(read_text(text, is_heading), kind, today)


def parse_file(
    filename: str | None,
    content: bytes,
    kind: DocumentKind,
    today: date,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> ParsedDocument:
    """Lines and profile of a file; raises the errors of `viva.documents.errors`."""
    file_type = identify(filename, content, limits)
    return _parsed(_extract(file_type, content, limits), kind, today)


def _extract(file_type: FileType, content: bytes, limits: Limits) -> Extraction:
    if file_type is FileType.PDF:
        return read_pdf(content, limits, is_heading)
    if file_type is FileType.DOCX:
        return read_word(content, limits)
    return read_plain(content, file_type, is_heading)


def _parsed(extraction: Extraction, kind: DocumentKind, today: date) -> ParsedDocument:
    lines = list(extraction.lines)
    vocabulary = SkillVocabulary.load()
    profile: CvProfile | JobProfile
    if kind is DocumentKind.CV:
        profile = analyse_cv(lines, today=today, vocabulary=vocabulary)
    else:
        profile = analyse_job(lines, vocabulary=vocabulary)
    warnings = (*extraction.warnings, *profile.warnings)
    return ParsedDocument(
        kind=kind,
        lines=tuple(line.text for line in lines),
        profile=profile.model_copy(update={"warnings": warnings}),
    )
