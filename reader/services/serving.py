"""The app in a browser: a web server on this machine's own address that lets in only whoever was told its key.

Any page in a browser may open a socket to an address of this machine, and any user of it may too. So the server
answers only under its own name, to its own pages, and to a browser that came with the key it printed at its start.
"""

import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from reader.core.errors import ReaderError

if TYPE_CHECKING:
    from aiohttp import web

HOST = "localhost"
"""The only name it answers under."""

_COOKIE = "reader_key"
_MISSING = "needs the extra 'web': pip install '.[web]' where Reader was installed from"


class Serving:
    """A server that opens the app anew for each page of a browser."""

    def __init__(self, paths: Sequence[str], port: int) -> None:
        """A server of the app on paths; nothing is served yet.

        Args:
            paths: What the app is opened on.
            port: Where it listens.

        Raises:
            ReaderError: If what it needs is not installed.
        """
        try:
            from textual_serve.server import Server  # noqa: PLC0415  # an extra, and Textual with it
        except ImportError as error:
            raise ReaderError(_MISSING) from error
        self._key = secrets.token_urlsafe(16)
        self._names = frozenset({f"{HOST}:{port}", f"127.0.0.1:{port}"})
        guard = self._guard()

        class Guarded(Server):
            """Textual's server behind a guard, and without its greeting."""

            def initialize_logging(self) -> None:
                """Nothing is logged: requests hold the key."""

            async def _make_app(self) -> Any:  # noqa: ANN401  # the library publishes no types
                made = await super()._make_app()
                made.middlewares.append(guard)
                return made

            async def on_startup(self, app: Any) -> None:  # noqa: ANN401  # as above
                """Say nothing; the address with the key was said."""

        command = shlex.join([sys.executable, "-m", "reader", "--", *paths])
        self._server = Guarded(command, host=HOST, port=port, title="Reader")
        self.address = f"http://{HOST}:{port}/?key={self._key}"
        """Where a browser finds it, the key in it."""

    def serve(self) -> None:
        """Serve until interrupted.

        Raises:
            ReaderError: If the port cannot be had.
        """
        try:
            self._server.serve()
        except OSError as error:
            raise ReaderError(f"cannot listen there: {error.strerror}; '--port' names another port") from error

    def _guard(self) -> Any:  # noqa: ANN401  # as above
        from aiohttp import web  # noqa: PLC0415  # comes with the extra

        @web.middleware
        async def guard(
            request: "web.Request", handler: Callable[["web.Request"], Awaitable["web.StreamResponse"]]
        ) -> "web.StreamResponse":
            if request.host not in self._names or not self._own(request.headers.get("Origin")):
                raise web.HTTPForbidden(text="Reader answers only to its own pages.")
            if self._is_key(request.query.get("key")):
                # The key leaves the address line, where it would end in the browser's history.
                welcome = web.HTTPFound("/")
                welcome.set_cookie(_COOKIE, self._key, httponly=True, samesite="Strict")
                raise welcome
            if not self._is_key(request.cookies.get(_COOKIE)):
                raise web.HTTPForbidden(text="Open the address that 'reader serve' printed.")
            return await handler(request)

        return guard

    def _own(self, origin: str | None) -> bool:
        return origin is None or origin.removeprefix("http://") in self._names

    def _is_key(self, given: str | None) -> bool:
        return given is not None and secrets.compare_digest(given.encode(), self._key.encode())
