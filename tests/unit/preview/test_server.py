"""The preview's server: who may ask, and what they get."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from formdeck.preview.messages import Message
from formdeck.preview.server import LOOPBACK, PreviewServer

Ask = Callable[[aiohttp.ClientSession], Awaitable[object]]


class Stub:
    """Contents of one page."""

    def __init__(self, font: Path) -> None:
        self._font = font

    def greeting(self) -> Message | None:
        return {"type": "deck", "epoch": 1}

    def page(self, key: str) -> str | None:
        return "<svg></svg>" if key == "k1" else None

    def theme(self, key: str) -> str | None:
        return "section {}" if key == "t1" else None

    def font(self, name: str) -> Path | None:
        return self._font if name == "a.ttf" else None

    def marp_script(self) -> Path:
        return self._font


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "a.ttf").write_bytes(b"font")
    running = PreviewServer(Stub(tmp_path / "a.ttf"), free_port())
    running.start()
    yield running
    running.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def ask(coroutine: Ask) -> object:
    async def run() -> object:
        async with aiohttp.ClientSession() as session:
            return await coroutine(session)

    return asyncio.run(run())


def get(server: PreviewServer, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    async def fetch(session: aiohttp.ClientSession) -> tuple[int, str, dict[str, str]]:
        async with session.get(server.address + path, headers=headers) as response:
            return response.status, await response.text(), dict(response.headers)

    answer = ask(fetch)
    assert isinstance(answer, tuple)
    return answer


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("pages/k1", 200, "<svg></svg>"),
        ("pages/k2", 404, "404: Not Found"),
        ("theme/t1.css", 200, "section {}"),
        ("theme/t2.css", 404, "404: Not Found"),
        ("fonts/a.ttf", 200, "font"),
        ("fonts/b.ttf", 404, "404: Not Found"),
        ("marp.js", 200, "font"),
        ("assets/none.js", 404, "404: Not Found"),
        ("assets/..%2fserver.py", 404, "404: Not Found"),
        ("assets/%2e%2e%2f__init__.py", 404, "404: Not Found"),
        ("slides/d/deck.yaml", 404, "404: Not Found"),
    ],
)
def test_only_what_is_offered_is_served(path: str, status: int, text: str, server: PreviewServer) -> None:
    assert get(server, path)[:2] == (status, text)


def test_the_page_may_load_nothing_from_elsewhere(server: PreviewServer) -> None:
    status, _, headers = get(server, "")

    assert (status, "default-src 'none'" in headers["Content-Security-Policy"]) == (200, True)


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "evil.example:80"}, {"Origin": "http://evil.example"}, {"Host": LOOPBACK}],
)
def test_requests_under_another_name_are_refused(headers: dict[str, str], server: PreviewServer) -> None:
    assert get(server, "", **headers)[0] == 403
    assert get(server, "live", **headers)[0] == 403


def test_localhost_is_a_name_of_its_own(server: PreviewServer) -> None:
    assert get(server, "pages/k1", Host=f"localhost:{server.port}")[0] == 200


def test_it_listens_on_the_loopback_only(server: PreviewServer) -> None:
    listening = Path("/proc/net/tcp").read_text("ascii")

    addresses = {line.split()[1] for line in listening.splitlines()[1:] if line.split()[3] == "0A"}
    assert f"0100007F:{server.port:04X}" in addresses
    assert f"00000000:{server.port:04X}" not in addresses


def test_the_next_free_port_is_taken(server: PreviewServer, tmp_path: Path) -> None:
    second = PreviewServer(Stub(tmp_path / "a.ttf"), server.port)
    second.start()
    try:
        assert second.port > server.port
        assert get(second, "pages/k1")[0] == 200
    finally:
        second.stop()


def test_every_browser_is_told_of_every_message_in_order(server: PreviewServer) -> None:
    async def listen(session: aiohttp.ClientSession) -> list[list[int]]:
        sockets = [await session.ws_connect(server.address + "live") for _ in range(3)]
        heard = [[json.loads((await one.receive()).data)["epoch"]] for one in sockets]
        for epoch in range(2, 30):
            server.broadcast({"type": "change", "epoch": epoch})
        for epochs, one in zip(heard, sockets, strict=True):
            epochs += [json.loads((await one.receive(timeout=10)).data)["epoch"] for _ in range(2, 30)]
        return heard

    assert ask(listen) == [[*range(1, 30)]] * 3


def test_a_browser_that_has_gone_is_no_trouble(server: PreviewServer) -> None:
    async def leave(session: aiohttp.ClientSession) -> None:
        one = await session.ws_connect(server.address + "live")
        await one.receive()

    ask(leave)
    server.broadcast({"type": "change", "epoch": 2})

    assert get(server, "pages/k1")[0] == 200


def test_stopping_ends_the_connections(tmp_path: Path) -> None:
    running = PreviewServer(Stub(tmp_path / "a.ttf"), free_port())
    running.start()

    async def wait(session: aiohttp.ClientSession) -> bool:
        one = await session.ws_connect(running.address + "live")
        await one.receive()
        await asyncio.to_thread(running.stop)
        message = await one.receive(timeout=10)
        return message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}

    assert ask(wait) is True
