"""Bulk work: chosen, seen beforehand, done row by row, undone for a while."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from cases.bulk.papers import MOST_PAPERS
from cases.bulk.running import NOT_THERE, do_rows, produce_run, waiting_rows
from cases.enums import BulkOutcome, BulkState
from cases.models import BulkRun, CaseOfficer, Dossier
from cases.services import assign_officer, move_dossier
from cases.services import bulk as services
from cases.services.bulk import (
    apply_run,
    choose_dossiers,
    drop_run,
    last_day_to_undo,
    look_at_run,
    sweep_runs,
    undo_run,
)
from cases.services.officers import GIVEN_LATER, NOT_AS_LEFT
from core import calendar
from core.claims import take
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.bulk_worlds import World, build, in_charge
from tests.refusals import refused

pytestmark = pytest.mark.django_db
SINCE = date(2024, 6, 1)
TODAY = date(2024, 6, 20)


@pytest.fixture(scope="module")
def made(standing: Callable) -> Iterator[World]:
    with standing(build) as world:
        yield world


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


@pytest.fixture
def desk(client, world):
    client.force_login(world.by)
    return client


def chosen(world: World, *dossiers: Dossier) -> BulkRun:
    keys = [dossier.pk for dossier in dossiers or world.dossiers]
    return choose_dossiers(act="officer", keys=keys, by=world.by)


def data(user: User, starts: date = SINCE) -> dict[str, list[str]]:
    return {"officer": [str(user.pk)], "starts": [f"{starts:%d/%m/%Y}"]}


def seen(world: World, *dossiers: Dossier) -> BulkRun:
    return look_at_run(run=chosen(world, *dossiers), data=data(world.by), by=world.by)


def done(world: World, *dossiers: Dossier) -> BulkRun:
    return apply_run(run=seen(world, *dossiers), by=world.by)


def outcomes(run: BulkRun) -> list[str]:
    return list(run.rows.values_list("outcome", flat=True))


def test_what_is_seen_beforehand_is_what_is_done(world):
    before = [in_charge(dossier) for dossier in world.dossiers]
    run = seen(world)
    assert run.state == BulkState.READY
    assert outcomes(run) == [BulkOutcome.FITS, BulkOutcome.FITS, BulkOutcome.REFUSED]
    first, second, third = run.rows.all()
    assert first.before == "chưa có ai phụ trách"
    assert second.before == f"{world.other} từ 05/01/2024"
    assert second.after == f"{world.by} từ 01/06/2024"
    assert third.sentence == GIVEN_LATER.format(starts=date(2024, 6, 10), officer=world.other)
    assert [in_charge(dossier) for dossier in world.dossiers] == before
    assert not AuditEvent.objects.filter(action="assign_officer", details__starts="2024-06-01").exists()
    apply_run(run=run, by=world.by)
    assert outcomes(run) == [BulkOutcome.DONE, BulkOutcome.DONE, BulkOutcome.REFUSED]
    assert in_charge(world.dossiers[0]) == [(world.by.pk, SINCE, None)]
    assert in_charge(world.dossiers[1]) == [
        (world.other.pk, date(2024, 1, 5), SINCE),
        (world.by.pk, SINCE, None),
    ]
    assert in_charge(world.dossiers[2]) == before[2]
    told = AuditEvent.objects.get(action="bulk_apply")
    assert (told.object_id, told.details["done"], told.details["refused"]) == (str(run.pk), 2, 1)


def test_sent_twice_it_is_done_once(world):
    run = done(world)
    count = CaseOfficer.objects.count()
    assert "không làm lần nữa" in refused(lambda: apply_run(run=run, by=world.by))
    assert "không làm lần nữa" in refused(lambda: look_at_run(run=run, data={}, by=world.by))
    assert "không làm lần nữa" in refused(lambda: drop_run(run=run))
    assert CaseOfficer.objects.count() == count


def test_it_is_not_done_before_it_was_seen_nor_when_nothing_fits(world):
    assert refused(lambda: apply_run(run=chosen(world), by=world.by), sentence=services.LOOK_FIRST)
    run = seen(world, world.dossiers[2])
    assert refused(lambda: apply_run(run=run, by=world.by), sentence=services.NOTHING_FITS)


def test_what_was_changed_since_is_not_overwritten(world):
    run = seen(world)
    assign_officer(dossier=world.dossiers[0], officer=world.other, starts=date(2024, 5, 2), by=world.by)
    apply_run(run=run, by=world.by)
    row = run.rows.first()
    assert row.outcome == BulkOutcome.CHANGED
    assert f"{world.other} từ 02/05/2024" in row.sentence
    assert in_charge(world.dossiers[0]) == [(world.other.pk, date(2024, 5, 2), None)]
    assert outcomes(run)[1] == BulkOutcome.DONE


def test_a_dossier_of_another_commune_is_as_if_it_did_not_exist(world):
    run = chosen(world, world.elsewhere, world.dossiers[0])
    assert list(run.rows.values_list("dossier", flat=True)) == [world.dossiers[0].pk]
    assert refused(lambda: chosen(world, world.elsewhere), sentence=services.NONE_CHOSEN)


def test_a_dossier_that_went_away_meanwhile_is_left_alone(world):
    gone = world.dossiers[0]
    run = seen(world)
    move_dossier(dossier=gone, to=areas.area(areas.NEIGHBOUR), on=date(2024, 6, 19), by=world.by)
    apply_run(run=run, by=world.by)
    assert run.rows.first().sentence == NOT_THERE
    assert in_charge(gone) == []


def test_too_many_and_acts_that_are_not_ones_own_are_refused(world):
    many = {"act": "papers", "keys": range(1, MOST_PAPERS + 2), "by": world.by}
    assert f"nhiều nhất {MOST_PAPERS}" in refused(lambda: choose_dossiers(**many))
    nurse = officer(Role.HEALTH_OFFICER)
    act = {"act": "officer", "keys": [world.dossiers[0].pk]}
    assert refused(lambda: choose_dossiers(by=nurse, **act), sentence=services.NO_SUCH_ACT)


def test_the_whole_is_undone_until_the_end_of_the_next_day(world, on_day):
    before = [in_charge(dossier) for dossier in world.dossiers]
    run = done(world)
    on_day(TODAY + timedelta(days=1))
    assert last_day_to_undo(run) == calendar.today()
    undo_run(run=run, by=world.by)
    assert outcomes(run) == [BulkOutcome.UNDONE, BulkOutcome.UNDONE, BulkOutcome.REFUSED]
    assert [in_charge(dossier) for dossier in world.dossiers] == before
    assert refused(lambda: undo_run(run=run, by=world.by), sentence=services.NOTHING_TO_UNDO)


def test_the_day_after_it_is_too_late(world, on_day):
    run = done(world)
    on_day(TODAY + timedelta(days=2))
    assert refused(
        lambda: undo_run(run=run, by=world.by), sentence=services.TOO_LATE.format(day=TODAY + timedelta(days=1))
    )
    assert refused(lambda: undo_run(run=seen(world), by=world.by), sentence=services.NOT_DONE)


def test_a_row_on_which_something_was_built_stays_and_says_why(world):
    run = done(world)
    assign_officer(dossier=world.dossiers[0], officer=world.other, starts=date(2024, 6, 15), by=world.by)
    undo_run(run=run, by=world.by)
    first, second, _ = run.rows.all()
    assert (first.outcome, first.sentence) == (BulkOutcome.DONE, NOT_AS_LEFT)
    assert second.outcome == BulkOutcome.UNDONE
    assert len(in_charge(world.dossiers[0])) == 2


def test_one_row_is_undone_alone_and_one_corrected_on_its_day_is_as_before(world):
    run = look_at_run(run=chosen(world), data=data(world.by, date(2024, 6, 10)), by=world.by)
    apply_run(run=run, by=world.by)
    assert outcomes(run) == [BulkOutcome.DONE] * 3
    assert in_charge(world.dossiers[2]) == [(world.by.pk, date(2024, 6, 10), None)]
    undo_run(run=run, by=world.by, rows=[run.rows.last().pk])
    assert outcomes(run) == [BulkOutcome.DONE, BulkOutcome.DONE, BulkOutcome.UNDONE]
    assert in_charge(world.dossiers[2]) == [(world.other.pk, date(2024, 6, 10), None)]


def test_a_worker_killed_half_way_does_no_row_twice(world, monkeypatch):
    monkeypatch.setattr(services, "AT_THE_DESK", 0)
    run = look_at_run(run=chosen(world), data=data(world.by), by=world.by)
    assert run.state == BulkState.WAITING
    produce_run(take(BulkRun, run.pk), lambda *_: None)
    run.refresh_from_db()
    apply_run(run=run, by=world.by)
    run.refresh_from_db()
    assert take(BulkRun, run.pk) is not None
    do_rows(run, [waiting_rows(run).first()], world.by)
    BulkRun.objects.filter(pk=run.pk).update(heartbeat_at=calendar.now() - timedelta(days=9))
    assert sweep_runs() == 1
    produce_run(take(BulkRun, run.pk), lambda *_: None)
    run.refresh_from_db()
    assert run.state == BulkState.DONE
    assert outcomes(run) == [BulkOutcome.DONE, BulkOutcome.DONE, BulkOutcome.REFUSED]
    assert len(in_charge(world.dossiers[0])) == 1
    assert len(in_charge(world.dossiers[1])) == 2


def test_what_broke_off_goes_on_with_the_rest(world, monkeypatch):
    """The officer named left between the preview and the doing, and came back."""
    run = look_at_run(run=chosen(world), data=data(world.other), by=world.by)
    post = world.other.posts.get()
    world.other.posts.update(valid_to=TODAY)
    assert "nay không dùng được" in refused(lambda: apply_run(run=run, by=world.by))
    monkeypatch.setattr(services, "AT_THE_DESK", 0)
    apply_run(run=run, by=world.by)
    produce_run(take(BulkRun, run.pk), lambda *_: None)
    run.refresh_from_db()
    assert run.state == BulkState.FAILED
    assert "nay không dùng được" in run.failure
    post.save()
    apply_run(run=run, by=world.by)
    produce_run(take(BulkRun, run.pk), lambda *_: None)
    run.refresh_from_db()
    assert (run.state, outcomes(run)[0]) == (BulkState.DONE, BulkOutcome.DONE)


def test_from_the_list_to_the_end_without_scripts(desk, world):
    page = desk.get(reverse("cases:dossier_list"), {"tat-ca": 1}).content.decode()
    assert page.count("data-pick>") == 3
    assert "tất cả 3 hồ sơ của danh sách này" in page
    named = {"act": "officer", "address": "q=an", "chosen": [world.elsewhere.pk, world.dossiers[0].pk]}
    answer = desk.post(reverse("cases:bulk_choose"), named)
    run = BulkRun.objects.get()
    assert answer.url == reverse("cases:bulk_run", args=[run.pk])
    typed = {"officer": world.by.pk, "starts": "1/6/2024"}
    wrong = desk.post(answer.url, {**typed, "starts": "31/6/2024"})
    assert "starts" in wrong.context["form"].errors
    shown = desk.post(answer.url, typed, follow=True).content.decode()
    assert "1 hồ sơ sẽ được làm, 0 không" in shown
    assert "Làm với 1 hồ sơ" in shown
    result = desk.post(reverse("cases:bulk_apply", args=[run.pk]), follow=True).content.decode()
    assert "Đã làm 1 hồ sơ" in result
    assert "Cán bộ phụ trách" in result
    row = run.rows.get()
    result = desk.post(reverse("cases:bulk_undo", args=[run.pk]), {"row": row.pk}, follow=True).content.decode()
    assert "Đã hoàn tác: 1" in result or "Đã hoàn tác</span>" in result
    assert "Đổi cán bộ phụ trách" in desk.get(reverse("cases:bulk_list")).content.decode()


@pytest.mark.parametrize(("which", "count"), [("all", 1), ("page", 2), ("ticked", 1)])
def test_the_page_or_all_that_the_list_finds_can_be_chosen(desk, world, which, count):
    sent = {
        "act": "officer",
        "address": "q=Lê An",
        "which": which,
        "on_page": [dossier.pk for dossier in world.dossiers[:2]],
        "chosen": [world.dossiers[2].pk],
    }
    desk.post(reverse("cases:bulk_choose"), sent)
    assert BulkRun.objects.get().rows.count() == count


def test_those_with_which_it_could_not_be_done_are_chosen_once_more(desk, world):
    run = done(world)
    answer = desk.post(reverse("cases:bulk_again", args=[run.pk]))
    again = BulkRun.objects.exclude(pk=run.pk).get()
    assert answer.url == reverse("cases:bulk_run", args=[again.pk])
    assert [row.dossier for row in again.rows.all()] == [world.dossiers[2]]
    assert desk.get(answer.url).context["form"]["starts"].value() == "01/06/2024"
    assert desk.post(reverse("cases:bulk_again", args=[again.pk])).url == answer.url


def test_a_draft_is_thrown_away_and_nobody_else_sees_it(desk, client, world):
    run = seen(world)
    client.force_login(world.other)
    assert client.get(reverse("cases:bulk_run", args=[run.pk])).status_code == 404
    client.force_login(world.by)
    assert client.post(reverse("cases:bulk_drop", args=[run.pk])).status_code == 302
    assert not BulkRun.objects.exists()


def test_drafts_left_behind_are_thrown_away(world):
    run, kept = seen(world), done(world, world.dossiers[0])
    BulkRun.objects.update(requested_at=calendar.now() - services.DRAFT_KEPT - timedelta(hours=1))
    sweep_runs()
    assert list(BulkRun.objects.all()) == [kept]
    assert run.pk != kept.pk
