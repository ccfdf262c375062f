from importlib import import_module

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        for registrations in ("navigation", "prepare", "reform", "notices", "demo", "demo_plans", "demo_narratives"):
            import_module(f"reporting.{registrations}")
