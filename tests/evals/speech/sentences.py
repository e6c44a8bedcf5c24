"""What is spoken to recognisers: sentences of candidates, written for this test."""

SENTENCES = (
    "I have worked as a software engineer for almost six years.",
    "The service was slow because every request asked the database twice.",
    "First we measured where the time went, and then we changed one thing at a time.",
    "My manager wanted a date, so I explained what we could finish by the end of March.",
    "A customer called on Friday night and said that her report was empty.",
    "I would write a small test first, because it tells me when I am done.",
)
