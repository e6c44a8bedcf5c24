"""No word of one answer in another."""

import random
from collections import defaultdict

from viva.interviews.conversation.fence import Caption, CaptionFence

_TURNS = 1_000


def test_a_thousand_turns_of_late_and_doubled_words_stay_apart() -> None:
    chance = random.Random(6)  # noqa: S311 - repeatable
    shown = defaultdict[str, list[Caption]](list)
    open_turn = ""

    def show(caption: Caption) -> None:
        assert caption.turn_id == open_turn
        shown[open_turn].append(caption)

    fence, late = CaptionFence(show), list[Caption]()
    for number in range(_TURNS):
        open_turn = f"turn-{number}"
        words = [f"{open_turn}-{index}" for index in range(chance.randint(1, 8))]
        spoken = [Caption(open_turn, " ".join(words[:end])) for end in range(1, len(words) + 1)]
        doubled = [caption for one in spoken for caption in [one] * chance.randint(1, 3)]
        final = Caption(open_turn, " ".join(words), is_final=True)

        fence.open(open_turn)
        arriving = [*chance.sample(late, min(len(late), 5)), *doubled]
        for caption in sorted(arriving, key=lambda one: (len(one.text), chance.random())):
            fence.offer(caption)
        fence.offer(final)
        for caption in doubled:
            fence.offer(caption)
        late = [*late[-20:], *doubled, final]

    assert len(shown) == _TURNS
    for turn_id, captions in shown.items():
        assert all(word.startswith(f"{turn_id}-") for c in captions for word in c.text.split())
        assert captions[-1].is_final
        assert sum(caption.is_final for caption in captions) == 1
        texts = [caption.text for caption in captions[:-1]]
        assert len(texts) == len(set(texts))


def test_nothing_passes_before_an_answer_is_open() -> None:
    fence = CaptionFence(lambda caption: None)

    assert not fence.offer(Caption("t1", "words"))
