"""Makes the picture of the README from the app itself: `python -m tests.generators.picture [FILE]`.

The app is served on the bundled documents to a browser without a window, the keys below are pressed, and the page is
taken: a browser keeps the grid of a terminal, which drawing an SVG with whatever font there is does not. Needs
Chromium and a font with Chinese.
"""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.services.places import PLACES
from tests.cli.running import FOLDER, READER, environment
from tests.test_browser import DRAWN, FOCUS, browsing
from tests.test_serving import free_port

PICTURE = Path(__file__).resolve().parents[2] / ".github" / "reader.png"
TYPED = (("/", "a phrase"), ("守土尽责", "1 of 10"), ("\r", ""), ("nnnnn", "6 of 10"), ("t", "简体"))
"""What is typed, and what is waited for after it."""


async def taken(folder: Path) -> bytes:
    """The page after the keys, as PNG."""
    private = {place.variable: str(folder / (place.name or place.kind)) for place in PLACES}
    command = [*READER, "serve", "--port", str(free_port()), "seeds"]
    server = await asyncio.create_subprocess_exec(
        *command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(private), cwd=FOLDER
    )
    assert server.stdout
    address = (await server.stdout.readline()).decode().strip()
    try:
        async with browsing(address, folder / "profile") as page:
            await page.until(DRAWN, "中新网")
            await page.text(FOCUS)
            for text, shown in TYPED:
                await page.type(text)
                await page.until(DRAWN, shown)
            return await page.picture()
    finally:
        server.terminate()
        await server.wait()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        target.write_bytes(asyncio.run(taken(Path(scratch))))
