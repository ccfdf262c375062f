"""A developer's machine, and `make demo` (with DEBUG=no): http on the own machine only."""

from config import env
from config.settings.base import *

DEBUG = env.flag("DEBUG", default=True)
SECRET_KEY = env.text("SECRET_KEY", default="only-for-development-and-demonstration-on-this-machine")
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")

if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
