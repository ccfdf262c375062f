"""``manage.py bench``: speed as ratios inside one run, on the register it finds (``make bench`` seeds a province)."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import Post, User
from areas.enums import Level
from areas.models import Area, Office
from areas.queries import area_on, subtree_on, tree_on
from cases.models import Clock, Dossier, Responsibility
from cases.views.worklist import ON_A_PAGE
from cases.worklist import WorkFilter, owed_to
from core import calendar
from core.db import acting_as
from core.paging import CappedPaginator
from reporting.compile import Compiled, compile_all, compile_form, drill
from reporting.layout import Form, forms_on
from reporting.periods import Window, window_of
from reporting.units import Unit

BY_HAND = Path(__file__).parents[1] / "by_hand.sql"
ROUNDS = 5
SAMPLE = 12
PAGE = 25


class Command(BaseCommand):
    help = "Đo tốc độ các việc chính; in thời gian và tỷ lệ so với việc làm gốc trong cùng một lần đo."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self._bench()
            transaction.set_rollback(True)

    def _bench(self) -> None:
        today = calendar.today()
        province = _fullest_province(today)
        communes = list(subtree_on(province, today).filter(level=Level.COMMUNE))
        month, year = window_of(f"{today:%Y-%m}"), window_of(f"{today:%Y}")
        forms = {code: form.asked_for(is_year_end=False) for code, form in forms_on(today).items()}
        commune = _fullest_commune(communes)
        self.stdout.write(f"{Dossier.objects.count()} hồ sơ; {province.name}; {len(communes)} xã; {commune.name}\n")

        whole = self._time("04-BCN cả tỉnh, cả năm", lambda: compile_form(forms["04-BCN"], Unit(area=province), year))
        together = self._time(
            "01-BCN của mọi xã, một lượt", lambda: compile_all(forms["01-BCN"], province, map(Unit, communes), month)
        )
        one = self._time("01-BCN một xã", lambda: compile_form(forms["01-BCN"], Unit(area=commune), month))
        rows = _rows(forms["01-BCN"])
        some = rows[:: max(1, len(rows) // SAMPLE)]
        cells = self._time(
            f"01-BCN một xã, đếm từng ô của {len(some)} dòng",
            lambda: _by_cells(forms["01-BCN"], some, Unit(area=commune), month),
            rounds=1,
        ) * (len(rows) / len(some))
        sample = communes[:: max(1, len(communes) // SAMPLE)]
        each = self._time(
            f"01-BCN của {len(sample)} xã, từng xã một",
            lambda: [compile_form(forms["01-BCN"], Unit(area=area), month) for area in sample],
            rounds=2,
        ) * (len(communes) / len(sample))
        three = replace(forms["01-BCN"], groups=forms["01-BCN"].groups[:3])
        by_hand = self._time("nhóm 11–13 của tỉnh và mọi xã, SQL viết tay", lambda: _by_hand(province, month))
        same = self._time(
            "nhóm 11–13 của tỉnh và mọi xã",
            lambda: compile_all(three, province, map(Unit, [province, *communes]), month),
        )
        _require_same(_by_hand(province, month), compile_all(three, province, map(Unit, [province, *communes]), month))
        small = self._time("Danh sách, cán bộ xã", _list_page(_officer(Role.COMMUNE_OFFICER, commune, today)))
        above, role = (
            (commune.parent, Role.DISTRICT_OFFICER)
            if commune.parent.level == Level.DISTRICT
            else (province, Role.PROVINCE_OFFICER)
        )
        middle = self._time("Danh sách, cán bộ cấp trên", _list_page(_officer(role, above, today)))
        bare = self._time("Danh sách, không phạm vi", lambda: list(Dossier.objects.all()[:PAGE]))

        busy = _busiest_commune(communes)
        clerk = _officer(Role.COMMUNE_OFFICER, busy, today, "work")
        chief = _officer(role, busy.parent if role == Role.DISTRICT_OFFICER else province, today, "work")
        own = self._time("Việc cần làm, cán bộ xã", _work_page(clerk))
        own_each = self._time("Việc cần làm, cán bộ xã, từng hồ sơ một", _work_by_dossier(clerk), rounds=2)
        all_work = self._time("Việc cần làm, cán bộ cấp trên", _work_page(chief))
        all_each = self._time("Việc cần làm, cán bộ cấp trên, từng hồ sơ một", _work_by_dossier(chief), rounds=2)

        for label, ratio in (
            ("mọi xã một lượt / từng xã một", together / each),
            ("mọi xã một lượt / 04-BCN cả tỉnh", together / whole),
            ("đếm từng ô / một câu lệnh", cells / one),
            ("hệ thống / SQL viết tay cho cùng những ô (tỉnh và mọi xã)", same / by_hand),
            ("danh sách cấp trên / cấp xã", middle / small),
            ("danh sách cấp trên / không phạm vi", middle / bare),
            ("việc cần làm cấp xã, từng hồ sơ / một lượt", own_each / own),
            ("việc cần làm cấp trên, từng hồ sơ / một lượt", all_each / all_work),
            ("việc cần làm cấp trên / cấp xã", all_work / own),
        ):
            self.stdout.write(f"{ratio:10.3f}  {label}")

    def _time(self, label: str, act: Callable[[], Any], *, rounds: int = ROUNDS) -> float:
        with CaptureQueriesContext(connection) as statements:
            act()
        seconds = median(_seconds(act) for _ in range(rounds))
        self.stdout.write(f"{seconds * 1000:10.1f} ms  {len(statements):4d} câu lệnh  {label}")
        return seconds


def _by_hand(province: Area, window: Window) -> dict[tuple[int, str], list[int]]:
    """The same cells by a script written for them alone."""
    params = {"S": window.starts, "E": window.ends, "tree": tree_on(window.ends).pk, "root": province.pk}
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND.read_text(encoding="utf-8"), params)
        return {(unit, code): counts for unit, code, *counts in cursor.fetchall()}


def _require_same(by_hand: dict[tuple[int, str], list[int]], found: list[Compiled]) -> None:
    """A yardstick that counts otherwise measures nothing."""
    for compiled in found:
        for row, cell in compiled.cells.items():
            assert by_hand.get((compiled.unit.area.pk, row), [0, 0, 0, 0]) == list(cell.values()), (compiled.unit, row)


def _seconds(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _fullest_province(day: date) -> Area:
    """The province with the most people today."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT link.ancestor_id FROM cases_responsibility responsibility
            JOIN areas_areamap map ON map.area_id = responsibility.commune_id
            JOIN areas_areatree tree ON tree.id = map.tree_id
            JOIN areas_arealink link ON link.descendant_id = map.unit_id
            JOIN areas_area province ON province.id = link.ancestor_id AND province.level = 'province'
            WHERE responsibility.ends IS NULL AND tree.starts = (
                SELECT max(starts) FROM areas_areatree WHERE starts <= %s
            )
            GROUP BY 1 ORDER BY count(*) DESC LIMIT 1
            """,
            [day],
        )
        return Area.objects.get(pk=cursor.fetchone()[0])


def _fullest_commune(communes: list[Area]) -> Area:
    day = calendar.today()
    counted = {
        area: compile_form(forms_on(day)["PL-TK"], Unit(area=area), window_of(f"{day:%Y-%m}")).cells["33.04"]["total"]
        for area in communes[:40]
    }
    return area_on(max(counted, key=counted.get).code, day)


def _busiest_commune(communes: list[Area]) -> Area:
    """The commune with the most steps owed, else the first."""
    owed = Clock.objects.open().values("procedure__dossier")
    rows = Responsibility.objects.filter(ends=None, commune__in=communes, dossier__in=owed)
    most = rows.order_by().values("commune").annotate(people=Count("pk")).order_by("-people").first()
    return next((area for area in communes if most and area.pk == most["commune"]), communes[0])


def _rows(form: Form) -> list[str]:
    """The rows that somebody counts by hand; two are shares of others."""
    return [row.code for group in form.groups for row in group.rows if row.code not in ("15.04v", "16.04")]


def _by_cells(form: Form, rows: list[str], unit: Unit, window: Window) -> list[int]:
    columns = ("total", "female", "under_18", "minority")
    return [len(drill(form, unit, window, code=code, column=column)) for code in rows for column in columns]


def _officer(role: Role, area: Area, day: date, name: str = "bench") -> User:
    user = get_user_model().objects.create_user(f"{name}-{role}")
    office = Office.objects.get(area=area, kind=area.level)
    Post.objects.create(user=user, role=role, office=office, valid_from=day)
    return user


def _list_page(user: User) -> Callable[[], list[Dossier]]:
    return lambda: list(Dossier.objects.visible_to(user)[:PAGE])


def _work_page(user: User) -> Callable[[], list[Clock]]:
    """The first page of the worklist as the page reads it, with its count, through the door of a request."""

    def page() -> list[Clock]:
        with acting_as(user):
            return list(CappedPaginator(_own_work(user, owed_to(user)), ON_A_PAGE).get_page(1).object_list)

    return page


def _work_by_dossier(user: User) -> Callable[[], list[Clock]]:
    """The same rows, put together from one statement for each dossier that has an open procedure."""

    def page() -> list[Clock]:
        with acting_as(user):
            people = Dossier.objects.visible_to(user).filter(procedures__closed_on=None, procedures__isnull=False)
            rows = [
                clock
                for person in people.distinct()
                for clock in _own_work(user, owed_to(user).filter(procedure__dossier=person))
            ]
            return sorted(rows, key=lambda clock: (clock.due_on or date.max, clock.pk))[:ON_A_PAGE]

    return page


def _own_work(user: User, rows: QuerySet[Clock]) -> QuerySet[Clock]:
    return WorkFilter({}, rows, user=user).qs
