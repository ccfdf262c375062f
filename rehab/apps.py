from importlib import import_module

from django.apps import AppConfig


class RehabConfig(AppConfig):
    name = "rehab"
    verbose_name = "Cai nghiện"

    def ready(self) -> None:
        for module in (
            "modalities.asks",
            "modalities.voluntary_home",
            "modalities.voluntary_facility",
            "modalities.compulsory_adult",
            "modalities.compulsory_minor",
            "modalities.community_compulsory",
            "modalities.methadone",
            "documents",
            "prepare",
            "terms",
            "stage",
            "guards",
            "proposals",
            "closing",
            "followers",
            "predicates",
            "panels",
            "dose_panel",
            "timeline",
            "navigation",
        ):
            import_module(f"rehab.{module}")
