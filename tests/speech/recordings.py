"""Recordings of every container that browsers and phones make, and damaged ones."""

import io
from dataclasses import dataclass

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE = 48_000


@dataclass(frozen=True)
class Recorder:
    container: str
    codec: str
    with_video: bool = False
    fragmented: bool = False


RECORDERS = {
    "webm": Recorder("webm", "libopus"),
    "webm_video": Recorder("webm", "libopus", with_video=True),
    "matroska_flac": Recorder("matroska", "flac"),
    "ogg_opus": Recorder("ogg", "libopus"),
    "mp4": Recorder("mp4", "aac"),
    "mp4_fragmented": Recorder("mp4", "aac", fragmented=True),
    "mov_video": Recorder("mov", "aac", with_video=True),
    "mp3": Recorder("mp3", "libmp3lame"),
    "wav": Recorder("wav", "pcm_s16le"),
    "wav_float": Recorder("wav", "pcm_f32le"),
    "flac": Recorder("flac", "flac"),
    "aac": Recorder("adts", "aac"),
}


def tone(seconds: float, *, rate: int = RATE, hertz: float = 220.0) -> Samples:
    times = np.arange(int(seconds * rate)) / rate
    return (8_000 * np.sin(2 * np.pi * hertz * times)).astype(np.int16)


def record(samples: Samples, recorder: Recorder, *, rate: int = RATE) -> bytes:
    """The samples (int16, mono) as a file."""
    target = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov"} if recorder.fragmented else {}
    with av.open(target, "w", format=recorder.container, options=options) as output:
        audio = output.add_stream(recorder.codec, rate=rate, layout="mono")
        assert isinstance(audio, AudioStream)
        video = _add_video(output, recorder) if recorder.with_video else None
        resampler = av.AudioResampler(format=audio.format.name, layout="mono", rate=rate)
        for at in range(0, len(samples), rate):
            piece = np.ascontiguousarray(samples[at : at + rate].reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(piece, "s16", "mono")
            frame.sample_rate, frame.pts = rate, at
            for converted in resampler.resample(frame):
                output.mux(audio.encode(converted))
            if video is not None:
                picture = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")
                picture.pts = 5 * at // rate
                output.mux(video.encode(picture))
        output.mux(audio.encode(None))
        if video is not None:
            output.mux(video.encode(None))
    return target.getvalue()


def _add_video(output: OutputContainer, recorder: Recorder) -> VideoStream:
    video = output.add_stream("libvpx" if recorder.container == "webm" else "mpeg4", rate=5)
    assert isinstance(video, VideoStream)
    video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
    return video


def damage(content: bytes, *, seed: int = 1, places: int = 60, from_byte: int = 4_000) -> bytes:
    """Bytes turned over in random places behind the header."""
    damaged = bytearray(content)
    for place in np.random.default_rng(seed).integers(from_byte, len(content), places):
        damaged[place] ^= 0xFF
    return bytes(damaged)
