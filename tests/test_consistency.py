"""The house style where no linter knows it."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.views import APIView

from tests.test_architecture import APPS, ROOT

LONGEST_FILE = 400
# The only pages that open without signing in; a new one is a decision.
OPEN_PAGES = {"healthz", "accounts:login"}
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>"),
    "inline style": re.compile(r"<style\b|\sstyle="),
    "inline handler": re.compile(r"\son[a-z]+="),
    "javascript address": re.compile(r"javascript:"),
    "address of another host": re.compile(r"""(?:src|href|action)=["'](?:https?:)?//"""),
}


def _code() -> list[Path]:
    folders = [ROOT / name for name in [*APPS, "config", "scripts", "tests"]]
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".sh"} and "migrations" not in path.parts
    ]


def _templates() -> list[Path]:
    return list((ROOT / "templates").rglob("*.html"))


def _own_models() -> Iterator[type[models.Model]]:
    for app in APPS:
        yield from (model for model in apps.get_app_config(app).get_models() if not hasattr(model, "pgh_tracked_model"))


def test_no_file_grows_past_its_limit():
    long = {
        str(path.relative_to(ROOT)): count
        for path in [*_code(), *_templates()]
        if (count := _lines(path)) > LONGEST_FILE
    }
    assert long == {}


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_packages_only_gather_names():
    """A package's first file is empty, or gives on the names of its modules."""
    allowed = (ast.Import, ast.ImportFrom, ast.Assign)
    telling = [
        str(path.relative_to(ROOT))
        for path in _code()
        if path.name == "__init__.py"
        for node in ast.parse(path.read_text()).body
        if not isinstance(node, allowed) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    assert telling == []


def test_no_module_is_called_utils():
    assert [path.name for path in _code() if path.stem in {"utils", "helpers", "common", "misc"}] == []


def test_one_module_reads_the_environment():
    """Whatever differs between sites is asked for in config/env.py, and so stands in one list."""
    readers = [
        str(path.relative_to(ROOT))
        for path in _code()
        if path.parts[len(ROOT.parts)] in {*APPS, "config"} and re.search(r"os\.(environ|getenv)", path.read_text())
    ]
    # The doors of a web server name the settings, which is before there are any.
    assert sorted(readers) == ["config/asgi.py", "config/env.py", "config/wsgi.py"]


def test_every_model_says_what_it_is():
    assert [
        model._meta.label for model in _own_models() if (model.__doc__ or "").startswith(f"{model.__name__}(")
    ] == []


def test_files_of_people_are_not_cascaded_away():
    """Only a part may go with its whole, inside one app."""
    wrong = [
        str(field)
        for model in _own_models()
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.remote_field.on_delete is models.CASCADE
        and (
            field.related_model._meta.app_label != model._meta.app_label
            or field.related_model._meta.label == "cases.Dossier"
        )
    ]
    assert wrong == []


def test_models_do_not_override_save():
    assert [model._meta.label for model in _own_models() if "save" in vars(model)] == []


def _service_modules() -> list[str]:
    found = [path for app in APPS for path in [ROOT / app / "services.py", *(ROOT / app / "services").glob("*.py")]]
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in found
        if path.exists() and path.name not in {"__init__.py", "checks.py"}
    ]


def test_services_take_keywords_only():
    """A call of a service reads as a sentence: who does what, to what, on which day."""
    wrong = []
    for name in _service_modules():
        for function in vars(import_module(name)).values():
            if not inspect.isfunction(function) or function.__module__ != name or function.__name__.startswith("_"):
                continue
            parameters = inspect.signature(function).parameters
            if "by" in parameters and any(p.kind not in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters.values()):
                wrong.append(f"{name}.{function.__name__}")
    assert wrong == []


@pytest.mark.parametrize("what", INLINE)
def test_templates_fit_the_content_security_policy(what):
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _templates()
        if "pdf" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if INLINE[what].search(line)
    ]
    assert wrong == []


def _pages(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + (entry.name or str(entry.pattern)), entry
        else:
            yield from _pages(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def _is_closed(page: URLPattern) -> bool:
    """A page of Django's asks for a sign-in itself; views of Django REST framework do so by their permissions."""
    view = getattr(page.callback, "cls", None)
    if view is None or not issubclass(view, APIView):
        return getattr(page.callback, "login_required", True)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return any(not permission().has_permission(request, view()) for permission in view.permission_classes)


def test_every_page_is_closed_by_default():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    opened = {name for name, page in _pages(get_resolver()) if not _is_closed(page)}
    assert {name for name in opened if not name.startswith("admin:")} <= OPEN_PAGES
