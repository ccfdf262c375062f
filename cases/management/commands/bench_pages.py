"""``manage.py bench_pages``: the pages that officers open most, as they open them, beside the Django admin's list."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse, set_urlconf

from accounts.enums import Role
from accounts.models import Post, User
from areas.enums import Level
from areas.models import Area, Office
from cases.enums import Drug, Sex, Stage
from cases.models import Dossier, IndexCard
from cases.views.lists import ON_A_PAGE
from core import calendar
from core.text import fold

HOST = "localhost"
REQUESTS = 40
ROLES = {
    Level.COMMUNE: Role.COMMUNE_OFFICER,
    Level.DISTRICT: Role.DISTRICT_OFFICER,
    Level.PROVINCE: Role.PROVINCE_OFFICER,
}
THREE = {"stage": Stage.REHAB, "sex": Sex.MALE, "drug": Drug.HEROIN}
THREE_DEEPER = {"helper": "unhelped", "age_from": "30", "papers": "no_cccd"}
ADMIN_NAMES = {"stage": "stage__exact", "sex": "sex__exact", "drug": "main_drug__exact"}


@dataclass(frozen=True)
class Times:
    """Of one kind of request: half and nineteen of twenty were answered within so many milliseconds."""

    p50: float
    p95: float
    statements: int


class Command(BaseCommand):
    help = "Đo thời gian các trang cán bộ xã, huyện, tỉnh mở nhiều nhất; không ghi gì vào cơ sở dữ liệu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", type=Path, help="tệp ghi kết quả")
        parser.add_argument("--like", type=Path, help="kết quả một lần đo khác: chọn địa bàn có số hồ sơ gần bằng")

    def handle(self, *args: Any, like: Path | None, **options: Any) -> None:
        with transaction.atomic():
            found = self._bench(json.loads(like.read_text(encoding="utf-8")) if like else {})
            transaction.set_rollback(True)
        if options["json"]:
            options["json"].write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")

    def _bench(self, like: dict[str, Any]) -> dict[str, Any]:
        total = Dossier.objects.count()
        self.stdout.write(f"{total} hồ sơ. Mili giây: p50, p95; số câu lệnh nhiều nhất.")
        found: dict[str, Any] = {}
        for level, role in ROLES.items():
            sizes = _sizes(level)
            if not sizes:
                continue
            size, unit = chosen(sizes, like.get(level, {}).get("dossiers"))
            area = Area.objects.get(pk=unit)
            client = Client(HTTP_HOST=HOST)
            client.force_login(_officer(role, area))
            people = _sample(area)
            self.stdout.write(f"\n{role.label}, {area.name}: {size} hồ sơ")
            times = {}
            for label, addresses in _pages(people).items():
                times[label] = self._told(label, _measured(partial(_opened, client), addresses))
            found[level] = {"dossiers": size, "pages": {label: vars(one) for label, one in times.items()}}
        self.stdout.write("\nTrang danh sách của Django admin trên cùng bảng, không phạm vi")
        admin = {}
        for label, questions in _questions_to_admin(people).items():
            admin[label] = vars(self._told(label, _measured(_admin_list(), questions)))
        return {**found, "admin": admin, "total": total}

    def _told(self, label: str, times: Times) -> Times:
        self.stdout.write(f"{times.p50:9.1f} {times.p95:9.1f} {times.statements:5d}  {label}")
        return times


def _pages(people: list[Dossier]) -> dict[str, list[str]]:
    """What is opened, under the name of the measurement."""
    listing = reverse("cases:dossier_list")
    return {
        "Danh sách, trang đầu": [f"{listing}?tat-ca=1"] * REQUESTS,
        "Tìm kiếm": [f"{listing}?{urlencode({'q': text})}" for text in _texts(people)],
        "Ba điều kiện": [f"{listing}?{urlencode(THREE)}"] * REQUESTS,
        "Ba điều kiện qua bảng khác": [f"{listing}?{urlencode(THREE_DEEPER)}"] * REQUESTS,
        "Trang hồ sơ": [reverse("cases:dossier_detail", args=[person.pk]) for person in people],
    }


def _questions_to_admin(people: list[Dossier]) -> dict[str, list[str]]:
    three = urlencode({ADMIN_NAMES[name]: value for name, value in THREE.items()})
    return {
        "Danh sách, trang đầu": [""] * REQUESTS,
        "Tìm kiếm": [urlencode({"q": person.full_name}) for person in people],
        "Ba điều kiện": [three] * REQUESTS,
    }


def _texts(people: list[Dossier]) -> Iterator[str]:
    """As one types: the name without tones, two words the other way round, a name and a year, a number, beginnings."""
    ways: list[Callable[[Dossier], str]] = [
        lambda person: fold(person.full_name),
        lambda person: " ".join(reversed(person.full_name.split()[-2:])),
        lambda person: f"{person.full_name.split()[-1]} {person.birth_date:%Y}",
        lambda person: person.number,
        lambda person: " ".join(word[:2] for word in fold(person.full_name).split()),
    ]
    return (way(person) for way, person in zip(cycle(ways), people, strict=False))


def _opened(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _measured(ask: Callable[[str], None], questions: list[str] | Iterator[str]) -> Times:
    asked = list(questions)
    statements = 0
    for question in asked[:: max(1, len(asked) // 8)]:
        with CaptureQueriesContext(connection) as captured:
            ask(question)
        statements = max(statements, len(captured))
    seconds = sorted(_seconds(ask, question) * 1000 for question in asked)
    return Times(median(seconds), seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))], statements)


def _seconds(ask: Callable[[str], None], question: str) -> float:
    started = perf_counter()
    ask(question)
    return perf_counter() - started


def _sizes(level: Level) -> list[tuple[int, int]]:
    """How many dossiers each unit of the level has today, and its key; from 01/07/2025 there are no districts."""
    units = Area.objects.valid_on(calendar.today()).filter(level=level)
    cards = IndexCard.objects.order_by().filter(commune__ancestor_links__ancestor__in=units)
    rows = cards.values_list("commune__ancestor_links__ancestor").annotate(people=Count("pk"))
    return sorted((people, unit) for unit, people in rows)


def chosen(sizes: list[tuple[int, int]], wanted: int | None) -> tuple[int, int]:
    """The one with as many dossiers as wanted, or nearly; else that of the dossier in the middle: units to which a few
    have moved do not count like those whose register it is."""
    if wanted:
        return min(sizes, key=lambda row: abs(row[0] - wanted))
    below, half = 0, sum(people for people, _ in sizes) / 2
    for size in sizes:
        below += size[0]
        if below >= half:
            return size
    raise ValueError("no units")


def _sample(area: Area) -> list[Dossier]:
    """Dossiers of the area, evenly over it, as often as it takes."""
    keys = list(
        IndexCard.objects.filter(commune__ancestor_links__ancestor=area).order_by("pk").values_list("pk", flat=True)
    )
    found = Dossier.objects.in_bulk(keys[:: max(1, len(keys) // REQUESTS)][:REQUESTS])
    return list(islice(cycle(found.values()), REQUESTS))


def _officer(role: Role, area: Area) -> User:
    user = get_user_model().objects.create_user(f"bench-{role}")
    office = Office.objects.get(area=area, kind=area.level)
    Post.objects.create(user=user, role=role, office=office, valid_from=calendar.today())
    return user


class _DossierAdmin(ModelAdmin):
    list_display = ("full_name", "number", "birth_date", "sex", "main_drug", "stage")
    list_filter = ("stage", "sex", "main_drug")
    search_fields = ("full_name", "number")
    list_per_page = ON_A_PAGE


def _admin_list() -> Callable[[str], None]:
    """The list that Django would give of the table out of the box, to a superuser."""
    site = AdminSite()
    site.register(Dossier, _DossierAdmin)
    urls = ModuleType("addresses of the admin")
    urls.urlpatterns = [path("admin/", site.urls)]
    user = get_user_model()(username="bench-admin", is_superuser=True, is_staff=True, is_active=True)

    def ask(question: str) -> None:
        set_urlconf(urls)
        try:
            request = RequestFactory().get(f"/admin/?{question}", HTTP_HOST=HOST)
            request.user = user
            assert site.get_model_admin(Dossier).changelist_view(request).render().status_code == 200
        finally:
            set_urlconf(None)

    return ask
