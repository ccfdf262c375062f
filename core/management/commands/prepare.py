"""``manage.py prepare``: bring any empty or older database up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.errors import DomainError
from core.prepare import prepare


class Command(BaseCommand):
    help = "Đưa cơ sở dữ liệu trống hoặc cũ về đúng phiên bản: bảng, vai trò, đơn vị hành chính, danh mục."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            prepare(verbosity=options["verbosity"])
        except DomainError as error:
            raise CommandError(error.message) from error
