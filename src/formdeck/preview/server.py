"""The preview's web server: on the loopback interface only, for pages of its own only."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from aiohttp import WSMsgType, web

from formdeck.diagnostics import Failure
from formdeck.preview.messages import Message

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost", "[::1]")
_PORTS_TRIED = 50
_HEARTBEAT_SECONDS = 20.0
# A browser that does not read for so many messages is let go; it will connect again.
_BACKLOG = 100
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "no-cache"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Contents(Protocol):
    """What the server has to offer; called from its thread."""

    def greeting(self) -> Message | None:
        """Tell a browser that has just come how things stand; None if there is nothing to show yet."""
        ...

    def hear(self, said: Message) -> None:
        """Take what a browser says."""
        ...

    def page(self, key: str) -> str | None:
        """Render a page by its key; None if there is no such page any more."""
        ...

    def theme(self, key: str) -> str | None:
        """Find a theme's CSS by its key."""
        ...

    def font(self, name: str) -> Path | None:
        """Find a font file."""
        ...

    def marp_script(self) -> Path:
        """Find the script that Marp's pages bring along."""
        ...


class PreviewServer:
    """Serves one preview from a thread of its own."""

    def __init__(self, contents: Contents, port: int) -> None:
        self._contents = contents
        self._wanted = port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._outboxes: set[asyncio.Queue[str | None]] = set()
        self._thread = threading.Thread(target=self._run, name="preview-server", daemon=True)
        self._failure: Failure | None = None
        self.port = 0

    @property
    def address(self) -> str:
        """Where browsers find the preview."""
        return f"http://{LOOPBACK}:{self.port}/"

    def start(self) -> None:
        """Begin to serve, on the port wanted or the next free one.

        Raises:
            Failure: no port is free.
        """
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """End; browsers are told by the end of their connections."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=2)

    def broadcast(self, message: Message) -> None:
        """Send a message to every browser."""
        text = json.dumps(message, ensure_ascii=False)
        with suppress(RuntimeError):  # it has been stopped: nobody is there any more
            self._loop.call_soon_threadsafe(self._put, text)

    def _put(self, text: str) -> None:
        for outbox in self._outboxes:
            outbox.put_nowait(text if outbox.qsize() < _BACKLOG else None)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self._application(), access_log=None, handle_signals=False, shutdown_timeout=0.1)
        try:
            self._loop.run_until_complete(self._listen(runner))
        except Failure as failure:
            self._failure = failure
        self._ready.set()
        if self._failure is None:
            self._loop.run_forever()
        self._put_end()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def _put_end(self) -> None:
        for outbox in self._outboxes:
            outbox.put_nowait(None)

    async def _listen(self, runner: web.AppRunner) -> None:
        await runner.setup()
        for port in range(self._wanted, self._wanted + _PORTS_TRIED):
            try:
                await web.TCPSite(runner, LOOPBACK, port).start()
            except OSError:
                continue
            self.port = port
            return
        last = self._wanted + _PORTS_TRIED - 1
        raise Failure(f"no port from {self._wanted} to {last} is free", "name another with `--port`")

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._check_host])
        application.router.add_get("/", self._index)
        application.router.add_get("/assets/{name}", self._asset)
        application.router.add_get("/marp.js", self._marp_script)
        application.router.add_get("/theme/{key}.css", self._theme)
        application.router.add_get("/fonts/{name}", self._font)
        application.router.add_get("/pages/{key}", self._page)
        application.router.add_get("/live", self._live)
        return application

    @web.middleware
    async def _check_host(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse requests under another name: some page on the network might have its name lead here."""
        hosts = {f"{name}:{self.port}" for name in _NAMES}
        origin = request.headers.get("Origin")
        if request.headers.get("Host") not in hosts or (origin and origin not in {f"http://{host}" for host in hosts}):
            return web.Response(status=403, text="this preview is for this machine only")
        response = await handler(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response

    async def _index(self, _request: web.Request) -> web.Response:
        headers = {**_FRESH, "Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
        return _asset_response("index.html", headers)

    async def _asset(self, request: web.Request) -> web.Response:
        return _asset_response(request.match_info["name"], _FRESH)

    async def _marp_script(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(self._contents.marp_script(), headers={"Content-Type": "text/javascript", **_FRESH})

    async def _theme(self, request: web.Request) -> web.Response:
        css = self._contents.theme(request.match_info["key"])
        if css is None:
            raise web.HTTPNotFound
        return web.Response(text=css, content_type="text/css", headers=_FOREVER)

    async def _font(self, request: web.Request) -> web.StreamResponse:
        file = self._contents.font(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        return web.FileResponse(file, headers={"Content-Type": "font/ttf", **_FOREVER})

    async def _page(self, request: web.Request) -> web.Response:
        try:
            html = await asyncio.to_thread(self._contents.page, request.match_info["key"])
        except Failure as failure:
            raise web.HTTPServiceUnavailable(text=failure.message) from failure
        if html is None:
            raise web.HTTPNotFound
        return web.Response(text=html, content_type="text/html", headers=_FOREVER)

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, compress=False)  # it goes nowhere
        await socket.prepare(request)
        outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._outboxes.add(outbox)  # before the greeting, so that nothing after it is missed
        sender = asyncio.create_task(self._send(socket, outbox))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
                if message.type is WSMsgType.TEXT:
                    self._hear(message.data)
        finally:
            self._outboxes.discard(outbox)
            sender.cancel()
        return socket

    def _hear(self, text: str) -> None:
        with suppress(ValueError):  # no browser of ours
            said = json.loads(text)
            if isinstance(said, dict):
                self._contents.hear(said)

    async def _send(self, socket: web.WebSocketResponse, outbox: "asyncio.Queue[str | None]") -> None:
        greeting = await asyncio.to_thread(self._contents.greeting)
        if greeting is not None:
            await socket.send_str(json.dumps(greeting, ensure_ascii=False))
        while (text := await outbox.get()) is not None:
            await socket.send_str(text)
        await socket.close()


def _asset_response(name: str, headers: dict[str, str]) -> web.Response:
    folder = files("formdeck.preview") / "page"
    known = {file.name: file for file in folder.iterdir() if file.is_file()}
    content_type = _TYPES.get(Path(name).suffix)
    if name not in known or content_type is None:
        raise web.HTTPNotFound
    return web.Response(body=known[name].read_bytes(), content_type=content_type, charset="utf-8", headers=headers)
