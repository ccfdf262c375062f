"""A dossier on its way from commune to commune: sent, asked for, accepted, refused, withdrawn, late."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.enums import Role
from cases.enums import TransferSide, TransferState
from cases.models import Dossier, Transfer
from cases.services import (
    accept_transfer,
    ask_for_dossier,
    correct_responsibility,
    move_dossier,
    refuse_transfer,
    send_dossier,
    withdraw_move,
    withdraw_transfer,
)
from cases.services import moves as moving
from cases.services.checks import FUTURE
from cases.services.dossiers import NOT_A_COMMUNE
from cases.transfers import LATE_BELOW, TO_ANSWER, deadline, may_answer, may_withdraw
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY, MOVED = date(2024, 6, 20), date(2024, 6, 17)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def there():
    return officer(area_code=areas.FAR_COMMUNE)


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def sent(dossier, by, *, to=areas.FAR_COMMUNE, moved_on=MOVED, **facts):
    return send_dossier(dossier=dossier, to=areas.area(to), moved_on=moved_on, by=by, **facts)


def asked(dossier, by):
    to, known = areas.area(areas.FAR_COMMUNE), "Nguyễn Văn Thử, 15/05/1990"
    return ask_for_dossier(dossier=dossier, to=to, moved_on=MOVED, known_as=known, by=by)


def communes(dossier):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return [(row.commune.code, row.starts, row.ends) for row in dossier.responsibilities.select_related("commune")]


def test_until_it_is_accepted_the_old_commune_answers_then_the_new_one(dossier, by, there):
    transfer = sent(dossier, by, address="12 Lê Lợi")
    assert communes(dossier) == [(areas.COMMUNE, factories.OPENED, None)]
    assert not Dossier.objects.visible_to(there).exists()
    accept_transfer(transfer=transfer, version=1, by=there)
    assert communes(dossier) == [(areas.COMMUNE, factories.OPENED, TODAY), (areas.FAR_COMMUNE, TODAY, None)]
    assert not Dossier.objects.visible_to(by).exists()
    found = Dossier.objects.visible_to(there).get()
    assert found.present_address == "12 Lê Lợi"
    assert found.past_addresses.get().ends == MOVED
    transfer.refresh_from_db()
    assert (transfer.state, transfer.starts, transfer.answered_by) == (TransferState.ACCEPTED, TODAY, there)
    actions = AuditEvent.objects.filter(object_type="cases.transfer").values_list("action", flat=True)
    assert set(actions) == {"send_dossier", "accept_transfer"}


def test_a_dossier_asked_for_is_given_by_the_old_commune(dossier, by, there):
    transfer = asked(dossier, there)
    assert (may_answer(by, transfer), may_answer(there, transfer)) == (True, False)
    assert (may_withdraw(by, transfer), may_withdraw(there, transfer)) == (False, True)
    accept_transfer(transfer=transfer, version=1, by=by)
    assert communes(dossier)[-1] == (areas.FAR_COMMUNE, TODAY, None)


def test_a_refusal_says_why_and_leaves_the_dossier_where_it_is(dossier, by, there):
    transfer = sent(dossier, by)
    assert refused(lambda: refuse_transfer(transfer=transfer, version=1, reason="  ", by=there), "reason")
    refuse_transfer(transfer=transfer, version=1, reason="không ở địa bàn", by=there)
    assert communes(dossier) == [(areas.COMMUNE, factories.OPENED, None)]
    transfer.refresh_from_db()
    assert (transfer.state, transfer.reason, transfer.starts) == (TransferState.REFUSED, "không ở địa bàn", None)
    assert sent(dossier, by).state == TransferState.WAITING


def test_what_is_answered_or_withdrawn_is_not_answered_again(dossier, by, there):
    transfer = sent(dossier, by)
    withdraw_transfer(transfer=transfer, version=1, by=by)
    acts = (
        lambda: accept_transfer(transfer=transfer, version=2, by=there),
        lambda: refuse_transfer(transfer=transfer, version=2, reason="muộn", by=there),
        lambda: withdraw_transfer(transfer=transfer, version=2, by=by),
    )
    for act in acts:
        assert "Đã rút lại" in refused(act)
    assert communes(dossier) == [(areas.COMMUNE, factories.OPENED, None)]


def test_an_answer_from_an_old_page_is_refused(dossier, by, there):
    transfer = sent(dossier, by)
    with pytest.raises(StaleVersionError):
        accept_transfer(transfer=transfer, version=0, by=there)
    assert len(communes(dossier)) == 1


def test_while_one_waits_the_dossier_does_not_move_otherwise(dossier, by):
    move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2024, 5, 1), by=by)
    row = dossier.responsibilities.get(ends=None)
    waiting = sent(dossier, by)
    version = Dossier.objects.get().version
    sentence = moving.TRANSFER_WAITS.format(source=waiting.source, target=waiting.target, at=TODAY)
    to = areas.area(areas.OTHER_COMMUNE)
    for act in (
        lambda: move_dossier(dossier=dossier, to=to, on=TODAY, by=by),
        lambda: withdraw_move(responsibility=row, version=version, reason="nhầm", by=by),
        lambda: correct_responsibility(responsibility=row, version=version, commune=to, starts=MOVED, by=by),
    ):
        assert refused(act, sentence=sentence)
    assert "đang chờ một lần chuyển khác" in refused(lambda: sent(dossier, by, to=areas.OTHER_COMMUNE))


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"moved_on": TODAY + timedelta(1)}, "on", FUTURE.format(day=TODAY + timedelta(1), today=TODAY)),
        ({"moved_on": factories.OPENED - timedelta(1)}, "on", ""),
        ({"to": areas.DISTRICT}, "to", NOT_A_COMMUNE),
        ({"to": areas.COMMUNE}, "to", ""),
    ],
)
def test_what_cannot_be_sent_is_refused_beside_its_field(dossier, by, facts, field, sentence):
    assert refused(lambda: sent(dossier, by, **facts), field, sentence)


def test_sent_on_the_day_of_the_opening_it_is_accepted_from_the_next(by, there, on_day):
    person = factories.dossier(by=by, opened_on=TODAY)
    transfer = sent(person, by, moved_on=TODAY)
    accept = {"transfer": transfer, "version": 1, "by": there}
    assert refused(lambda: accept_transfer(**accept), "on", moving.ON_OPENING_DAY.format(day=TODAY))
    on_day(TODAY + timedelta(1))
    assert accept_transfer(**accept).starts == TODAY + timedelta(1)


@pytest.mark.parametrize(
    ("day", "hours", "last"),
    [
        (date(2024, 6, 20), None, date(2024, 6, 27)),  # five working days, a weekend between
        (date(2026, 6, 30), None, date(2026, 7, 7)),  # the last day of the law of 2021
        (date(2026, 7, 1), 24, date(2026, 7, 2)),  # the first of that of 2025
    ],
)
def test_the_law_of_the_day_says_until_when_it_is_answered(day, hours, last):
    moment = datetime(day.year, day.month, day.day, 15, 30, tzinfo=HERE)
    found = deadline("answer", day, moment)
    assert found.on == last
    assert found.at == (moment + timedelta(hours=hours) if hours else None)


def test_late_begins_after_the_last_day(dossier, by, on_day):
    transfer = sent(dossier, by)
    for day, late in ((transfer.due_on, False), (transfer.due_on + timedelta(1), True)):
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=HERE)
        assert Transfer.objects.late(day, moment).exists() == late


def test_what_waits_too_long_is_told_to_those_above_and_answered_there(dossier, by, client, on_day):
    sent(dossier, by, to=areas.OTHER_COMMUNE)
    above = officer(Role.DISTRICT_OFFICER, areas.OTHER_DISTRICT)
    province = officer(Role.PROVINCE_OFFICER)
    client.force_login(above)
    assert LATE_BELOW.format(count=1) not in client.get(reverse("cases:worklist")).content.decode()
    on_day(date(2024, 6, 28))
    assert LATE_BELOW.format(count=1) in client.get(reverse("cases:worklist")).content.decode()
    transfer = Transfer.objects.get()
    assert [may_answer(user, transfer) for user in (above, province)] == [True, False]


def test_since_there_are_no_districts_the_province_answers_what_is_late(by, on_day):
    person = factories.dossier(by=by)
    on_day(date(2025, 7, 2))
    to = areas.area("00008")
    transfer = send_dossier(dossier=person, to=to, moved_on=date(2025, 7, 1), by=by)
    for day, answers in ((transfer.due_on, False), (transfer.due_on + timedelta(1), True)):
        on_day(day)
        assert may_answer(officer(Role.PROVINCE_OFFICER), transfer) == answers


def test_who_sees_it(dossier, by, there):
    sent(dossier, by)
    seen = (by, there, officer(Role.POLICE_OFFICER), officer(Role.DISTRICT_OFFICER), officer(Role.PROVINCE_OFFICER))
    unseen = (officer(area_code=areas.NEIGHBOUR), officer(Role.HEALTH_OFFICER), officer(Role.FACILITY_OFFICER))
    assert [Transfer.objects.visible_to(user).count() for user in seen] == [1] * 5
    assert [Transfer.objects.visible_to(user).count() for user in unseen] == [0] * 3


def test_the_sender_sees_the_state_and_nothing_that_came_later(dossier, by, there, client):
    transfer = sent(dossier, by)
    accept_transfer(transfer=transfer, version=1, by=there)
    Dossier.objects.update(full_name="Tên Mới")
    client.force_login(by)
    page = client.get(reverse("cases:transfer", args=[transfer.pk])).content.decode()
    assert "Đã chuyển" in page
    assert transfer.known_as in page
    assert "Tên Mới" not in page
    assert "Mở hồ sơ" not in page
    assert client.get(reverse("cases:dossier_detail", args=[dossier.pk])).status_code == 404


def test_the_pages_lead_from_sending_to_accepting(dossier, by, there, client):
    client.force_login(by)
    to = areas.area(areas.FAR_COMMUNE)
    typed = {"on": "17/06/2024", "to": to.pk, "address": " 12  Lê Lợi", "note": "TB 12"}
    page = client.post(reverse("cases:move", args=[dossier.pk]), typed, follow=True).content.decode()
    assert f"Đã gửi hồ sơ đến {to}" in page
    assert "Đang chờ chuyển đến" in page
    transfer = Transfer.objects.get()
    assert (transfer.side, transfer.address, transfer.notify_by) == (TransferSide.SENT, "12 Lê Lợi", date(2024, 6, 24))
    accept = reverse("cases:transfer_accept", args=[transfer.pk])
    assert client.post(accept, {"version": 1}).status_code == 403
    client.force_login(there)
    assert TO_ANSWER.format(count=1) in client.get(reverse("cases:worklist")).content.decode()
    assert transfer.known_as in client.get(reverse("cases:transfers")).content.decode()
    refuse = reverse("cases:transfer_refuse", args=[transfer.pk])
    assert "bắt buộc" in client.post(refuse, {"version": 1, "reason": ""}).content.decode()
    assert client.get(refuse).status_code == 302
    page = client.post(accept, {"version": 1}, follow=True).content.decode()
    assert "Mở hồ sơ" in page
    again = client.post(accept, {"version": 2}, follow=True).content.decode()
    assert "không thể ghi kết quả khác" in again
    assert client.get(reverse("cases:dossier_detail", args=[dossier.pk])).status_code == 200


@pytest.mark.parametrize("tab", ["cho-tra-loi", "da-gui", "qua-han", "da-xong", "khong-co"])
def test_each_list_opens(dossier, by, client, tab):
    sent(dossier, by)
    client.force_login(by)
    page = client.get(reverse("cases:transfers"), {"muc": tab})
    assert page.status_code == 200
    assert ("Nguyễn Văn Thử" in page.content.decode()) == (tab == "da-gui")


def test_the_asking_page_of_another_area_answers_as_if_it_did_not_exist(dossier, by, client):
    transfer = sent(dossier, by)
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    assert client.get(reverse("cases:transfer", args=[transfer.pk])).status_code == 404
    for act in ("transfer_accept", "transfer_refuse", "transfer_withdraw"):
        assert client.post(reverse(f"cases:{act}", args=[transfer.pk]), {"version": 1}).status_code == 404
    client.force_login(by)
    client.post(reverse("cases:transfer_withdraw", args=[transfer.pk]), {"version": 1})
    assert Transfer.objects.get().state == TransferState.WITHDRAWN


def test_nobody_writes_another_commune_into_the_interval_that_runs(dossier, by, client):
    client.force_login(by)
    row, to = dossier.responsibilities.get(), areas.area(areas.NEIGHBOUR)
    url = reverse("cases:move_correct", args=[dossier.pk, row.pk])
    page = client.post(url, {"to": to.pk, "version": Dossier.objects.get().version}).content.decode()
    assert f"{to} ngoài địa bàn của bạn" in page
    assert communes(dossier) == [(areas.COMMUNE, factories.OPENED, None)]


@pytest.mark.parametrize(
    "impossible",
    [
        {"state": "accepted"},
        {"state": "refused", "answered_at": datetime(2024, 6, 20, tzinfo=HERE)},
        {"starts": TODAY},
        {"answered_at": datetime(2024, 6, 20, tzinfo=HERE)},
    ],
)
def test_the_database_refuses_an_answer_that_is_none(dossier, by, impossible):
    transfer = sent(dossier, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.filter(pk=transfer.pk).update(**impossible)
    assert Transfer.objects.get().state == TransferState.WAITING
