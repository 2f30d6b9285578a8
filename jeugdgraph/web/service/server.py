"""Running the server: its socket, its signals, its children, and another state of the graph when there is one."""

import asyncio
import contextlib
import hashlib
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from typing import cast

import uvicorn
from uvicorn._types import ASGIApplication

from jeugdgraph import store
from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.web.assets import asset, assets
from jeugdgraph.web.service.app import App
from jeugdgraph.web.service.connections import Bounded, keep_looking
from jeugdgraph.web.service.generation import Generation, State, state_of
from jeugdgraph.web.service.settings import IDLE_SECONDS, Settings

_LOOK = 1.0
"""How often it is looked whether the graph has another state."""
_BEGIN = 60.0
"""How long children over another state may take to begin."""
_AGAIN = 30.0
"""When another state is tried again whose children did not begin."""
_SPARE = 256
"""Files that are kept free beside those of connections."""
_BACKLOG = 4096
Told = Callable[[str], None]


class _Server(uvicorn.Server):
    """uvicorn, which leaves signals to us: it would end by the signal, where a server that was asked to stop ends well."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """See `uvicorn.Server`."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._asked_to_stop)
        yield

    def _asked_to_stop(self) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


def run(settings: Settings, progress: store.Progress, told: Told) -> None:
    """Serve until asked to stop. A store is built first when it has to be; `told` is said where the server is.

    StoreProblem when the graph cannot be read, or the place is taken.
    """
    if os.name != "posix":
        raise UsageProblem("serving needs Linux or macOS; elsewhere, use a container (docs/deploy.md).")
    listening = _listen(settings.host, settings.port)
    if not settings.place.endpoint:
        store.open_located(settings.place.store, progress)
    _allow_files()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)
    runner = asyncio.Runner(loop_factory=_loop_factory())
    with runner:
        runner.run(_serve(settings, listening, told))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The quick loop, where there is one."""
    try:
        import uvloop
    except ImportError:
        return None
    return cast("Callable[[], asyncio.AbstractEventLoop]", uvloop.new_event_loop)


def _listen(host: str, port: int) -> socket.socket:
    """The socket; StoreProblem, in one line, when the place is taken or is none of ours."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except (OSError, OverflowError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise StoreProblem(
            f"cannot serve on {host} port {port}: {reason}. Choose another with --port."
        ) from problem
    listening.setblocking(False)
    return listening


def _allow_files() -> int:
    """Ask for as many open files as the system allows; how many connections fit."""
    try:
        import resource
    except ImportError:
        return 400
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(soft - _SPARE, 16) if soft != resource.RLIM_INFINITY else 1 << 30


def _version() -> str:
    """A word that changes with the scripts and styles."""
    digest = hashlib.sha256()
    for name in sorted(assets()):
        media, content = asset(name) or ("", b"")
        digest.update(f"\0{name}\0{media}\0".encode() + content)
    return digest.hexdigest()[:10]


async def _serve(settings: Settings, listening: socket.socket, told: Told) -> None:
    app = App(settings, _version())
    most = min(settings.connections, _allow_files())
    bounded = type("Bounded", (Bounded,), {"most": most, "metrics": app.metrics})
    config = uvicorn.Config(
        cast(ASGIApplication, app), http=bounded, ws="none", lifespan="off", log_config=None, access_log=False,
        proxy_headers=False, server_header=False, backlog=_BACKLOG, timeout_keep_alive=int(IDLE_SECONDS),
        timeout_graceful_shutdown=int(settings.drain),
    )  # fmt: skip
    server = _Server(config)
    beside = [
        asyncio.create_task(job)
        for job in (
            app.log.keep_writing(), keep_looking(server.server_state.connections), _keep_up(app),
        )
    ]  # fmt: skip
    told(_address(listening, settings.root))
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        if app.generation is not None:
            await app.generation.close(1.0)
        app.log.flush()


def _address(listening: socket.socket, root: str) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{root}/"


async def _keep_up(app: App) -> None:
    """Begin, and let another state of the graph take the place of this one whenever there is one."""
    failed = told = ""
    closing: set[asyncio.Task[None]] = set()
    tried = 0.0
    loop = asyncio.get_running_loop()
    try:
        while True:
            state = await asyncio.to_thread(state_of, app.settings)
            now = app.generation.state.word if app.generation else ""
            if state and state.word != now and (state.word != failed or loop.time() - tried > _AGAIN):
                tried = loop.time()
                failed = "" if await _turn_over(app, state, closing) else state.word
            problem = app.generation.problem if app.generation else ""
            if problem not in ("", told):
                app.log.remark(f"a process does not begin: {problem}")
            told = problem
            await asyncio.sleep(_LOOK)
    finally:
        for task in closing:
            task.cancel()


async def _turn_over(app: App, state: State, closing: "set[asyncio.Task[None]]") -> bool:
    """Start children over a state and, when they work, let them answer from now on; whether they do."""
    made = Generation(app.settings, state, app.version)
    made.open()
    if app.generation is None:
        app.generation = made
        return True
    if not await made.works(_BEGIN):
        app.log.remark("the graph was built again, but cannot be read; the one before it is served on.")
        await made.close(0)
        return False
    old, app.generation = app.generation, made
    app.metrics.reloads += 1
    app.log.remark(f"the graph was built again; it is served from now on (generation {made.number}).")
    task = asyncio.create_task(old.close(app.settings.seconds + app.settings.drain))
    closing.add(task)
    task.add_done_callback(closing.discard)
    return True
