"""What a made-up register holds, in the old tree and across the new one: made once for all who look at it."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.enums import ROLE_PERMISSIONS, Permission, Role
from accounts.models import User
from accounts.scope import scope_of
from aftercare.models import Aftercare, Club, ClubSession
from cases.enums import Stage
from cases.management.commands import bench_pages
from cases.models import Dossier, IdentityPaper, PlaceOfCare
from cases.stage import refresh_stages
from core import calendar
from registers.seed.users import demo_password
from rehab.enums import Modality
from rehab.models import DoseOrder, Episode, Facility
from reporting.management.commands import bench
from tests.registers.test_seed import NEW_TREE, OLD_TREE, faults_on, seed, seeded_models

NOT_SEEDED = {
    "BulkRow",
    "BulkRun",
    "Clock",
    "Document",
    "Dose",
    "FormerNumber",
    "HandoverExit",
    "LifeEvent",
    "ListExport",
    "ListExportEnd",
    "MatchKey",
    "MatchRun",
    "Morning",
    "Pause",
    "Photo",
    "Procedure",
    "ProposalAnswer",
    "Scan",
    "Step",
    "SuspectedPair",
    "Transfer",
}
"""What only happens in the running system, and photographs."""


@pytest.fixture(scope="module", params=[OLD_TREE, NEW_TREE], ids=["old tree", "new tree"])
def standing_register(request, standing: Callable) -> Iterator[tuple[date, str]]:
    """The register of a day, made once for all who only look at it; what was printed."""

    def build() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.system_date', %s, false)", [request.param.isoformat()])
        return seed()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "SYSTEM_DATE", request.param)
        with standing(build) as printed:
            yield request.param, printed


@pytest.fixture
def register(standing_register: tuple[date, str], db: None) -> str:
    """What was printed when it was seeded."""
    return standing_register[1]


@pytest.fixture
def stands_on(standing_register: tuple[date, str]) -> date:
    """The day of the standing register."""
    return standing_register[0]


def test_no_rule_of_the_register_is_broken(register, stands_on):
    assert faults_on(stands_on) == {}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_register_is_worth_looking_at(register, stands_on):
    """Every table has rows but those of what only happens in the running system, and that of photographs, for made-up
    people have no faces; people stand in every stage."""
    empty = {
        getattr(model, "pgh_tracked_model", model).__name__
        for model in seeded_models()
        if not model._default_manager.exists()
    }
    assert empty == NOT_SEEDED
    stages = set(Dossier.objects.values_list("stage", flat=True))
    assert stages >= {Stage.REHAB, Stage.AFTERCARE, Stage.ADDICT, Stage.MANAGED_USER, Stage.COMPLETED, Stage.ENDED}
    assert refresh_stages() == 0
    assert Dossier.objects.earliest("opened_on").opened_on < stands_on - timedelta(days=8 * 365)
    assert ClubSession.objects.count() > 30
    assert set(IdentityPaper.objects.values_list("kind", flat=True)) == {"cccd", "cmnd"}


def test_the_programme_has_something_of_everything(register):
    empty = {model._meta.label for model in apps.get_app_config("programme").get_models() if not model.objects.exists()}
    assert empty == set()


def test_no_facility_was_ever_fuller_than_its_beds(register):
    for facility in Facility.objects.all():
        spells = [*facility.episodes.values_list("starts", "ends"), *facility.aftercares.values_list("starts", "ends")]
        for since, _ in spells:
            inside = sum(1 for starts, ends in spells if starts <= since and (ends is None or ends > since))
            assert inside <= facility.capacity


def test_facilities_care_for_people_exactly_during_their_episodes(register):
    reasons = {
        f"episode:{episode.pk}": (episode.dossier_id, episode.facility.office_id, episode.starts, episode.ends)
        for episode in Episode.objects.filter(facility__isnull=False).select_related("facility")
    }
    reasons |= {
        f"aftercare:{spell.pk}": (spell.dossier_id, spell.facility.office_id, spell.starts, spell.ends)
        for spell in Aftercare.objects.filter(facility__isnull=False).select_related("facility")
    }
    places = PlaceOfCare.objects.all()
    assert reasons == {row.reason: (row.dossier_id, row.office_id, row.starts, row.ends) for row in places}


def test_every_patient_in_substitution_has_a_dose_ordered(register):
    treated = Episode.objects.filter(modality=Modality.METHADONE)
    assert treated.exists()
    assert not treated.filter(dose_orders__isnull=True).exists()
    assert DoseOrder.objects.filter(phase="maintenance").count() == treated.filter(maintenance_on__isnull=False).count()


def test_the_history_ends_in_what_the_register_holds(register):
    for model in seeded_models():
        history = getattr(model, "pgh_event_model", None)
        if history is None:
            continue
        columns = [field.attname for field in model._meta.concrete_fields]
        events = list(
            history.objects.order_by("pgh_obj_id", "pgh_id").values(
                "pgh_obj_id", "pgh_created_at", "pgh_until", *columns
            )
        )
        latest = {event["pgh_obj_id"]: event for event in events}
        rows = {row["id"]: row for row in model._default_manager.values(*columns)}
        assert {key: {name: event[name] for name in columns} for key, event in latest.items()} == rows
        assert {event["pgh_until"] for event in latest.values()} <= {None}
        for before, after in pairwise(events):
            if before["pgh_obj_id"] == after["pgh_obj_id"]:
                assert before["pgh_created_at"] <= before["pgh_until"] == after["pgh_created_at"]
        assert all(event["pgh_created_at"] < calendar.now() for event in events)


def test_facts_are_recorded_after_they_happened_and_some_corrected_later(register):
    opened = dict(Dossier.objects.values_list("pk", "opened_on"))
    inserts = Dossier.pgh_event_model.objects.filter(pgh_label="insert")
    delays = [
        (timezone.localdate(event.pgh_created_at) - opened[event.pgh_obj_id]).days
        for event in inserts.only("pgh_obj_id", "pgh_created_at")
    ]
    assert len(delays) == 60
    assert min(delays) >= 0
    assert sorted(delays)[len(delays) // 2] <= 7
    assert max(delays) > 7
    assert inserts.exclude(pgh_context__metadata__post="").count() == 60
    assert Dossier.objects.filter(version__gt=1).exists()


def test_the_triggers_work_again_after_seeding(register):
    dossier = Dossier.objects.first()
    before = Dossier.pgh_event_model.objects.filter(pgh_obj_id=dossier.pk).count()
    Dossier.objects.filter(pk=dossier.pk).update(occupation="Thợ mộc")
    assert Dossier.pgh_event_model.objects.filter(pgh_obj_id=dossier.pk).count() == before + 1
    dossier.pk, dossier.number = None, "SAU-MAU"
    dossier.save()
    assert dossier.pk > max(Dossier.objects.exclude(number="SAU-MAU").values_list("pk", flat=True))


def test_the_users_printed_can_sign_in_and_find_work(register, stands_on):
    password = demo_password(1)
    roles = set(Role) - ({Role.DISTRICT_OFFICER} if stands_on == NEW_TREE else set())
    users = {post.role: user for user in User.objects.all() for post in user.posts_today}
    assert set(users) == roles
    for role, user in users.items():
        assert re.search(rf"^{re.escape(user.username)} .* {password}$", register, re.MULTILINE)
        assert user.check_password(password)
        assert not user.must_change_password
        seen = Dossier.objects.visible_to(user)
        assert seen.exists() == (Permission.VIEW_DOSSIER in ROLE_PERMISSIONS[role])
    commune = users[Role.COMMUNE_OFFICER]
    assert Dossier.objects.visible_to(commune).count() >= 25
    assert Club.objects.visible_to(commune).exists()
    assert scope_of(users[Role.FACILITY_OFFICER]).facilities


def test_the_pages_are_measured_for_each_level_there_is(register, stands_on, tmp_path, monkeypatch):
    monkeypatch.setattr(bench_pages, "REQUESTS", 1)
    call_command("bench_pages", json=tmp_path / "pages.json", stdout=StringIO())
    found = json.loads((tmp_path / "pages.json").read_text())
    levels = {"commune", "province"} | ({"district"} if stands_on == OLD_TREE else set())
    assert set(found) - {"admin", "total"} == levels
    assert all(page["statements"] and page["p50"] <= page["p95"] for page in found["commune"]["pages"].values())
    assert not get_user_model().objects.filter(username__startswith="bench-").exists()


def test_places_are_measured_that_are_as_large_as_those_of_another_measurement():
    sizes = [(3, 11), (20, 12), (20, 14), (400, 13)]
    assert [bench_pages.chosen(sizes, wanted) for wanted in (None, 1, 30, 9999)] == [
        (400, 13),
        (3, 11),
        (20, 12),
        (400, 13),
    ]


def test_the_figures_are_measured_against_a_script_written_by_hand(register, monkeypatch):
    monkeypatch.setattr(bench, "ROUNDS", 1)
    monkeypatch.setattr(bench, "SAMPLE", 2)
    printed = StringIO()
    call_command("bench", stdout=printed)
    assert "SQL viết tay" in printed.getvalue()
