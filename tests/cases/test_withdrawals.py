"""What was entered wrongly is taken out, and remains in the history."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from accounts.enums import Role
from cases.enums import Stage
from cases.models import Determination, Dossier
from cases.services import move_dossier, start_user_management, withdraw_fact, withdraw_move, withdraw_paper
from cases.services import withdrawals as rules
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer()


def test_a_determination_of_another_person_is_taken_out(by):
    dossier = factories.addict(by=by)
    fact = dossier.determinations.get()
    pk = fact.pk
    withdraw_fact(fact=fact, version=fact.version, reason="Ghi nhầm người", by=by)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.REGISTERED
    labels = Determination.pgh_event_model.objects.filter(pgh_obj_id=pk).values_list("pgh_label", flat=True)
    assert list(labels.order_by("pgh_id")) == ["insert", "delete"]
    event = AuditEvent.objects.get(action="withdraw")
    assert (event.object_id, event.details["reason"], event.details["dossier"]) == (
        str(pk),
        "Ghi nhầm người",
        dossier.pk,
    )


def test_what_somebody_changed_meanwhile_is_not_taken_out(by):
    management = start_user_management(dossier=factories.dossier(by=by), starts=date(2024, 1, 1), by=by)
    with pytest.raises(StaleVersionError):
        withdraw_fact(fact=management, version=0, reason="x", by=by)
    management.refresh_from_db()


def test_a_paper_taken_out_finds_nobody_and_is_free_again(by):
    dossier = factories.dossier(by=by, cccd="001090000001")
    withdraw_paper(paper=dossier.papers.get(), version=dossier.version, reason="Của người khác", by=by)
    assert not Dossier.objects.search("001090000001").exists()
    assert factories.dossier(by=by, cccd="001090000001")
    with pytest.raises(StaleVersionError):
        withdraw_paper(paper=dossier.papers.model(dossier=dossier), version=dossier.version, reason="x", by=by)


def test_the_last_move_is_taken_back_and_leaves_no_gap():
    by = officer(Role.DISTRICT_OFFICER)
    dossier = factories.dossier(by=by)
    first = move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2024, 1, 1), by=by)
    last = move_dossier(dossier=dossier, to=areas.area(areas.OTHER_COMMUNE), on=date(2024, 2, 1), by=by)

    def take_back(row):
        version = Dossier.objects.get(pk=dossier.pk).version
        withdraw_move(responsibility=row, version=version, reason="Chưa chuyển", by=by)

    with pytest.raises(DomainError, match=rules.NOT_THE_LAST):
        take_back(first)
    take_back(last)
    take_back(first)
    with pytest.raises(DomainError, match=rules.FIRST_COMMUNE):
        take_back(dossier.responsibilities.get())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert dossier.responsibilities.get().commune == areas.area()
    assert dossier.responsibilities.get().ends is None


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("determination", "determinations"),
        ("removal", "removals"),
        ("user_management", "user_managements"),
        ("paper", "papers"),
        ("move", "responsibilities"),
    ],
)
def test_the_pages(client, name, facts):
    by = officer(Role.DISTRICT_OFFICER)
    dossier = factories.addict(by=by, cccd="001090000001")
    dossier.removals.create(on=date(2024, 1, 1), reason="other")
    start_user_management(dossier=dossier, starts=date(2024, 2, 1), by=by)
    move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2024, 3, 1), by=by)
    dossier.refresh_from_db()
    fact = getattr(dossier, facts).order_by("pk").last()
    url = reverse(f"cases:{name}_withdraw", args=[dossier.pk, fact.pk])
    change = "move_correct" if name == "move" else f"{name}_change"
    version = dossier.version if name in ("paper", "move") else fact.version
    client.force_login(officer(area_code=areas.OTHER_COMMUNE))
    assert client.post(url, {"reason": "x", "version": version}).status_code == 404
    client.force_login(officer(Role.PROVINCE_OFFICER))
    assert client.post(url, {"reason": "x", "version": version}).status_code == 403
    client.force_login(by)
    assert url in client.get(reverse(f"cases:{change}", args=[dossier.pk, fact.pk])).content.decode()
    assert "Ô này bắt buộc" in client.post(url, {"reason": "", "version": version}).content.decode()
    assert client.post(url, {"reason": "Ghi nhầm", "version": version}).status_code == 302
    assert not getattr(dossier, facts).filter(pk=fact.pk).exists()
    assert client.get(url).status_code == 404
