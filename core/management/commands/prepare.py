"""``manage.py prepare``: bring any empty or older database up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from core.prepare import prepare


class Command(BaseCommand):
    help = "Đưa cơ sở dữ liệu trống hoặc cũ về đúng phiên bản: bảng, vai trò, đơn vị hành chính, danh mục."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(verbosity=options["verbosity"])
