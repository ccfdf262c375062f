"""Start, hold and stop the embedded servers.

    services.py start          start both, print the two export lines, leave them running
    services.py stop           stop the demo of this checkout if one runs, then both servers
    services.py run COMMAND …  run COMMAND with the servers its environment lacks; stop those nobody else holds

Whoever needs the servers leaves a file in `.services/holders`; the last one to go stops them.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded
from embedded import LOCAL, ServiceError, tell

HOLDERS = LOCAL / "holders"
BY_HAND = "by-hand"
DEMO_LOCK = LOCAL / "demo.lock"


@contextmanager
def _turn() -> Iterator[None]:
    """One process at a time starts, stops or counts holders."""
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / "services.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _alive(holder: Path) -> bool:
    return holder.name == BY_HAND or embedded.process_lives(int(holder.name))


def acquire(holder: str) -> dict[str, str]:
    """Start what DATABASE_URL and REDIS_URL do not name, and hold it; returns the environment to use."""
    found = {name: os.environ.get(name, "").strip() for name in ("DATABASE_URL", "REDIS_URL")}
    if all(found.values()):
        return found
    with _turn():
        HOLDERS.mkdir(exist_ok=True)
        (HOLDERS / holder).touch()
        if not found["DATABASE_URL"]:
            embedded.start_postgres()
            if embedded.psql(f"SELECT 1 FROM pg_database WHERE datname = '{embedded.DATABASE}'") != "1":
                embedded.psql(f"CREATE DATABASE {embedded.DATABASE}")
            found["DATABASE_URL"] = embedded.database_url()
        if not found["REDIS_URL"]:
            embedded.start_redis()
            found["REDIS_URL"] = embedded.redis_url()
    return found


def release(holder: str) -> None:
    """Let go; stop both servers when nobody else holds them."""
    if not HOLDERS.exists():
        return
    with _turn():
        mine = HOLDERS / holder
        if not mine.exists():
            return
        mine.unlink()
        others = [other for other in HOLDERS.iterdir() if _alive(other)]
        if not others:
            embedded.stop_redis()
            embedded.stop_postgres()


def start() -> int:
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    found = acquire(BY_HAND)
    for name, value in found.items():
        print(f"export {name}='{value}'")
    return 0


def _end_demo() -> None:
    """The running demo holds a lock on its file, in which its process id stands."""
    if not DEMO_LOCK.exists():
        return
    with DEMO_LOCK.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid = int(file.readline().split()[0])
            os.kill(pid, signal.SIGTERM)
            until = time.monotonic() + 40
            while embedded.process_lives(pid) and time.monotonic() < until:
                time.sleep(0.1)


def stop() -> int:
    _end_demo()
    with _turn():
        embedded.stop_redis()
        embedded.stop_postgres()
        for holder in HOLDERS.glob("*"):
            holder.unlink()
    return 0


def run(command: list[str]) -> int:
    holder = str(os.getpid())
    # Ctrl-C reaches the command as well; we wait for it to end and only then let go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        environment = {**os.environ, **acquire(holder)}
        child = subprocess.Popen(command, env=environment)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        return child.wait()
    finally:
        release(holder)


def main() -> int:
    match sys.argv[1:]:
        case ["start"]:
            return start()
        case ["stop"]:
            return stop()
        case ["run", *command] if command:
            return run(command)
    tell(__doc__ or "")
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ServiceError as error:
        tell(str(error))
        sys.exit(1)
