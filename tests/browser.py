"""Fixtures that drive Debian's Chromium through whole pages of a live server."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NO_FAULTS = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")
"""What the browser itself logs of an answer that is no page, and htmx of a question that one leaves unanswered."""

LONGEST_WAIT = 30_000  # milliseconds


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "Chưa có chromium; hãy chạy scripts/install_system.sh browser"
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; our queries beside it are plain ones.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=LONGEST_WAIT)
        found = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def new_page(browser: Browser, live_server) -> Iterator[Callable[[], Page]]:
    """Opens a page in a browser of its own, as one person at one desk. No page may break the
    Content-Security-Policy or raise an error in its script."""
    contexts = []
    faults: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(NO_FAULTS):
            faults.append(message.text)

    def open_page() -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": 1366, "height": 768},
            accept_downloads=True,
        )
        context.set_default_timeout(LONGEST_WAIT)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == [], faults


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    return new_page()
