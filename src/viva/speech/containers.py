"""Sound out of a container, with whatever can be read of it; runs in a child process only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from viva.speech.schemas import SAMPLE_RATE

# What browsers and phones record; nothing that points at other files or addresses.
_DEMUXERS = "matroska,webm,ogg,mp3,wav,mov,mp4,m4a,aac,flac"
# A header tells all; to look further would hold back the first words of a recording.
_PROBE = {"probesize": "65536", "analyzeduration": "0"}
_BUFFER_BYTES = 16_384
# Unreadable packets in a row after which the rest is given up.
_MOST_FAILURES = 200
# Shorter gaps are rounding; longer ones are wrong times rather than lost sound.
_GAP_SECONDS = (0.12, 30.0)
_MISSING_SECONDS = 1.0
# Opus knows few rates; of these the one that holds all of a voice.
_OPUS_RATE = 24_000
_FAILURES = (av.FFmpegError, MemoryError, ValueError, EOFError)


@dataclass(slots=True)
class Extraction:
    """What came out of a container; `promised_seconds` is what its header says."""

    samples: int = 0
    failures: int = 0
    filled_samples: int = 0
    promised_seconds: float | None = None
    opened: bool = False
    too_long: bool = False

    @property
    def seconds(self) -> float:
        return self.samples / SAMPLE_RATE

    @property
    def is_damaged(self) -> bool:
        lost = self.filled_samples / SAMPLE_RATE
        return self.samples > 0 and (self.failures > 1 or lost > _MISSING_SECONDS)

    @property
    def is_truncated(self) -> bool:
        promised = self.promised_seconds
        return promised is not None and promised - self.seconds > max(
            _MISSING_SECONDS, 0.05 * promised
        )


def extract_sound(
    source: BinaryIO, emit: Callable[[bytes], None], *, max_seconds: float
) -> Extraction:
    """Give the sound of the first audio stream to `emit` as s16le, mono, 16 kHz, as it comes."""
    writer = _Writer(emit, max_samples=int(max_seconds * SAMPLE_RATE))
    found = writer.extraction
    try:
        container = av.open(
            source,
            "r",
            options={"format_whitelist": _DEMUXERS},
            container_options=_PROBE,
            buffer_size=_BUFFER_BYTES,
            io_open=_refuse_other_files,
        )
    except _FAILURES:
        found.failures += 1
        return found
    with container:
        found.opened = True
        _extract_from(container, writer)
    return found


def _refuse_other_files(*_: Any) -> NoReturn:
    raise PermissionError("A recording may not name other files")


def _extract_from(container: InputContainer, writer: "_Writer") -> None:
    found = writer.extraction
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        return
    stream.codec_context.thread_type = "NONE"
    found.promised_seconds = _promised_seconds(container, stream)
    packets = container.demux(stream)
    in_a_row = 0
    while in_a_row < _MOST_FAILURES and not found.too_long:
        try:
            packet = next(packets)
        except StopIteration:
            break
        except _FAILURES:
            # The demuxer does not find its way back.
            found.failures += 2
            break
        try:
            for frame in packet.decode():
                writer.write(frame)
            in_a_row = 0
        except _FAILURES:
            found.failures += 1
            in_a_row += 1
    writer.flush()


def _promised_seconds(container: InputContainer, stream: AudioStream) -> float | None:
    """Of headers that say it outright; others guess from the bit rate."""
    if not container.format.name.startswith(("matroska", "mov", "wav", "flac")):
        return None
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return None if container.duration is None else container.duration / av.time_base


class _Writer:
    """Resamples frames and fills the gaps between their times with silence."""

    def __init__(self, emit: Callable[[bytes], None], *, max_samples: int) -> None:
        self.extraction = Extraction()
        self._emit = emit
        self._max_samples = max_samples
        self._resampler: AudioResampler | None = None
        self._shape: tuple[str, str, int] | None = None
        self._next_time: float | None = None

    def write(self, frame: AudioFrame) -> None:
        self._fill_gap(frame)
        frame.pts = None
        for resampled in self._resampler_for(frame).resample(frame):
            self._put(resampled)

    def flush(self) -> None:
        if self._resampler is None:
            return
        try:
            for resampled in self._resampler.resample(None):
                self._put(resampled)
        except _FAILURES:
            self.extraction.failures += 1

    def _resampler_for(self, frame: AudioFrame) -> AudioResampler:
        """A damaged stream may change its shape in the middle."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler is None or shape != self._shape:
            self.flush()
            self._resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
            self._shape = shape
        return self._resampler

    def _fill_gap(self, frame: AudioFrame) -> None:
        """Keep the times of words those of the player, although packets are lost."""
        if frame.time is None:
            return
        if self._next_time is not None:
            gap = frame.time - self._next_time
            if _GAP_SECONDS[0] < gap < _GAP_SECONDS[1]:
                silence = np.zeros(int(gap * SAMPLE_RATE), dtype=np.int16)
                self.extraction.filled_samples += len(silence)
                self._put_samples(silence)
        self._next_time = frame.time + frame.samples / frame.sample_rate

    def _put(self, frame: AudioFrame) -> None:
        self._put_samples(frame.to_ndarray().reshape(-1).astype(np.int16, copy=False))

    def _put_samples(self, samples: NDArray[np.int16]) -> None:
        room = self._max_samples - self.extraction.samples
        if len(samples) > room:
            self.extraction.too_long = True
            samples = samples[: max(room, 0)]
        if len(samples):
            self.extraction.samples += len(samples)
            self._emit(samples.astype("<i2", copy=False).tobytes())


def write_encoded(
    pieces: Iterator[bytes], target: BinaryIO, *, rate: int, container: str, codec: str
) -> None:
    """Write s16le mono `pieces` of `rate` samples a second into `target`."""
    coded_rate = _OPUS_RATE if codec == "libopus" else rate
    with av.open(target, "w", format=container) as output:
        stream = output.add_stream(codec, rate=coded_rate, layout="mono")
        if not isinstance(stream, AudioStream):
            raise TypeError(codec)
        if codec == "libopus":
            stream.bit_rate = 32_000
        resampler = AudioResampler(
            format=stream.format.name,
            layout="mono",
            rate=coded_rate,
            frame_size=stream.codec_context.frame_size or None,
        )
        for frame in _frames(pieces, rate):
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))


def _frames(pieces: Iterator[bytes], rate: int) -> Iterator[AudioFrame]:
    for piece in pieces:
        samples = np.frombuffer(piece, dtype="<i2").reshape(1, -1)
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), "s16", "mono")
        frame.sample_rate = rate
        yield frame
