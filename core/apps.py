from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from core import known


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Nền"

    def ready(self) -> None:
        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_rebuild, sender=self)


def _make_way(plan: list, **kwargs: Any) -> None:
    """A view stands in the way of a column that goes."""
    if plan:
        known.drop_views()


def _rebuild(**kwargs: Any) -> None:
    known.rebuild()
