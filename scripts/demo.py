"""`make demo`: the whole system on this machine. Web, worker and clock are processes of their own;
this one starts them, passes their output on and ends them all, with the embedded servers, when it is told to."""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

import psycopg
import services
from embedded import DATABASE, LOCAL, ROOT, ServiceError, tell
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

SECONDS_TO_END = 20
SECONDS_TO_SERVE = 60
PR_SET_PDEATHSIG = 1


class Demo:
    def __init__(self, *, port: int, day: str) -> None:
        self.port = port
        self.day = day
        self.address = f"http://127.0.0.1:{port}/"
        self.stop_asked = 0
        self.processes: dict[str, subprocess.Popen] = {}
        self.environment: dict[str, str] = {}

    def main(self) -> int:
        signal.signal(signal.SIGINT, self._ask_to_stop)
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        with self._only_one():
            self._port_must_be_free()
            holder = str(os.getpid())
            try:
                self._prepare_environment(services.acquire(holder))
                return self._serve()
            finally:
                self._end_all()
                services.release(holder)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_asked += 1
        if self.stop_asked > 1:
            for process in self.processes.values():
                process.kill()

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        LOCAL.mkdir(exist_ok=True)
        with services.DEMO_LOCK.open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                address = file.read().split()[-1:] or ["?"]
                raise ServiceError(
                    f"Bản demo của thư mục này đang chạy tại {address[0]}; hãy dừng nó trước (Ctrl-C hoặc make stop)."
                ) from None
            file.truncate(0)
            file.write(f"{os.getpid()} {self.address}\n")
            file.flush()
            yield

    def _port_must_be_free(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError:
                raise ServiceError(
                    f"Cổng {self.port} đang được chương trình khác dùng; hãy chọn cổng khác: make demo PORT=8001"
                ) from None

    def _prepare_environment(self, found: dict[str, str]) -> None:
        own_server = not os.environ.get("DATABASE_URL", "").strip()
        try:
            address = demo_database(found["DATABASE_URL"], day=self.day, own_server=own_server)
        except psycopg.OperationalError as error:
            raise ServiceError(f"Không nối được PostgreSQL: {str(error).strip().splitlines()[0]}") from error
        self.environment = {
            **os.environ,
            **found,
            "DATABASE_URL": address,
            "REDIS_PREFIX": f"demo-{self.day or 'today'}",
            "SYSTEM_DATE": self.day,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEBUG": "no",
            "BIND": f"127.0.0.1:{self.port}",
            "PYTHONUNBUFFERED": "1",
            # A demonstration may be run as root; Celery need not say at length that a real site is not.
            "PYTHONWARNINGS": "ignore::UserWarning:celery.platforms",
        }

    def _serve(self) -> int:
        manage = [sys.executable, "manage.py"]
        for told, words in (
            ("Chuẩn bị cơ sở dữ liệu…", ["prepare", "--verbosity", "0"]),
            ("Hồ sơ mẫu…", ["seed_demo", "--scale", "small", "--if-empty"]),
            ("Báo cáo tổng kết mẫu…", ["seed_narrative"]),
            ("Tệp tĩnh…", ["collectstatic", "--noinput", "--verbosity", "0"]),
        ):
            tell(told)
            if not self._run_to_end([*manage, *words]):
                return 0 if self.stop_asked else 1
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
        (LOCAL / "beat").unlink(missing_ok=True)
        self._start(
            "web",
            [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn", "--log-level", "warning", "config.wsgi"],
        )
        worker = [*celery, "worker", "--loglevel", "WARNING"]
        self._start("worker", [*worker, "--queues", "interactive", "--concurrency", "2"])
        self._start("nightly", [*worker, "--queues", "nightly", "--concurrency", "1", "--hostname", "nightly@%h"])
        self._start("beat", [*celery, "beat", "--loglevel", "WARNING", "--pidfile="])
        return self._watch()

    def _watch(self) -> int:
        until = time.monotonic() + SECONDS_TO_SERVE
        serving = False
        while not self.stop_asked:
            for name, process in self.processes.items():
                if process.poll() is not None:
                    tell(f"Tiến trình {name} đã dừng (mã {process.returncode}); dừng cả hệ thống.")
                    return 1
            if not serving and answers(f"{self.address}healthz"):
                serving = True
                self._tell_address()
            if not serving and time.monotonic() > until:
                tell(f"Sau {SECONDS_TO_SERVE} giây trang web vẫn chưa trả lời; dừng cả hệ thống.")
                return 1
            time.sleep(0.2)
        tell("Đang dừng…")
        return 0

    def _tell_address(self) -> None:
        names = ("DATABASE_URL", "REDIS_URL", "REDIS_PREFIX", "SYSTEM_DATE")
        exports = " ".join(f"{name}='{self.environment[name]}'" for name in names)
        print(f"\nDùng manage.py trên bản demo này ở một cửa sổ lệnh khác:\n  export {exports}")
        print(f"\nPhục Hồi đang chạy tại {self.address}  (dừng: Ctrl-C)\n", flush=True)

    # --- processes ---

    def _popen(self, command: list[str], **more) -> subprocess.Popen:
        # A session of their own: Ctrl-C reaches only us, and we end them in order. If we are killed, so are they.
        return subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
            **more,
        )

    def _run_to_end(self, command: list[str]) -> bool:
        process = self._popen(command)
        while process.poll() is None:
            if self.stop_asked:
                process.terminate()
                process.wait()
                return False
            time.sleep(0.05)
        return process.returncode == 0 and not self.stop_asked

    def _start(self, name: str, command: list[str]) -> None:
        process = self._popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.processes[name] = process
        threading.Thread(target=pass_on, args=(name, process.stdout), daemon=True).start()

    def _end_all(self) -> None:
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + SECONDS_TO_END
        for process in self.processes.values():
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def demo_database(address: str, *, day: str, own_server: bool) -> str:
    """The database of the day's world, made when missing.

    On our own server each world has its name. On a given server the database named in the address is taken,
    unless it already stands on another day: then a sister of it.
    """
    world = (day or "today").replace("-", "_")
    given = conninfo_to_dict(address)
    name = f"{DATABASE}_{world}" if own_server else given.get("dbname", DATABASE)
    mark = f"Phục Hồi demo {world}"
    with psycopg.connect(make_conninfo(address, dbname="postgres"), autocommit=True) as server:
        stands_on = _comment(server, name)
        if stands_on not in (None, mark) and stands_on.startswith("Phục Hồi demo "):
            name = f"{name}_{world}"
            stands_on = _comment(server, name)
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(sql.Identifier(name))
            )
        if stands_on is None:
            server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(mark)))
    if own_server:
        return address.replace(f"/{DATABASE}?", f"/{name}?")
    return make_conninfo(address, dbname=name)


def _comment(server: psycopg.Connection, name: str) -> str | None:
    found = server.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
    ).fetchone()
    return found[0] if found else None


def end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def pass_on(name: str, output: TextIO) -> None:
    for line in output:
        print(f"{name:>7} | {line}", end="", flush=True)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    try:
        sys.exit(Demo(port=int(os.environ.get("PORT", "8000")), day=os.environ.get("SYSTEM_DATE", "").strip()).main())
    except ServiceError as error:
        tell(str(error))
        sys.exit(1)
