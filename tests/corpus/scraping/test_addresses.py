"""Nothing outside of the public internet is connected to, however it is written."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest
from solieu.corpus.scraping import Limits, Trouble
from solieu.corpus.scraping.addresses import Address, is_public, resolve

CLOSED = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192",
    "192.168.1.1", "198.18.0.1", "203.0.113.7", "224.0.0.1", "239.1.1.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "100::1", "2001::1", "2001:db8::1",
    "2002:a00:1::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
)  # fmt: skip
OPEN = (
    "8.8.8.8", "14.225.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
    "192.167.1.1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2405:4800::1", "2606:4700::1111",
)  # fmt: skip


@pytest.mark.parametrize("address", CLOSED)
def test_closed(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_open(address: str) -> None:
    assert is_public(ip_address(address))


FORMS = ("127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1")
NAMES = ("localhost", "localhost.", "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]")


@pytest.mark.parametrize("host", FORMS + NAMES)
def test_this_machine_by_any_name_is_not_asked(host: str, web: Any, run: Any) -> None:
    """With the resolver of the machine: the forms go no further than it."""
    url = f"http://{host}:{web.port}/tin/xa-tan-an-co-12-ho-ngheo.html"
    report = run(url, allow_private=False, resolve=resolve)
    assert report.failed.total() == 1
    assert web.asked == []


def only_this_machine(address: Address) -> bool:
    return address == ip_address("127.0.0.1")


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://[::1]:{port}/a", "http://127.0.0.2:{port}/a",
     "http://noi-bo.test:{port}/a", "http://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
def test_a_redirect_to_a_closed_address_is_not_followed(
    target: str, web: Any, reply: Any, run: Any
) -> None:
    async def names(host: str, port: int) -> list[Address]:
        if host == "bao.test":
            return [ip_address("127.0.0.1")]
        return [ip_address("192.168.0.9" if host == "noi-bo.test" else host)]

    page = "/tin/xa-tan-an-co-12-ho-ngheo.html"
    there = target.format(port=web.port)
    web.answers[page] = reply(status=302, headers={"Location": there})
    report = run(page, resolve=names, permits=only_this_machine)
    assert report.failed == {Trouble.ROBOTS_UNREACHABLE: 1}  # it is the first thing asked there
    assert "not on the public internet" in report.failures_file.read_text(encoding="utf-8-sig")
    assert web.paths() == [page]


def test_a_name_that_changes_its_address_is_checked_at_each_connection(
    web: Any, reply: Any, run: Any
) -> None:
    """The address that was checked is the one connected to: the name is not looked up again."""
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"])

    async def rebinding(host: str, port: int) -> list[Address]:
        return [ip_address(next(answers))]

    first, second = "/tin/xa-tan-an-co-12-ho-ngheo.html", "/tin/xa-tan-an-co-31-ho-ngheo.html"
    web.answers["/robots.txt"] = reply(status=404)
    web.answers[first] = reply(b"<p>Mot", headers={"Connection": "close"})
    report = run(first, second, resolve=rebinding, permits=only_this_machine)
    assert (report.fetched, report.failed) == (1, {Trouble.PRIVATE: 1})
    assert web.paths() == [first]
    assert web.asked[0].headers["host"] == f"bao.test:{web.port}"


def test_addresses_that_are_silent_leave_time_for_the_last(
    web: Any, reply: Any, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, given = httpcore2.AnyIOBackend.connect_tcp, []

    async def silent(self: Any, host: str, port: int, timeout: float, *rest: Any) -> Any:
        given.append(timeout)
        if host != "127.0.0.1":
            raise httpcore2.ConnectTimeout
        return await connect(self, host, port, timeout, *rest)

    async def several(host: str, port: int) -> list[Address]:
        return [ip_address(a) for a in ("127.0.0.3", "127.0.0.2", "127.0.0.1")]

    monkeypatch.setattr(httpcore2.AnyIOBackend, "connect_tcp", silent)
    page = "/tin/xa-tan-an-co-12-ho-ngheo.html"
    web.answers[page] = reply(b"<p>Mot", headers={"Connection": "close"})
    assert run(page, resolve=several, limits=Limits(silence_seconds=6)).fetched == 1
    assert set(given) == {2.0}


def test_of_several_addresses_the_open_ones_are_tried(web: Any, reply: Any, run: Any) -> None:
    async def several(host: str, port: int) -> list[Address]:
        return [ip_address(a) for a in ("10.0.0.1", "127.0.0.3", "127.0.0.1")]

    def permits(address: Address) -> bool:
        return str(address) != "10.0.0.1"  # nothing listens at 127.0.0.3

    page = "/tin/xa-tan-an-co-12-ho-ngheo.html"
    web.answers[page] = reply(b"<p>Mot")
    assert run(page, resolve=several, permits=permits).fetched == 1
