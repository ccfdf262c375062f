from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"


class ManagementSiteConfig(AdminConfig):
    default_site = "accounts.site.ManagementSite"
