"""Connections to permitted addresses only: the address that is checked is the one connected to."""

from __future__ import annotations

from collections.abc import Iterable

import httpcore2

from .addresses import Permits, Resolve
from .trouble import Failure, Trouble

_MOST_ADDRESSES = 4  # of one host that are tried


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a host once, drops what may not be connected to, connects to what is left.

    Host header, SNI and certificate keep the name of the host: they are made above this layer.
    """

    def __init__(self, resolve: Resolve, permits: Permits) -> None:
        self._resolve, self._permits = resolve, permits
        self._tcp = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A stream to the first address of the host that is permitted and answers."""
        try:
            found = await self._resolve(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(f"{host} is not found ({error})") from error
        permitted = [address for address in found if self._permits(address)]
        if not permitted:
            shown = ", ".join(map(str, found)) or "no address"
            told = f"{host} is at {shown}, not on the public internet (allow_private permits it)"
            raise Failure(Trouble.PRIVATE, told)
        *others, last = permitted[:_MOST_ADDRESSES]
        if timeout is not None:  # an address that is silent leaves time for the next
            timeout /= 1 + len(others)
        for address in others:
            try:
                return await self._tcp.connect_tcp(str(address), port, timeout, local_address)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._tcp.connect_tcp(str(last), port, timeout, local_address)
