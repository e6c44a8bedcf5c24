"""What counts as new in words that are to say only what a candidate said."""

import pytest

from viva.nlp.skills import SkillVocabulary
from viva.reports.coach.support import Ground, what_is_new

VOCABULARY = SkillVocabulary.load()
ASKED = "Tell me about a time you made a slow system fast."
LOG = "So I looked at the slow query log and there was one query that took like 800 milliseconds."
INDEX = "I added a composite index on customer and date, and it went down to 20 milliseconds."
KEPT = "We did not change the application."
OTHERS = "My colleague wrote the tests, and the vendor rewrote the driver."
PLAN = "I think I would also cache it."
COMPARED = "Writes are slower than reads because the primary sends them to two replicas."


def new_in(text: str, *said: str, found: tuple[str, ...] = ()) -> str | None:
    return what_is_new(text, Ground(said, ASKED, found), VOCABULARY)


@pytest.mark.parametrize("said", [LOG, INDEX, KEPT, OTHERS, PLAN, COMPARED])
def test_nothing_is_new_in_the_candidates_own_words(said: str) -> None:
    assert new_in(said, said) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I looked at the slow query log: one query took 800 milliseconds.", [LOG]),
        ("In the slow query log, one query took 800 milliseconds.", [LOG]),
        ("First, I looked at the slow query log. Then I added a composite index.", [LOG, INDEX]),
        ("As a result, it went down to 20 milliseconds.", [INDEX]),
        ("The system was slow, so I looked at the query log.", [LOG]),
        ("The vendor rewrote the driver and my colleague wrote the tests.", [OTHERS]),
        ("I would also cache it.", [PLAN]),
        ("We did not change the application.", [KEPT]),
    ],
)
def test_joining_and_shortening_says_nothing_new(text: str, said: list[str]) -> None:
    assert new_in(text, *said) is None


@pytest.mark.parametrize(
    ("text", "said", "new"),
    [
        ("I added a composite index and saved the company money.", [INDEX], "word"),
        ("I successfully added a composite index.", [INDEX], "word"),
        ("I added a composite index on Kafka.", [INDEX], "word"),
        ("I added a composite index, and it went down to 10 milliseconds.", [INDEX], "word"),
        ("It went down by half.", [INDEX], "word"),
        ("It went down to 20 %.", [INDEX], "number"),
        ("It went down to 20 customers.", [INDEX], "number"),
        ("All queries took 800 milliseconds.", [LOG], "amount"),
        ("I cache it.", [PLAN], "certainty"),
        ("There would be one query that took 800 milliseconds.", [LOG], "certainty"),
        ("We changed the application.", [KEPT], "denial"),
        ("I did not look at the slow query log.", [LOG], "denial"),
        ("I wrote the tests.", [OTHERS], "doer"),
        ("I rewrote the driver.", [OTHERS], "doer"),
        ("We added a composite index.", [INDEX], "doer"),
        ("Reads are slower than writes.", [COMPARED], "order"),
        ("Two replicas send them to the primary.", [COMPARED], "order"),
        (f"{LOG} {LOG}", [LOG], "length"),
    ],
)
def test_what_was_not_said_so_is_new(text: str, said: list[str], new: str) -> None:
    assert new_in(text, *said) == new


def test_words_of_the_rubric_may_name_what_was_found() -> None:
    found = ("Adds an index that covers the filter in PostgreSQL.",)

    assert new_in("I added a composite index on the filter.", INDEX, found=found) is None
    assert new_in("I added a composite index on the filter.", INDEX) == "word"
    assert new_in("I added a composite index in PostgreSQL.", INDEX, found=found) == "name"


def test_long_texts_are_read_in_time() -> None:
    text = "I added a composite index on customer and date. " * 400

    assert new_in(text, INDEX) == "length"
