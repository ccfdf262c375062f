from importlib import import_module

from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "aftercare"
    verbose_name = "Sau cai"

    def ready(self) -> None:
        for module in (
            "stage",
            "procedure",
            "documents",
            "guards",
            "proposals",
            "closing",
            "followers",
            "prepare",
            "reform",
            "predicates",
            "panels",
            "timeline",
            "navigation",
            "notices",
            "bulk",
        ):
            import_module(f"aftercare.{module}")
