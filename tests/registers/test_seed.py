"""The made-up register: the same for the same seed, obeying every rule, in the old tree and across the new one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction
from openpyxl import load_workbook

from accounts.enums import Role
from accounts.models import User
from aftercare.models import Club
from areas.enums import REFORM_2025, Level
from areas.models import Area, Succession
from areas.queries import area_on
from cases.models import Dossier, Responsibility
from core import calendar
from core.db import acting_as
from programme.models import (
    Budget,
    Course,
    EventCommune,
    Inspection,
    Partner,
    Provider,
    ProviderStep,
    StaffMember,
)
from registers.seed.build import Builder
from registers.seed.scales import SCALES
from registers.seed.users import demo_password
from registers.workbook.exporting import rows_of
from registers.workbook.run import import_workbook
from registers.workbook.writing import write_workbook
from tests.accounts.factories import officer
from tests.registers.seed_faults import FAULTS

OLD_TREE = date(2024, 6, 20)
NEW_TREE = date(2026, 1, 15)
DIVIDED = "00008"
"""Phường Ngọc Hà, Hà Nội: made of wards some of which were divided."""

SEEDED_APPS = ("cases", "rehab", "aftercare")


def seed(*, number: int = 1, area: str | None = None, if_empty: bool = False) -> str:
    printed = StringIO()
    call_command("seed_demo", scale="commune", seed=number, area=area, if_empty=if_empty, stdout=printed)
    return printed.getvalue()


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves nothing behind."""
    with transaction.atomic():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


def faults_on(day: date) -> dict[str, int]:
    """The rules that are broken, each with how often."""
    found = {}
    with connection.cursor() as cursor:
        for name, query in FAULTS.items():
            cursor.execute(query, {"today": day})
            found[name] = cursor.fetchone()[0]
    return {name: count for name, count in found.items() if count}


def seeded_models() -> list[type[models.Model]]:
    return [model for app in SEEDED_APPS for model in apps.get_app_config(app).get_models()]


def contents() -> dict[str, list[tuple]]:
    """All rows of the register and of its history, without the numbers that the history gives its own rows; of what
    users keep and do not whose it is, nor its number and moment, since accounts are made anew."""
    found = {}
    for model in seeded_models():
        fields = model._meta.concrete_fields
        accounts = {field.attname for field in fields if field.related_model is User}
        left_out = {"pgh_id", *accounts, *(["id", "pgh_obj_id", "pgh_created_at"] if accounts else [])}
        columns = [field.attname for field in fields if field.attname not in left_out]
        found[model._meta.db_table] = sorted(model._default_manager.values_list(*columns), key=str)
    return found


DAYS = pytest.mark.parametrize("day", [OLD_TREE, NEW_TREE], ids=["old tree", "new tree"], indirect=True)


@pytest.fixture
def day(request, on_day: Callable) -> date:
    on_day(request.param)
    return request.param


@pytest.mark.django_db
@DAYS
def test_the_same_seed_gives_the_same_register(day):
    with undone():
        seed(number=7)
        first = contents()
    with undone():
        seed(number=7)
        again = contents()
    with undone():
        seed(number=8)
        other = contents()
    assert first == again
    assert len(first["cases_dossier"]) == 60
    assert first["cases_dossier"] != other["cases_dossier"]


@pytest.mark.django_db
@DAYS
def test_no_rule_is_broken_where_wards_were_divided(day):
    seed(area=DIVIDED)
    assert faults_on(day) == {}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
@DAYS
def test_in_a_province_every_commune_and_district_has_its_programme(day):
    few = replace(SCALES["small"], dossiers=40, clubs=2)
    Builder(area_on("46", day), few, 1).build()
    assert faults_on(day) == {}
    tree = Area.objects.valid_on(day).filter(ancestor_links__ancestor=area_on("46", day))
    communes = tree.filter(level=Level.COMMUNE)
    with_staff = communes.filter(offices__in=StaffMember.objects.values("office"))
    assert communes.count() - with_staff.distinct().count() == 1
    districts = tree.filter(level=Level.DISTRICT)
    for model in (Course, Provider, Inspection, Partner, Budget):
        served = districts.filter(offices__in=model.objects.values("office")).distinct().count()
        assert served == max(districts.count() - 1, 0)
    assert not EventCommune.objects.exclude(commune__in=communes).exists()
    assert not ProviderStep.objects.filter(on__gte=day).exists()


@pytest.mark.django_db
def test_across_the_reform_rows_carry_the_commune_of_their_day(on_day):
    on_day(NEW_TREE)
    seed(area=DIVIDED)
    stays = Responsibility.objects.select_related("commune")
    assert stays.filter(starts__lt=REFORM_2025, commune__valid_from=REFORM_2025).count() == 0
    assert stays.filter(starts__gte=REFORM_2025).exclude(commune__valid_from=REFORM_2025).count() == 0
    assert stays.filter(starts__lt=REFORM_2025).exists()
    assert stays.filter(starts__gt=REFORM_2025).exists()
    choices = stays.filter(starts=REFORM_2025, dossier__opened_on__lt=REFORM_2025)
    assert choices.exists()
    for choice in choices:
        before = Responsibility.objects.get(dossier=choice.dossier_id, ends=REFORM_2025)
        taken = Succession.objects.get(predecessor=before.commune_id, successor=choice.commune_id)
        assert not taken.is_default
    assert Club.objects.filter(commune__in=Area.objects.under(area_on(DIVIDED, NEW_TREE))).exists() or (
        Club.objects.filter(starts__lt=REFORM_2025, commune__valid_to=REFORM_2025).exists()
    )


@pytest.mark.django_db
def test_on_the_day_of_the_reform_the_register_lies_in_the_new_units(on_day):
    on_day(REFORM_2025)
    seed()
    assert not Responsibility.objects.filter(commune__valid_from=REFORM_2025).exists()
    clerk = User.objects.get(username="canbo.xa")
    assert clerk.posts_today[0].office.area.valid_from == REFORM_2025
    assert Dossier.objects.visible_to(clerk).count() >= 25


@pytest.mark.django_db
def test_a_register_with_dossiers_is_left_alone():
    first = seed()
    before = contents()
    with pytest.raises(CommandError, match="đã có 60 hồ sơ"):
        seed(number=2)
    again = seed(if_empty=True)
    assert contents() == before
    assert again.splitlines() == first.splitlines()[1:]
    assert demo_password(2) not in seed(number=2, if_empty=True)


@pytest.mark.django_db
@pytest.mark.parametrize(("area", "message"), [("99999", "không có đơn vị"), ("46", "cần xã, phường")])
def test_an_area_that_does_not_fit_is_named(area, message):
    with pytest.raises(CommandError, match=message):
        seed(area=area)


@pytest.mark.django_db
@DAYS
def test_the_register_goes_out_and_comes_in_without_a_fault(day):
    clerk = officer(Role.PROVINCE_OFFICER, "46")
    with undone():
        seed()
        exported = _exported(clerk)
    with acting_as(clerk):
        outcome = import_workbook(exported, clerk, dry_run=False).as_dict()
    assert outcome["faults"] == []
    assert outcome["imported"]["HoSo"] >= 50
    assert _cells(_exported(clerk)) == _cells(exported)


def _exported(clerk: User) -> bytes:
    with acting_as(clerk):
        return write_workbook(rows_of(clerk, area_on("46", calendar.today())))


def _cells(content: bytes) -> dict[str, list[tuple]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(BytesIO(content))}
