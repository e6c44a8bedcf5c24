"""Claims that stand in the document, as additions to a profile, each with its source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from viva.documents.analyst.findings import NamedClaim, Quote
from viva.documents.analyst.source_lines import SourceLines, names, plain
from viva.documents.schemas import FieldSource
from viva.nlp.skills import SkillVocabulary

MOST_SKILLS = 150
_MOST_SKILL_WORDS = 5
_LONGEST_QUOTE = 200


@dataclass(slots=True)
class Sources:
    """Collects where additions stand; `reader` is the model that found them."""

    reader: str
    found: list[FieldSource] = field(default_factory=list)

    def add(self, name: str, value: str, quote: Quote) -> None:
        self.found.append(
            FieldSource(
                field=name,
                reader=self.reader,
                value=value,
                line=quote.line,
                quote=quote.quote.strip()[:_LONGEST_QUOTE],
            )
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What claims are checked against."""

    lines: SourceLines
    vocabulary: SkillVocabulary
    sources: Sources

    def value(self, claim: NamedClaim | None, name: str) -> str | None:
        """The claimed value, noted, if its quote stands in its line and holds it."""
        if claim is None or not self.lines.holds(claim) or not names(claim.quote, claim.name):
            return None
        self.sources.add(name, claim.name, claim)
        return claim.name

    def skills(
        self, claims: Iterable[NamedClaim], name: str, known: Sequence[str]
    ) -> dict[str, tuple[int, ...]]:
        """Skills that are not known yet, with the line that shows each."""
        seen = {plain(skill) for skill in known}
        added: dict[str, tuple[int, ...]] = {}
        for claim in claims:
            skill = self._skill(claim)
            if skill is None or plain(skill) in seen or len(seen) >= MOST_SKILLS:
                continue
            seen.add(plain(skill))
            added[skill] = (claim.line,)
            self.sources.add(name, skill, claim)
        return added

    def quoted(self, quotes: Iterable[Quote]) -> list[Quote]:
        return [quote for quote in quotes if self.lines.holds(quote)]

    def _skill(self, claim: NamedClaim) -> str | None:
        """Its canonical name, or as it is written where the vocabulary does not have it."""
        if not self.lines.holds(claim) or len(claim.name.split()) > _MOST_SKILL_WORDS:
            return None
        canonical = self.vocabulary.canonical(claim.name)
        if canonical is not None:
            mentioned = {mention.name for mention in self.vocabulary.find(claim.quote)}
            if canonical in mentioned or names(claim.quote, claim.name):
                return canonical
            return None
        return claim.name if names(claim.quote, claim.name) else None


def shown_in(quotes: Sequence[Quote], value: str | None) -> Quote | None:
    """The first quote that holds the value."""
    if value is None:
        return None
    return next((quote for quote in quotes if names(quote.quote, value)), None)
