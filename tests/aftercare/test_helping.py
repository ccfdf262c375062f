"""Those who help: the list of a commune, the names that only stand on decisions, and who takes over."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from aftercare.helping import managed, names_unlisted, with_load
from aftercare.models import Helper, HelperAssignment, HelperKind
from aftercare.services import (
    adopt_aftercare,
    assign_helper,
    change_helper,
    end_aftercare,
    list_helper,
    list_name,
    open_aftercare,
    reassign_helped,
)
from aftercare.services import helping as rules
from cases.models import Dossier
from cases.services import move_dossier
from core.calendar import today
from core.errors import StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE, FAR_COMMUNE, NEIGHBOUR, area
from tests.cases.procedures import taken
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SINCE = date(2023, 1, 1)
STARTS = date(2023, 8, 1)


@pytest.fixture
def clerk():
    return officer()


def listed(by, name="Đội tình nguyện số 1", *, code=COMMUNE, starts=SINCE, kind=HelperKind.TEAM) -> Helper:
    return list_helper(commune=area(code), kind=kind, name=name, contact="", starts=starts, by=by)


def managed_person(by, *, helper="", starts=STARTS):
    return factories.aftercare(factories.graduate(by), by, starts=starts, helper=helper)


def given(aftercare, helper, by, on=STARTS + DAY):
    return assign_helper(aftercare=aftercare, listed=helper, starts=on, by=by)


def load_of(helper) -> tuple[int, int]:
    row = with_load(Helper.objects.filter(pk=helper.pk)).get()
    return row.load, row.ever


def test_a_helper_is_listed_once_and_its_load_counted(clerk):
    helper = listed(clerk, " Đội  tình nguyện số 1 ")
    assert (helper.name, str(helper)) == ("Đội tình nguyện số 1", "Đội tình nguyện số 1")
    assert "đã có" in refused(lambda: listed(clerk))
    assert listed(clerk, code=NEIGHBOUR)
    assert refused(lambda: listed(clerk, "Mai sau", starts=today() + DAY), "starts")
    first, second = managed_person(clerk), managed_person(clerk)
    given(first, helper, clerk)
    given(second, helper, clerk)
    assert load_of(helper) == (2, 2)
    end_aftercare(aftercare=second, version=1, ends=today(), reason="other", by=clerk)
    assert load_of(helper) == (1, 2)
    assert AuditEvent.objects.filter(action="list_helper").count() == 2


def test_the_decision_keeps_the_name_and_a_known_name_is_linked(clerk):
    helper = listed(clerk, "Hội Phụ nữ")
    typed = managed_person(clerk, helper="Hội Phụ nữ").helpers.get()
    assert (typed.helper, typed.listed) == ("Hội Phụ nữ", helper)
    other = managed_person(clerk, helper="Hội phụ nữ phường").helpers.get()
    assert other.listed is None
    change_helper(
        helper=helper, version=1, kind=helper.kind, name="Hội LHPN", contact="", starts=SINCE, ends=None, by=clerk
    )
    typed.refresh_from_db()
    assert (typed.helper, typed.listed.name) == ("Hội Phụ nữ", "Hội LHPN")


def test_somebody_is_chosen_or_named_and_not_both(clerk):
    helper, aftercare = listed(clerk), managed_person(clerk)
    assert refused(lambda: assign_helper(aftercare=aftercare, starts=STARTS, by=clerk), "helper", rules.NOBODY)
    message = refused(
        lambda: assign_helper(aftercare=aftercare, helper="Ông Ba", listed=helper, starts=STARTS, by=clerk), "helper"
    )
    assert message == rules.TWO_NAMES.format(listed=helper, name="Ông Ba")
    assert given(aftercare, helper, clerk).helper == helper.name


def test_only_who_takes_part_in_the_commune_of_the_person_is_chosen(clerk):
    aftercare = managed_person(clerk)
    other = listed(clerk, code=NEIGHBOUR)
    assert refused(lambda: given(aftercare, other, clerk), "listed", rules.NOT_OF_COMMUNE.format(helper=other))
    helper = listed(clerk, starts=date(2024, 1, 10))
    sentence = rules.NOT_THEN.format(helper=helper, day=date(2024, 1, 9))
    assert refused(lambda: given(aftercare, helper, clerk, date(2024, 1, 9)), "starts", sentence)
    given(aftercare, helper, clerk, date(2024, 1, 10))
    assign_helper(aftercare=aftercare, helper="Ông Ba", starts=date(2024, 3, 1), by=clerk)
    change_helper(
        helper=helper,
        version=1,
        kind=helper.kind,
        name=helper.name,
        contact="",
        starts=helper.starts,
        ends=date(2024, 3, 2),
        by=clerk,
    )
    helper.refresh_from_db()
    assert refused(lambda: given(aftercare, helper, clerk, date(2024, 3, 2)), "starts")


def change(helper, by, version=1, **data):
    fields = {name: getattr(helper, name) for name in ("kind", "name", "contact", "starts", "ends")}
    return change_helper(helper=helper, version=version, by=by, **{**fields, **data})


def test_a_helper_does_not_leave_those_it_helps_nor_its_past(clerk):
    helper, aftercare = listed(clerk), managed_person(clerk)
    given(aftercare, helper, clerk, date(2024, 1, 1))
    sentence = rules.STILL_HELPS.format(helper=helper, count=1)
    assert refused(lambda: change(helper, clerk, ends=today()), "ends", sentence)
    assign_helper(aftercare=aftercare, helper="Ông Ba", starts=date(2024, 3, 1), by=clerk)
    assert refused(lambda: change(helper, clerk, ends=date(2024, 2, 29)), "ends")
    assert refused(lambda: change(helper, clerk, starts=date(2024, 1, 2)), "starts")
    assert refused(lambda: change(helper, clerk, ends=today() + DAY), "ends")
    change(helper, clerk, starts=date(2024, 1, 1), ends=date(2024, 3, 1))
    with pytest.raises(StaleVersionError):
        change(helper, clerk, version=1, ends=None)
    assert listed(clerk)


def test_a_name_on_decisions_is_listed_with_all_its_assignments(clerk):
    rows = [managed_person(clerk, helper="Ông Ba", starts=day) for day in (STARTS, date(2023, 7, 20))]
    elsewhere = officer(area_code=NEIGHBOUR)
    person = factories.graduate(elsewhere, area_code=NEIGHBOUR)
    factories.aftercare(person, elsewhere, helper="Ông Ba")
    (name,) = names_unlisted(clerk)
    assert (name["name"], name["load"], name["ever"]) == ("Ông Ba", 2, 2)
    helper = list_name(unit=area(COMMUNE), name="Ông Ba", kind=HelperKind.VOLUNTEER, by=clerk)
    assert helper.starts == date(2023, 7, 20)
    linked = HelperAssignment.objects.filter(listed=helper)
    assert set(linked.values_list("aftercare", flat=True)) == {row.pk for row in rows}
    assert not names_unlisted(clerk)
    assert len(names_unlisted(elsewhere)) == 1
    assert refused(
        lambda: list_name(unit=area(COMMUNE), name="Ông Ba", kind=HelperKind.VOLUNTEER, by=clerk),
        sentence=rules.NO_SUCH_NAME.format(name="Ông Ba"),
    )


def test_a_name_that_is_listed_already_is_linked_and_the_entry_begins_early_enough(clerk):
    managed_person(clerk, helper="Ông Ba")
    helper = listed(clerk, "Ông Ba", starts=date(2024, 1, 1))
    assert list_name(unit=area(COMMUNE), name="Ông Ba", kind=HelperKind.TEAM, by=clerk) == helper
    helper.refresh_from_db()
    assert (helper.starts, load_of(helper)) == (STARTS, (1, 1))


def test_those_helped_are_given_to_another_all_at_once(clerk):
    leaving, taking = listed(clerk), listed(clerk, "Bà Tư", kind=HelperKind.VOLUNTEER)
    rows = [given(managed_person(clerk), leaving, clerk) for _ in range(3)]
    on = date(2024, 6, 1)
    done = reassign_helped(helper=leaving, to=taking, starts=on, chosen=rows, leaves=True, by=clerk)
    leaving.refresh_from_db()
    assert (done, leaving.ends, load_of(leaving), load_of(taking)) == (3, on, (0, 3), (3, 3))
    assert {row.ends for row in HelperAssignment.objects.filter(listed=leaving)} == {on}
    assert AuditEvent.objects.filter(action="assign_helper").count() == 6


def test_one_who_does_not_fit_keeps_all_where_they_are(clerk):
    leaving, taking = listed(clerk), listed(clerk, "Bà Tư", kind=HelperKind.VOLUNTEER)
    early, late = managed_person(clerk), managed_person(clerk)
    rows = [given(early, leaving, clerk), given(late, leaving, clerk, date(2024, 6, 1))]

    def give(on, chosen=rows, to=taking, leaves=False):
        return reassign_helped(helper=leaving, to=to, starts=on, chosen=chosen, leaves=leaves, by=clerk)

    why = rules.refusals_of(rows, taking, date(2024, 6, 1))
    assert why == {rows[1].pk: rules.ONLY_SINCE.format(starts=date(2024, 6, 1), helper=leaving)}
    assert refused(lambda: give(date(2024, 6, 1)), sentence=rules.SOME_DO_NOT_FIT.format(count=1))
    assert load_of(leaving) == (2, 2)
    assert refused(lambda: give(date(2024, 6, 2), to=leaving), "to", rules.SAME_HELPER.format(helper=leaving))
    assert refused(lambda: give(date(2024, 6, 2), chosen=[]), sentence=rules.NONE_CHOSEN)
    assert refused(lambda: give(today() + DAY), "starts")
    assert refused(lambda: give(date(2024, 6, 2), chosen=rows[:1], leaves=True), "ends")
    assert load_of(leaving) == (2, 2)
    give(date(2024, 6, 2))
    assert load_of(taking) == (2, 2)


def test_who_moved_away_cannot_be_given_to_a_helper_of_the_old_commune(clerk):
    leaving, taking = listed(clerk), listed(clerk, "Bà Tư")
    row = given(managed_person(clerk), leaving, clerk)
    move_dossier(dossier=row.aftercare.dossier, to=area(FAR_COMMUNE), on=date(2024, 5, 1), by=clerk)
    assert rules.refusals_of([row], taking, today()) == {row.pk: rules.NOT_OF_COMMUNE.format(helper=taking)}


def test_who_is_managed_without_help_is_told(clerk):
    alone = managed_person(clerk)
    helped = managed_person(clerk, helper="Ông Ba")
    rows = {row.pk: row for row in managed(Dossier.objects.all())}
    assert (rows[alone.pk].is_helped, rows[alone.pk].helper, rows[alone.pk].due) == (False, None, date(2024, 8, 1))
    assert (rows[helped.pk].is_helped, rows[helped.pk].helper, rows[helped.pk].helper_listed) == (True, "Ông Ba", None)


def test_a_first_helper_is_written_by_the_decision_itself(clerk):
    helper = listed(clerk, "Ông Ba", starts=date(2024, 1, 1))
    person = factories.graduate(clerk)
    aftercare = open_aftercare(dossier=person, starts=date(2024, 1, 1), months=12, helper="Ông Ba", by=clerk)
    assert aftercare.helpers.get().listed == helper


def test_the_end_of_the_term_is_unknown_while_the_person_is_away(clerk):
    aftercare = managed_person(clerk)
    procedure = adopt_aftercare(aftercare=aftercare, by=clerk)
    assert managed(Dossier.objects.all()).get().due == date(2024, 8, 1)
    taken(procedure, "absent", date(2024, 6, 10), officer(Role.POLICE_OFFICER))
    assert managed(Dossier.objects.all()).get().due is None
