"""Which files of the installed packages a site serves."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticConfig(StaticFilesConfig):
    # Of the two readers of an API description we show one (Swagger UI).
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc"]
