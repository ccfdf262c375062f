from importlib import import_module

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "registers"
    verbose_name = "Sổ Excel"

    def ready(self) -> None:
        for registrations in ("navigation", "notices", "panels", "demo"):
            import_module(f"registers.{registrations}")
