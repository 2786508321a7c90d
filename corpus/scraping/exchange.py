"""One request and its answer: bounded in time and size, whatever the server does."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

import httpcore2

from .compression import ACCEPTED, decoded
from .settings import Limits
from .trouble import Failure, Trouble
from .urls import host_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer may be: its media types (any where there are none) and its size."""

    types: frozenset[str]
    most: int
    accept: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the body is decoded, and empty where the status is not 200."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first header of a name, or an empty string.

        >>> Answer("http://bao.vn/", 200, (("ETag", "x"),)).header("etag")
        'x'
        """
        found = (value for key, value in self.headers if key.lower() == name.lower())
        return next(found, "")

    @property
    def media_type(self) -> str:
        """The type without its parameters, in small letters."""
        return self.header("content-type").split(";")[0].strip().lower()


class Exchange:
    """Sends one GET and takes the answer, or raises the `Failure` that it is."""

    def __init__(self, pool: httpcore2.AsyncConnectionPool, agent: str, limits: Limits) -> None:
        self._pool, self._agent, self._limits = pool, agent, limits

    async def get(self, url: str, wanted: Wanted, extra: Mapping[str, str]) -> Answer:
        """The answer of any status; only that of 200 has a body."""
        try:
            async with asyncio.timeout(self._limits.answer_seconds):
                return await self._get(url, wanted, extra)
        except (TimeoutError, httpcore2.TimeoutException) as error:
            detail = f"no whole answer within {self._limits.answer_seconds:g} seconds"
            raise Failure(Trouble.TIMEOUT, detail) from error
        except (httpcore2.NetworkError, ssl.SSLError, OSError) as error:
            raise Failure(Trouble.UNREACHABLE, str(error) or type(error).__name__) from error
        except (httpcore2.ProtocolError, ValueError, EOFError) as error:
            raise Failure(Trouble.BROKEN, str(error) or "the answer is no HTTP") from error

    async def _get(self, url: str, wanted: Wanted, extra: Mapping[str, str]) -> Answer:
        headers = {
            "Host": host_of(url),
            "User-Agent": self._agent,
            "Accept": wanted.accept,
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "vi, *;q=0.5",
            **extra,
        }
        silence = self._limits.silence_seconds
        limits = {"connect": silence, "read": silence, "write": silence}
        sending = [(name.encode(), value.encode()) for name, value in headers.items()]
        async with self._pool.stream(
            "GET", url, headers=sending, extensions={"timeout": limits}
        ) as response:
            fields = tuple((name.decode(), _text(value)) for name, value in response.headers)
            answer = Answer(url, response.status, fields)
            if response.status != 200:
                return answer
            body = await _body(response, answer, wanted)
        return Answer(url, response.status, fields, body)


def _text(value: bytes) -> str:
    """A header as it is meant: many servers send UTF-8, though the standard says Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


async def _body(response: httpcore2.Response, answer: Answer, wanted: Wanted) -> bytes:
    if wanted.types and answer.media_type not in wanted.types:
        kind = answer.media_type[:80] or "no type"
        raise Failure(Trouble.CONTENT_TYPE, f"it is {kind}")
    too_large = Failure(Trouble.TOO_LARGE, f"it has more than {wanted.most:,} bytes")
    length = answer.header("content-length")
    if length.isdigit() and int(length[:20]) > wanted.most:
        raise too_large
    pieces, size = [], 0
    async for piece in response.aiter_stream():
        size += len(piece)
        if size > wanted.most:
            raise too_large
        pieces.append(piece)
    return decoded(b"".join(pieces), answer.header("content-encoding"), wanted.most)
