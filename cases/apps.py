from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        for registrations in (
            "procedures.asks",
            "procedures.determination",
            "procedures.user_management",
            "documents.police",
            "next_steps",
            "closing",
            "prepare",
            "transfers",
            "reform",
            "dividing",
            "stage",
            "predicates",
            "columns",
            "panels",
            "timeline",
            "navigation",
            "bulk.officer",
            "bulk.papers",
            "demo",
        ):
            import_module(f"cases.{registrations}")
