"""Waiting for another process."""

import time
from collections.abc import Callable


def wait_until(is_so: Callable[[], object], *, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not so after {seconds} s"
        time.sleep(0.05)
