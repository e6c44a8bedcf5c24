"""Listening to chunks as they arrive: every word in its own turn, however they come."""

import asyncio
import random
from collections import defaultdict

import pytest

from tests.interviews.recordings.conftest import Clock
from tests.interviews.recordings.fakes import FakeSpeech
from viva.errors import AppError
from viva.interviews.errors import TurnAlreadyAnsweredError
from viva.interviews.recordings.errors import RecordingNotFoundError
from viva.interviews.recordings.listeners import Listeners, Listening
from viva.interviews.recordings.placing import Placing, place_chunk
from viva.interviews.recordings.schemas import Recording, RecordingLimits, RecordingRef, TurnKey
from viva.interviews.recordings.store import describe_chunk

TURNS = 1_000
KEY = TurnKey("owner", "interview", "turn")


class Room:
    """Turns with their recordings, kept by the rules of placing; what is told of them is noted."""

    def __init__(self, limits: RecordingLimits, clock: Clock, speech: FakeSpeech) -> None:
        self.recordings: dict[TurnKey, Recording] = {}
        self.content: dict[tuple[TurnKey, int, int], bytes] = {}
        self.answered: set[TurnKey] = set()
        self.told: dict[TurnKey, list[str]] = defaultdict(list)
        self.refused = 0
        self._limits = limits
        self._clock = clock
        self._speech = speech
        self.listeners = Listeners(
            open_listening=self._open,
            chunks=self,
            publish=self._publish,
            partial_seconds=limits.partial_seconds,
            clock=clock,
        )

    async def put(self, key: TurnKey, n: int, content: bytes, *, take: int = 1) -> None:
        chunk = describe_chunk(content, take=take, n=n, media_type="audio/webm")
        closed = TurnAlreadyAnsweredError() if key in self.answered else None
        known = self.recordings.get(key)
        try:
            placing = place_chunk(known, chunk, self._limits, closed=closed)
        except AppError:
            self.refused += 1
            return
        if placing is Placing.NEW_TAKE or known is None:
            known = Recording(
                take=take, media_type="audio/webm", chunks=(), expires_at=self._clock()
            )
        if placing is not Placing.KNOWN:
            self.recordings[key] = known.with_chunk(chunk)
            self.content[key, take, n] = content
        self.listeners.notice(key, take)

    async def find_bytes(self, key: TurnKey, take: int, n: int) -> bytes | None:
        await asyncio.sleep(0)
        recording = self.recordings.get(key)
        if recording is None or recording.take != take:
            return None
        return self.content.get((key, take, n))

    async def _open(self, key: TurnKey) -> Listening:
        return self._speech.listen()

    async def _publish(self, key: TurnKey, take: int, text: str) -> None:
        self.told[key].append(text)


@pytest.fixture
def room(limits: RecordingLimits, clock: Clock, speech: FakeSpeech) -> Room:
    return Room(limits, clock, speech)


async def answer_turn(room: Room, number: int, chance: random.Random) -> str:
    """A turn whose chunks come late, twice and shuffled, some while the next turn is open."""
    key = TurnKey("owner", f"interview-{number // 20}", f"turn-{number}")
    chunks = [f"{number}.{n}".encode() for n in range(chance.randint(1, 6))]
    arrivals = [(n, chunk) for n, chunk in enumerate(chunks)] * 2
    chance.shuffle(arrivals)
    for n, chunk in arrivals:
        await room.put(key, n, chunk)
        if chance.random() < 0.3:
            await asyncio.sleep(0)
    heard = await room.listeners.finish(key, RecordingRef(take=1, chunks=len(chunks)))
    room.answered.add(key)
    # Chunks that come too late: of this turn, known and unknown ones.
    await room.put(key, 0, chunks[0])
    await room.put(key, len(chunks), b"too late")
    assert heard.transcript is not None
    return heard.transcript.text


async def test_no_word_of_a_thousand_turns_is_in_the_wrong_one(room: Room) -> None:
    chance = random.Random(7)  # noqa: S311 - the same order in every run
    heard: list[str] = []
    for first in range(0, TURNS, 20):
        heard += await asyncio.gather(
            *(answer_turn(room, number, chance) for number in range(first, first + 20))
        )
        await room.listeners.settle()
    await room.listeners.aclose()

    for number, text in enumerate(heard):
        words = text.split()
        assert words == [f"{number}.{n}" for n in range(len(words))]
    for key, texts in room.told.items():
        turn = key.turn_id.removeprefix("turn-")
        assert all(word.split(".")[0] == turn for text in texts for word in text.split())
    assert room.refused == TURNS


async def test_partials_come_in_time_and_no_more_often(room: Room, clock: Clock) -> None:
    for n in range(20):
        await room.put(KEY, n, str(n).encode())
        await room.listeners.settle()
        clock.pass_hours(1 / 3600)
    await room.listeners.aclose()

    assert [len(text.split()) for text in room.told[KEY]] == [5, 9, 13, 17]


async def test_a_lost_listener_is_rebuilt_from_what_is_kept(room: Room, speech: FakeSpeech) -> None:
    for n in range(3):
        await room.put(KEY, n, str(n).encode())
    await room.listeners.settle()
    await room.listeners.aclose()
    await room.put(KEY, 3, b"3")

    heard = await room.listeners.finish(KEY, RecordingRef(take=1, chunks=4))

    assert heard.transcript is not None
    assert heard.transcript.text == "0 1 2 3"
    assert len(speech.opened) == 2
    assert all(one.is_closed for one in speech.opened)


async def test_another_take_is_heard_from_its_beginning(room: Room) -> None:
    await room.put(KEY, 0, b"first")
    await room.listeners.settle()
    await room.put(KEY, 0, b"second", take=2)
    room.listeners.notice(KEY, 1)
    await room.listeners.settle()

    heard = await room.listeners.finish(KEY, RecordingRef(take=2, chunks=1))

    assert heard.transcript is not None
    assert heard.transcript.text == "second"


async def test_what_came_behind_the_end_is_not_heard(room: Room) -> None:
    for n in range(4):
        await room.put(KEY, n, str(n).encode())
    await room.listeners.settle()

    heard = await room.listeners.finish(KEY, RecordingRef(take=1, chunks=2))

    assert heard.transcript is not None
    assert heard.transcript.text == "0 1"


async def test_a_recording_that_is_gone_is_not_heard_in_part(room: Room) -> None:
    await room.put(KEY, 0, b"0")

    with pytest.raises(RecordingNotFoundError):
        await room.listeners.finish(KEY, RecordingRef(take=1, chunks=2))


async def test_a_listener_that_keeps_breaking_is_an_error(room: Room, speech: FakeSpeech) -> None:
    speech.broken = 10
    await room.put(KEY, 0, b"0")
    await room.listeners.settle()

    with pytest.raises(RuntimeError, match="broke"):
        await room.listeners.finish(KEY, RecordingRef(take=1, chunks=1))
    assert all(one.is_closed for one in speech.opened)


async def test_a_chunk_that_comes_again_at_the_end_is_not_listened_to_anew(
    room: Room, speech: FakeSpeech
) -> None:
    await room.put(KEY, 0, b"0")
    await room.listeners.settle()
    speech.hold = asyncio.Event()
    end = asyncio.create_task(room.listeners.finish(KEY, RecordingRef(take=1, chunks=1)))
    await speech.is_finishing.wait()

    await room.put(KEY, 0, b"0")
    speech.hold.set()
    await end
    await room.listeners.settle()

    assert len(speech.opened) == 1
    assert all(one.is_closed for one in speech.opened)
