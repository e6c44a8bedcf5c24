"""Whether a request comes from the voice service: by the shared secret, or signed with it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from viva.errors import AppError

_SIGNATURE_HEADERS = ("x-vapi-signature", "x-signature")
_TIMESTAMP_HEADERS = ("x-vapi-timestamp", "x-timestamp")
_TOLERANCE_SECONDS = 300
_MILLISECONDS_FROM = 100_000_000_000


class HostedVoiceOffError(AppError):
    code = "hosted_voice_off"
    status = 403
    title = "Refused"

    def __init__(self) -> None:
        super().__init__("Hosted voice is not set up here. Set VIVA_VAPI_SECRET and restart.")


class SecretWrongError(AppError):
    code = "invalid_api_key"
    status = 401
    title = "Not signed in"

    def __init__(self) -> None:
        super().__init__(
            "The secret is missing or wrong. Send the value of VIVA_VAPI_SECRET as bearer token."
        )


def check_bearer(secret: str | None, headers: Mapping[str, str]) -> None:
    """Raises HostedVoiceOffError without a secret, SecretWrongError unless the request has it."""
    if not secret:
        raise HostedVoiceOffError
    if not _has_bearer(secret, headers):
        raise SecretWrongError


def check_event(
    secret: str | None, headers: Mapping[str, str], body: bytes, *, now: datetime
) -> None:
    """As `check_bearer`, for events, which may carry the secret or a signature of the body.

    A signature is the HMAC of `{timestamp}.{body}`, or of the body where no time is sent; a time
    more than five minutes away is refused.
    """
    if not secret:
        raise HostedVoiceOffError
    signature = _first(headers, _SIGNATURE_HEADERS)
    if signature is not None:
        timestamp = _first(headers, _TIMESTAMP_HEADERS)
        fresh = timestamp is None or _is_fresh(timestamp, now=now)
        if fresh and _is_signature(secret, signature, timestamp, body):
            return
    elif _has_bearer(secret, headers) or _equal(headers.get("x-vapi-secret", ""), secret):
        return
    raise SecretWrongError


def _has_bearer(secret: str, headers: Mapping[str, str]) -> bool:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return _equal(token.strip(), secret) and scheme.lower() == "bearer"


def _is_signature(secret: str, signature: str, timestamp: str | None, body: bytes) -> bool:
    signed = body if timestamp is None else timestamp.encode() + b"." + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).digest()
    given = signature.strip().removeprefix("sha256=")
    as_hex = _equal(given.lower(), digest.hex())
    as_base64 = _equal(given, base64.b64encode(digest).decode())
    return as_hex or as_base64


def _is_fresh(timestamp: str, *, now: datetime) -> bool:
    """Whether a Unix time, in seconds or milliseconds, is near."""
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 14:
        return False
    seconds = float(timestamp)
    if seconds >= _MILLISECONDS_FROM:
        seconds /= 1000
    return abs(now.timestamp() - seconds) <= _TOLERANCE_SECONDS


def _first(headers: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((headers[name] for name in names if name in headers), None)


def _equal(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
