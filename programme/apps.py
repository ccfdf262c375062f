from importlib import import_module

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = "Hoạt động chương trình"

    def ready(self) -> None:
        for module in ("prepare", "navigation"):
            import_module(f"programme.{module}")
