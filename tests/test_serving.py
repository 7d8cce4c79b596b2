"""The app in a browser: whoever has the key sees the texts, and nobody else does."""

import asyncio
import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from reader.__main__ import main
from tests.cli.running import READER, environment

PATIENCE = 60.0
"""Seconds after which what is waited for is taken never to come."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a server of one text answers, with its key."""
    (tmp_path / "文.txt").write_text("守土盡責的文章,就是這樣。", encoding="utf-8")
    command = [*READER, "serve", "--port", str(free_port()), str(tmp_path)]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), encoding="utf-8"
    )
    assert server.stdout
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        assert server.wait(PATIENCE) == 0


async def get(session: aiohttp.ClientSession, address: str, **headers: str) -> int:
    """The status of an answer, once the server listens; redirections are followed."""
    for _ in range(int(PATIENCE / 0.05)):
        with suppress(aiohttp.ClientConnectorError):
            async with session.get(address, headers=headers) as response:
                return response.status
        await asyncio.sleep(0.05)
    raise AssertionError("the server never listened")


async def test_only_with_the_key(address: str) -> None:
    """No key, a wrong one, another page's origin and another name are all refused; the key is remembered."""
    root = address.partition("?")[0]
    async with aiohttp.ClientSession() as session:
        assert 403 == await get(session, root)
        assert 403 == await get(session, f"{root}?key=wrong")
        assert 403 == await get(session, address, Host="evil.example:80")
        assert 403 == await get(session, address, Origin="http://evil.example")
        assert 200 == await get(session, address)
        assert 200 == await get(session, root)
        assert 403 == await get(session, f"{root}ws", Origin="http://evil.example")


async def test_the_text_is_shown(address: str) -> None:
    """The app runs behind the page's socket: what it draws holds the text, and a key turns its script."""
    root = address.partition("?")[0]
    async with aiohttp.ClientSession() as session:
        assert 200 == await get(session, address)
        async with session.ws_connect(f"{root}ws?width=80&height=24") as page:
            await drawn(page, "守土盡責的文章")
            await page.send_str(json.dumps(["stdin", "t"]))
            await drawn(page, "守土尽责的文章")
            await page.send_str(json.dumps(["stdin", "q"]))


async def drawn(page: aiohttp.ClientWebSocketResponse, text: str) -> None:
    """Wait until the page was told to draw a text."""
    so_far = b""
    async with asyncio.timeout(PATIENCE):
        while text.encode() not in so_far:
            so_far += (await page.receive()).data or b""


@pytest.mark.parametrize("port", ["0", "65536", "x"])
def test_a_port_that_is_none(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in one line, with what would be right."""
    assert 2 == main(["serve", "--port", port])
    assert f"reader serve: '{port}' is no port; a number from 1 to 65535 is\n" == capsys.readouterr().err


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    """Said with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert 2 == main(["serve", "--port", str(taken.getsockname()[1])])
    assert "'--port' names another port" in capsys.readouterr().err
