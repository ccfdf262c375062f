from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        for registrations in ("navigation", "reform"):
            import_module(f"accounts.{registrations}")


class ManagementSiteConfig(AdminConfig):
    default_site = "accounts.site.ManagementSite"
