"""What documents offer is gathered once for an interview."""

from tests.matching import engineers
from tests.questions.talks import brief_of, documents_of
from viva.matching.schemas import BriefRequest
from viva.questions.evidence import EvidenceFolder, gather

REQUEST = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)


def test_the_same_brief_and_documents_are_gathered_once() -> None:
    folder, brief, documents = EvidenceFolder(), brief_of(REQUEST), documents_of(REQUEST)

    first = folder.find(brief, documents)

    assert folder.find(brief, documents) is first
    assert first == gather(brief, documents)


def test_other_documents_are_gathered_for_themselves() -> None:
    folder, brief = EvidenceFolder(), brief_of(REQUEST)
    folder.find(brief, documents_of(REQUEST))

    found = folder.find(brief, documents_of(REQUEST)[:1])

    assert found == gather(brief, documents_of(REQUEST)[:1])


def test_what_was_not_used_for_long_is_gathered_anew() -> None:
    folder, briefs = EvidenceFolder(), [brief_of(REQUEST) for _ in range(400)]
    first = folder.find(briefs[0], ())

    for brief in briefs[1:]:
        folder.find(brief, ())

    assert folder.find(briefs[0], ()) is not first
