"""What import-linter cannot see: relations, names and folders that point from a lower app to a higher one."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

ROOT = Path(settings.BASE_DIR)
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
# From the lowest to the highest; apps of one layer do not know each other.
LAYERS = [[app.strip() for app in layer.split("|")] for layer in reversed(CONTRACTS[0]["layers"])]
RANKS = {app: rank for rank, layer in enumerate(LAYERS) for app in layer}
APPS = [app for app in RANKS if app != "config"]


def _is_above(other: str, app: str) -> bool:
    return other != app and RANKS[other] >= RANKS[app]


def _own_models() -> Iterator[type[models.Model]]:
    for app in APPS:
        yield from apps.get_app_config(app).get_models(include_auto_created=True)


def _relations(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.get_fields():
        if field.is_relation and not field.auto_created and field.related_model is not None:
            yield field


def test_no_relation_points_to_a_higher_app():
    """The user model is the exception that Django itself makes: it is named by a setting, not by its app."""
    wrong = [
        f"{field} → {field.related_model._meta.label}"
        for model in _own_models()
        for field in _relations(model)
        if field.related_model is not get_user_model()
        and field.related_model._meta.app_label in RANKS
        and _is_above(field.related_model._meta.app_label, model._meta.app_label)
    ]
    assert wrong == []


def _related_names(higher: str) -> set[str]:
    """How the higher app's models are reached from rows of other apps."""
    return {
        field.remote_field.get_accessor_name()
        for model in apps.get_app_config(higher).get_models()
        for field in _relations(model)
        if not field.remote_field.hidden and field.related_model._meta.app_label != higher
    }


def _own_names(app: str) -> set[str]:
    """Columns of the app's own models, which may bear a name that a higher app uses too."""
    return {field.name for model in apps.get_app_config(app).get_models() for field in model._meta.concrete_fields}


def _sources(app: str) -> list[Path]:
    code = [path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return code + list((ROOT / "templates" / app).rglob("*.html"))


@pytest.mark.parametrize("app", APPS)
def test_no_source_or_template_names_a_higher_app(app):
    words: dict[str, re.Pattern] = {}
    for higher in APPS:
        if not _is_above(higher, app):
            continue
        words[f"namespace {higher}:"] = re.compile(rf"""["']{higher}:""")
        words[f"folder {higher}/"] = re.compile(rf"""["']{higher}/""")
        for name in _related_names(higher) - _own_names(app):
            words[f"related name {name} of {higher}"] = re.compile(rf"\.{name}\b(?!\()|\b{name}__")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {what}"
        for path in _sources(app)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        for what, pattern in words.items()
        if pattern.search(line)
    ]
    assert wrong == []
