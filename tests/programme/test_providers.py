"""Providers of services: which act follows which, its working days, who takes it, and what is taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import User
from cases.models import Rule
from core.errors import NotAllowedError
from core.models import AuditEvent
from programme.enums import ProviderAct as Act
from programme.enums import ProviderState as State
from programme.models import Provider, ProviderStep
from programme.provider_law import MOVES, PROCEDURE
from programme.queries import acts_open, standing_of
from programme.services import change_provider, post_list, remove_list, take_provider_step, undo_provider_step
from programme.services import providers as services
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme.factories import office_of, provider, published, step, suspended
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    return officer(Role.DISTRICT_OFFICER)


def standing(found: Provider):
    return standing_of([found])[0]


def test_a_registration_is_to_be_published_within_ten_working_days(district):
    found = provider(district, on=date(2024, 3, 1))
    now = standing(found)
    assert (now.state, now.due.on, now.is_late) == (State.REGISTERED, date(2024, 3, 15), True)
    assert now.due.rule.article == "NĐ 116/2021/NĐ-CP, Điều 17"
    assert AuditEvent.objects.filter(action="register_provider", object_id=str(found.pk), actor=district).exists()


def test_holidays_are_not_counted(district):
    """30/4 and 1/5/2024 are days off, 29/4 is given in exchange for a Saturday worked on 4/5."""
    assert standing(provider(district, on=date(2024, 4, 26))).due.on == date(2024, 5, 14)


@pytest.mark.parametrize(("day", "late"), [(date(2024, 3, 15), False), (date(2024, 3, 16), True)])
def test_it_is_late_from_the_day_after(district, on_day, day, late):
    found = provider(district, on=date(2024, 3, 1))
    on_day(day)
    assert standing(found).is_late is late


def test_the_clock_of_a_suspension(district):
    found = published(district)
    assert (standing(found).state, standing(found).due) == (State.PUBLISHED, None)
    step(found, district, Act.FIND, date(2024, 4, 1))
    assert standing(found).due.on == date(2024, 4, 8)
    step(found, district, Act.RECORD, date(2024, 4, 3))
    assert standing(found).due.on == date(2024, 4, 10)
    step(found, district, Act.SUSPEND, date(2024, 4, 10), months=3)
    now = standing(found)
    assert (now.state, now.until, now.is_late) == (State.SUSPENDED, date(2024, 7, 10), False)
    step(found, district, Act.REGISTER_AGAIN, date(2024, 6, 3))
    assert standing(found).due.on == date(2024, 6, 17)
    step(found, district, Act.REPUBLISH, date(2024, 6, 17))
    assert standing(found).state == State.PUBLISHED


def test_a_suspension_that_is_over_says_so(district, on_day):
    found = suspended(district)
    on_day(date(2024, 7, 11))
    assert standing(found).is_late


@pytest.mark.parametrize(("months", "fits"), [(2, False), (3, True), (6, True), (7, False), (None, False)])
def test_a_suspension_lasts_from_three_to_six_months(district, months, fits):
    found = published(district)
    step(found, district, Act.FIND, date(2024, 4, 1))
    step(found, district, Act.RECORD, date(2024, 4, 3))
    if fits:
        assert step(found, district, Act.SUSPEND, date(2024, 4, 10), months=months).months == months
        return
    said = refused(lambda: step(found, district, Act.SUSPEND, date(2024, 4, 10), months=months), "months")
    assert "từ 03 đến 06 tháng" in said


@pytest.mark.parametrize("state", State)
def test_an_act_is_taken_where_the_law_has_it_and_nowhere_else(district, state):
    found = provider(district, on=date(2024, 3, 1))
    ProviderStep.objects.all().delete()
    if state != State.NEW:
        (before,) = [known for known, (_, target) in MOVES.items() if target == state and known not in _BACK]
        months = 3 if before == Act.SUSPEND else None
        ProviderStep.objects.create(provider=found, act=before, on=date(2024, 3, 1), months=months)
    for act in Act:
        with transaction.atomic():
            assert _goes_by_the_law(found, district, state, act)
            transaction.set_rollback(True)


def _goes_by_the_law(found: Provider, by: User, state: State, act: Act) -> bool:
    """Taken, and the next state reached; or refused by its name."""
    if state not in MOVES[act][0]:
        return act.label in refused(lambda: step(found, by, act, date(2024, 3, 4)), "act")
    is_open = act in acts_open(found)
    step(found, by, act, date(2024, 3, 4))
    return is_open and standing(found).state == MOVES[act][1]


_BACK = {Act.CLEAR, Act.REPUBLISH, Act.REFUSE_AGAIN}
"""Acts that lead back to a state which another leads to first."""


@pytest.mark.parametrize(
    ("act", "missing", "field", "sentence"),
    [
        (Act.PUBLISH, {"number": ""}, "number", services.NEEDS_NUMBER.format(act=Act.PUBLISH.label)),
        (Act.REFUSE, {"note": " "}, "note", services.NEEDS_REASON.format(act=Act.REFUSE.label)),
    ],
)
def test_what_must_be_written(district, act, missing, field, sentence):
    found = provider(district)
    assert refused(lambda: step(found, district, act, date(2024, 3, 4), **missing), field, sentence)


def test_a_suspension_names_its_ground(district):
    found = published(district)
    step(found, district, Act.FIND, date(2024, 4, 1))
    step(found, district, Act.RECORD, date(2024, 4, 3))
    assert refused(
        lambda: step(found, district, Act.SUSPEND, date(2024, 4, 4), ground=""), "ground", services.NEEDS_GROUND
    )


def test_steps_follow_their_days(district):
    found = provider(district, on=date(2024, 3, 1))
    assert "01/03/2024" in refused(lambda: step(found, district, Act.PUBLISH, date(2024, 2, 29)), "on")
    assert "tương lai" in refused(lambda: step(found, district, Act.PUBLISH, date(2024, 6, 21)), "on")
    assert step(found, district, Act.PUBLISH, date(2024, 3, 1)).on == date(2024, 3, 1)


def test_before_2022_there_was_no_such_list(district):
    assert "01/01/2022" in refused(lambda: provider(district, on=date(2021, 12, 31)), "on")
    assert provider(district, on=date(2022, 1, 1)).pk


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCE_OFFICER])
def test_the_district_decides_until_the_tier_ends(district, role):
    found = provider(district)
    with pytest.raises(NotAllowedError, match="Chủ tịch UBND cấp huyện"):
        step(found, officer(role), Act.PUBLISH, date(2024, 3, 4))


def test_from_july_2025_the_province_decides_and_enters_what_the_district_decided(district, on_day):
    found = provider(district, on=date(2024, 3, 1))
    on_day(date(2025, 7, 1))
    province = officer(Role.PROVINCE_OFFICER)
    step(found, province, Act.PUBLISH, date(2024, 3, 8))
    step(found, province, Act.FIND, date(2025, 7, 1))
    assert Provider.objects.kept_by(province).get() == found


def test_a_deadline_keeps_the_rule_under_which_it_began(district, on_day):
    Rule.objects.create(
        procedure=PROCEDURE, step="publish", valid_from=date(2024, 3, 4), amount=2, unit="working_day", article="thử"
    )
    assert standing(provider(district, on=date(2024, 3, 1))).due.on == date(2024, 3, 15)
    assert standing(provider(district, on=date(2024, 3, 4))).due.on == date(2024, 3, 6)


def test_the_last_step_is_taken_back_and_stays_visible(district):
    found = published(district)
    registered, last = found.steps.standing()
    assert refused(
        lambda: undo_provider_step(step=registered, reason="nhầm", by=district), "", services.NOTHING_TO_UNDO
    )
    assert refused(lambda: undo_provider_step(step=last, reason=" ", by=district), "undone_reason", services.WHY_UNDO)
    undo_provider_step(step=last, reason="ghi nhầm tổ chức", by=district)
    assert standing(found).state == State.REGISTERED
    assert found.steps.count() == 2
    assert refused(
        lambda: undo_provider_step(step=registered, reason="nhầm", by=district), "", services.NOTHING_TO_UNDO
    )


def test_the_database_refuses_a_suspension_without_months_and_an_undoing_without_reason(district):
    found = provider(district)
    for wrong in ({"act": Act.SUSPEND}, {"act": Act.PUBLISH, "months": 3}, {"act": Act.PUBLISH, "undone_reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProviderStep.objects.create(provider=found, on=date(2024, 3, 4), **wrong)


def test_a_provider_lies_in_the_area_of_its_office(district):
    elsewhere = areas.area(areas.OTHER_COMMUNE)
    assert "Phúc Tân" in refused(lambda: provider(district, commune=elsewhere), "commune")
    found = provider(district)
    change = {"provider": found, "version": found.version, "by": district}
    assert refused(lambda: change_provider(**change, data={"commune": elsewhere}), "commune")
    assert change_provider(**change, data={"name": " Trung  tâm mới "}).name == "Trung tâm mới"


def test_the_list_is_read_below_and_not_beside(district):
    found = provider(district)
    for reader, sees in (
        (officer(), True),
        (officer(Role.PROVINCE_OFFICER), True),
        (officer(area_code=areas.OTHER_COMMUNE), False),
        (officer(Role.DISTRICT_OFFICER, areas.OTHER_DISTRICT), False),
        (officer(Role.POLICE_OFFICER), False),
    ):
        assert Provider.objects.visible_to(reader).filter(pk=found.pk).exists() is sees
    assert not Provider.objects.kept_by(officer()).exists()


def test_a_commune_puts_up_the_list_and_takes_it_down():
    by = officer()
    posting = post_list(office=office_of(by), starts=date(2024, 4, 1), place="Trụ sở UBND", by=by)
    assert refused(lambda: remove_list(posting=posting, version=1, ends=date(2024, 4, 1), by=by), "ends")
    posting = remove_list(posting=posting, version=1, ends=date(2024, 6, 1), by=by)
    assert refused(lambda: remove_list(posting=posting, version=2, ends=date(2024, 6, 2), by=by))
    assert "tương lai" in refused(
        lambda: post_list(office=office_of(by), starts=date(2024, 6, 21), place="x", by=by), "starts"
    )


def test_an_unknown_act_is_a_mistake_of_the_programme(district):
    with pytest.raises(ValueError, match="vanish"):
        take_provider_step(provider=provider(district), act="vanish", on=date(2024, 3, 4), data={}, by=district)
