"""What can go wrong with speech, for users and callers."""

from viva.errors import InvalidInputError, UnavailableError


class AudioEmptyError(InvalidInputError):
    code = "audio_empty"
    title = "The recording is empty"


class AudioTooLargeError(InvalidInputError):
    code = "audio_too_large"
    status = 413
    title = "The recording is too large"


class AudioUnreadableError(InvalidInputError):
    code = "audio_unreadable"
    title = "The recording cannot be read"


class AudioTimeoutError(InvalidInputError):
    code = "audio_timeout"
    title = "The recording takes too long to be read"


class AudioFormatUnknownError(InvalidInputError):
    code = "audio_format_unknown"
    status = 406
    title = "No such audio format"


class SpeechTextInvalidError(InvalidInputError):
    code = "speech_text_invalid"
    title = "The text cannot be spoken"


class VoiceUnknownError(InvalidInputError):
    code = "voice_unknown"
    title = "No such voice"


class DecoderUnavailableError(UnavailableError):
    code = "decoder_unavailable"
    title = "Recordings cannot be read at the moment"


class TranscriptionUnavailableError(UnavailableError):
    """No engine turned the recording into text: callers go on with typed text."""

    code = "transcription_unavailable"
    title = "Speech cannot be turned into text at the moment"


class SynthesisUnavailableError(UnavailableError):
    """No engine spoke the text: callers show it."""

    code = "synthesis_unavailable"
    title = "Text cannot be spoken at the moment"


AUDIO_ERRORS = (
    AudioEmptyError,
    AudioTooLargeError,
    AudioUnreadableError,
    AudioTimeoutError,
)
