"""Packs as text, for tests of what reads them."""

from pathlib import Path

QUESTION = """\
  - id: idempotent-consumers
    text: "A consumer reads the same message twice. How do you keep that from doing harm?"
    rephrased: "What do you do so that one message handled two times changes nothing?"
    kind: technical
    section: technical
    competency: messaging and streaming
    skills: [kafka]
    level: 3
    key_points:
      - id: dedup-key
        text: "Each message carries a key that the consumer remembers once it is processed."
        weight: 2
        required: true
        paraphrases: ["You store the ids of the messages that were already processed."]
        misconceptions: ["The broker guarantees that no message ever arrives twice."]
        follow_up: "Where would you keep the keys that were seen?"
      - id: same-transaction
        text: "The key is stored in the same transaction as the effect of the message."
        paraphrases: ["Effect and processed marker commit together or not at all."]
        follow_up: "What if the process dies between the two writes?"
      - id: natural
        text: "Upserts and absolute values make an operation naturally idempotent."
        paraphrases: ["Setting a value instead of adding to it can be repeated safely."]
        follow_up: "Which operations need no bookkeeping at all?"
    reference: >-
      I assume that delivery is at least once, so duplicates will come. Each message carries a key,
      and the consumer remembers that key once the message is processed. I store the key in the same
      transaction as the effect of the message, because otherwise a crash between the two writes
      loses or doubles it. Where I can, I avoid the bookkeeping: upserts and absolute values make
      the operation naturally idempotent.
    anchors:
      0: "Does not see that a message can arrive twice."
      3: "Wants to check for duplicates but cannot say how."
      5: "Keeps processed ids but apart from the effect."
      8: "Keeps the key in the same transaction as the effect."
      10: "Also knows when no bookkeeping is needed and how long keys live."
    links: [{title: "Enterprise Integration Patterns: Idempotent Receiver"}]
"""

PACK = f"""\
pack: sample
title: Sample
version: 1
language: en
families: [backend]
questions:
{QUESTION}"""


def write_pack(folder: Path, text: str = PACK, *, name: str = "sample.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
