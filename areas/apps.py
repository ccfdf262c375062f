from importlib import import_module

from django.apps import AppConfig

from core.prepare import PrepareStep, prepare_steps


class AreasConfig(AppConfig):
    name = "areas"
    verbose_name = "Đơn vị hành chính"

    def ready(self) -> None:
        prepare_steps.register(PrepareStep("areas", 10, import_module("areas.load").load_areas))
