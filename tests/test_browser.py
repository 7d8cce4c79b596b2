"""The app in a real browser, without a window: it starts, shows Chinese in a fixed grid, turns the script, searches."""

import asyncio
import base64
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.test_serving import PATIENCE, address, free_port

__all__ = ["address"]

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")

LISTENING = """
window.drawn = '';
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    const decoder = new TextDecoder();
    this.addEventListener('message', async event => {
      const data = event.data instanceof Blob ? await event.data.arrayBuffer() : event.data;
      window.drawn += typeof data === 'string' ? data : decoder.decode(data, {stream: true});
    });
  }
};
"""
"""The page draws on a canvas, which holds no text; so what it is told to draw is kept."""

DRAWN = "window.drawn"
FOCUS = "document.querySelector('.xterm-helper-textarea').focus()"


class Page:
    """A page of the browser, spoken to by its debugging protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have something done; what comes of it."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive(PATIENCE)).data)
            if answer.get("id") == number:
                return dict(answer.get("result", {}))

    async def type(self, text: str) -> None:
        """Type into the page; a carriage return is the key of that name."""
        if text == "\r":
            enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **enter)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **enter)
        else:
            await self.ask("Input.insertText", text=text)

    async def picture(self) -> bytes:
        """What the page looks like."""
        return base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])

    async def text(self, script: str) -> str:
        """What a script says of the page."""
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return str(answer.get("result", {}).get("value"))

    async def until(self, script: str, wanted: str) -> str:
        """Wait until a script says something that holds a text."""
        said = ""
        for _ in range(int(PATIENCE / 0.1)):
            said = await self.text(script)
            if wanted in said:
                return said
            await asyncio.sleep(0.1)
        raise AssertionError(f"waited in vain for {wanted}; the page said at last: {said[-300:]!r}")


@asynccontextmanager
async def browsing(where: str, folder: Path) -> AsyncIterator[Page]:
    """A page of a browser at an address."""
    port = free_port()
    command = [
        *(str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,700"),
        *(f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"),
    ]
    nowhere = asyncio.subprocess.DEVNULL
    browser = await asyncio.create_subprocess_exec(*command, stdout=nowhere, stderr=nowhere)
    try:
        async with aiohttp.ClientSession() as session:
            targets: list[dict[str, str]] = []
            for _ in range(int(PATIENCE / 0.1)):
                with suppress(aiohttp.ClientConnectorError):
                    async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                        targets = [one for one in await answer.json() if one["type"] == "page"]
                        if targets:
                            break
                await asyncio.sleep(0.1)
            async with session.ws_connect(targets[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                await page.ask("Page.enable")
                await page.ask("Page.addScriptToEvaluateOnNewDocument", source=LISTENING)
                await page.ask("Page.navigate", url=where)
                yield page
    finally:
        browser.terminate()
        await asyncio.wait_for(browser.wait(), PATIENCE)


async def test_reading_in_a_browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Start, Chinese, toggle, search, each seen in what is drawn; with KEEP_SCREENS the last picture is kept."""
    async with browsing(address, tmp_path_factory.mktemp("profile")) as page:
        await page.until(DRAWN, "守土盡責的文章")
        before = await page.picture()
        await page.text(FOCUS)
        await page.type("t")
        await page.until(DRAWN, "守土尽责的文章")
        await page.type("/")
        await page.until(DRAWN, "a phrase")
        await page.type("守土盡責")
        await page.until(DRAWN, "1 of 1")
        after = await page.picture()
        assert before != after
        if folder := os.environ.get("KEEP_SCREENS"):
            await asyncio.to_thread(Path(folder, "browser.png").write_bytes, after)
