"""HTML to PDF: loads our own static files (fonts, styles) and nothing else; the same HTML gives the same bytes."""

import hashlib
import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "static:"


class StaticFetcher(URLFetcher):
    """Answers ``static:css/print.css`` from the static files; anything else stops the rendering."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        try:
            found = finders.find(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        except SuspiciousFileOperation:
            found = None
        if found is None:
            raise FatalURLFetchingError(f"not one of our static files: {url}")
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=Path(found).read_bytes(), headers={"Content-Type": kind})


def html_to_pdf(html: str) -> bytes:
    """The PDF of a whole document."""
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    document = HTML(string=html, url_fetcher=StaticFetcher(), base_url=SCHEME)
    return document.write_pdf(pdf_identifier=identifier)
