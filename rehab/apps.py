from importlib import import_module

from django.apps import AppConfig


class RehabConfig(AppConfig):
    name = "rehab"
    verbose_name = "Cai nghiện"

    def ready(self) -> None:
        import_module("rehab.stage")
