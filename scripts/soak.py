"""`make soak`: what becomes of reports when machines die. A seeded province asks for its reports and for a download;
the worker is killed with SIGKILL at ten random moments, and Redis is away for a minute. Afterwards each report must be
there once, complete, or failed with a reason (`manage.py soak check`)."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import embedded
import psycopg
from embedded import ROOT
from seeded import manage, seeded

KILLS = 10
REDIS_AWAY_AFTER = 5
REDIS_AWAY_SECONDS = 60
SECONDS_TO_END = 900
SOON = {"CLAIM_HEARTBEAT_SECONDS": "1", "CLAIM_STALE_SECONDS": "4", "CLAIM_LOST_SECONDS": "15"}
"""Dead workers are noticed sooner than in production, or the trial takes an hour."""
CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
WORKER = ["worker", "--queues", "interactive,nightly", "--concurrency", "2", "--without-mingle", "--without-gossip"]
IN_HAND = """
    SELECT (SELECT count(*) FROM reporting_report WHERE state = 'running' AND heartbeat_at > now() - interval '2 s')
        + (SELECT count(*) FROM reporting_bundlepart WHERE state = 'running' AND heartbeat_at > now() - interval '2 s')
"""
UNFINISHED = """
    SELECT (SELECT count(*) FROM reporting_report WHERE id = ANY(%(reports)s) AND state IN ('waiting', 'running'))
        + (SELECT count(*) FROM reporting_downloadbundle
           WHERE id = %(bundle)s AND state IN ('waiting', 'running', 'parts'))
"""


def main() -> None:
    rng = random.Random(int(os.environ.get("SEED", "7")))
    environment = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", **seeded("province", "soak"), **SOON}
    environment["REDIS_PREFIX"] = "soak"
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "asked.json")
        with _process(["beat", "--pidfile=", "-s", str(Path(folder, "beat"))], environment):
            manage(["soak", "ask", str(asked)], environment)
            _suffer(rng, json.loads(asked.read_text()), environment)
        manage(["soak", "check", str(asked)], environment)


def _suffer(rng: random.Random, asked: dict, environment: dict[str, str]) -> None:
    began = time.monotonic()
    for number in range(1, KILLS + 1):
        with _process(WORKER, environment):
            in_hand = _wait_for_work(environment)
            time.sleep(rng.uniform(0, 8))
        _say(began, f"kill {number}, {in_hand} in hand, {_unfinished(asked, environment)} unfinished")
        if number == REDIS_AWAY_AFTER:
            _redis_away(began, environment)
    with _process(WORKER, environment):
        while _unfinished(asked, environment) and time.monotonic() - began < SECONDS_TO_END:
            time.sleep(1)
    _say(began, f"over, {_unfinished(asked, environment)} unfinished")


def _wait_for_work(environment: dict[str, str]) -> int:
    """Until the worker that was just started has something in hand, for a minute at most; returns how much."""
    for _ in range(240):
        with psycopg.connect(environment["DATABASE_URL"]) as server:
            if found := server.execute(IN_HAND).fetchone()[0]:
                return found
        time.sleep(0.25)
    return 0


@contextmanager
def _process(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A process with its children, all killed at the end as when the power goes."""
    started = subprocess.Popen(
        [*CELERY, *words, "--loglevel", "CRITICAL"],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
        if started.poll() is not None:
            sys.exit(f"{words[0]} ended by itself with code {started.returncode}")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _redis_away(began: float, environment: dict[str, str]) -> None:
    if environment["REDIS_URL"] != embedded.redis_url():
        _say(began, "Redis is not the embedded one, so it stays")
        return
    embedded.stop_redis()
    with _process(WORKER, environment):
        time.sleep(REDIS_AWAY_SECONDS)
    embedded.start_redis()
    _say(began, f"Redis was away for {REDIS_AWAY_SECONDS} s")


def _unfinished(asked: dict, environment: dict[str, str]) -> int:
    with psycopg.connect(environment["DATABASE_URL"]) as server:
        return server.execute(UNFINISHED, asked).fetchone()[0]


def _say(began: float, words: str) -> None:
    print(f"{time.monotonic() - began:5.0f} s  {words}", flush=True)


if __name__ == "__main__":
    main()
