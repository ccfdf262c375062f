"""Opening a dossier and correcting it."""

from datetime import date

import pytest
from django.db import connection

from accounts.enums import Role
from cases.enums import DeterminationResult, PaperKind, Sex, Stage
from cases.models import Dossier, Responsibility
from cases.services import dossiers as rules
from cases.services import move_dossier, record_determination, register_dossier, update_dossier
from cases.services.checks import FUTURE
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 20)
TOMORROW = date(2024, 6, 21)


def _register(by=None, commune=None, papers=None, **changes):
    commune = commune or areas.area()
    return register_dossier(by=by or officer(), data=factories.facts(**changes), commune=commune, papers=papers)


def _refusal(**changes):
    with pytest.raises(DomainError) as refusal:
        _register(**changes)
    return refusal.value


def test_a_dossier_is_opened_in_its_commune_with_its_paper():
    by = officer()
    dossier = _register(
        by, papers=[{"kind": PaperKind.CCCD, "number": "001 090 000001"}], full_name="  Đỗ  Thị Hoà ", number="HS-1/A"
    )
    assert dossier.full_name == "Đỗ Thị Hoà"
    assert dossier.stage == Stage.REGISTERED
    assert dossier.entered_for == ""
    assert [(row.commune, row.starts, row.ends) for row in dossier.responsibilities.all()] == [
        (areas.area(), factories.OPENED, None)
    ]
    assert dossier.papers.get().number == "001090000001"
    words = set(Dossier.objects.values_list("card__words", flat=True).get(pk=dossier.pk).replace("'", "").split())
    assert words == {"do", "thi", "hoa", "hs", "1", "a", "hs1a", "1a", "001090000001"} | {
        "=đô3",
        "=thi5",
        "=hoa1",
        "^hoa",
        "@19900515",
    }


def test_the_log_has_a_row():
    by = officer()
    dossier = _register(by)
    event = AuditEvent.objects.get(object_type="cases.dossier", object_id=str(dossier.pk), action="register")
    assert (event.actor, event.on_behalf_of) == (by, "")


def test_a_district_officer_enters_on_behalf_of_the_commune():
    dossier = _register(officer(Role.DISTRICT_OFFICER))
    assert dossier.entered_for == areas.office().name
    event = AuditEvent.objects.get(object_id=str(dossier.pk), action="register")
    assert event.on_behalf_of == areas.office().name


def test_without_a_number_the_next_of_the_commune_and_year_is_given():
    first = _register(number="")
    second = _register(number="")
    other_year = _register(number="", opened_on=date(2022, 1, 5))
    assert [first.number, second.number, other_year.number] == [
        "00001-2023-0001",
        "00001-2023-0002",
        "00001-2022-0001",
    ]


@pytest.mark.parametrize("day", [TODAY, date(2015, 1, 1)])
def test_the_opening_day_may_be_today_or_long_ago(day):
    assert _register(opened_on=day, birth_date=date(1980, 1, 1)).opened_on == day


def test_an_opening_in_the_future_is_refused():
    refusal = _refusal(opened_on=TOMORROW)
    assert refusal.fields == {"opened_on": FUTURE.format(day=TOMORROW, today=TODAY)}


def test_born_on_the_opening_day_is_possible_and_after_it_is_not():
    assert _register(birth_date=factories.OPENED)
    assert _refusal(birth_date=date(2023, 3, 2)).fields == {"birth_date": rules.BORN_AFTER_OPENING}


def test_a_year_alone_may_be_the_year_of_the_opening():
    assert _register(birth_date=date(2022, 12, 31), birth_year_only=True).birth_year_only


def test_first_use_before_the_birth_is_refused():
    refusal = _refusal(birth_date=date(1990, 1, 1), first_used_on=date(1989, 12, 31))
    assert refusal.fields == {"first_used_on": rules.USED_BEFORE_BIRTH}


def test_a_number_taken_in_ones_own_area_is_named():
    _register(number="HS-7")
    assert _refusal(number="HS-7").fields == {"number": rules.NUMBER_TAKEN.format(number="HS-7")}


def test_a_number_taken_elsewhere_names_nobody():
    factories.dossier(areas.FAR_COMMUNE, number="HS-7")
    assert _refusal(number="HS-7").fields == {"number": rules.NUMBER_TAKEN_ELSEWHERE.format(number="HS-7")}


@pytest.mark.parametrize("code", [areas.DISTRICT, areas.PROVINCE])
def test_only_a_commune_answers_for_a_dossier(code):
    assert _refusal(commune=areas.area(code)).fields == {"commune": rules.NOT_A_COMMUNE}


def test_the_commune_must_stand_on_the_opening_day(on_day):
    on_day(date(2025, 7, 10))
    heir = areas.area(areas.NEIGHBOUR)
    by = officer(area_code=areas.NEIGHBOUR)
    old = areas.area(areas.NEIGHBOUR, date(2025, 6, 30))
    last_day = date(2025, 6, 30)
    refusal = _refusal(by=by, commune=heir, opened_on=last_day)
    assert refusal.fields == {"commune": rules.COMMUNE_NOT_THEN.format(commune=heir, day=last_day)}
    refusal = _refusal(by=by, commune=old, opened_on=date(2025, 7, 1))
    assert refusal.fields == {"commune": rules.COMMUNE_NOT_THEN.format(commune=old, day=date(2025, 7, 1))}
    assert _register(by=by, commune=old, opened_on=last_day) in Dossier.objects.visible_to(by)
    assert _register(by=by, commune=heir, opened_on=date(2025, 7, 1)) in Dossier.objects.visible_to(by)


def test_a_refused_dossier_leaves_nothing_behind():
    factories.dossier(cccd="001090000001")
    count = Dossier.objects.count()
    assert _refusal(papers=[{"kind": PaperKind.CCCD, "number": "001090000001"}]).fields.keys() == {"number"}
    assert Dossier.objects.count() == count


def _facts_of(dossier, **changes):
    names = ["number", "full_name", "sex", "birth_date", "birth_year_only", "opened_on"]
    return {**{name: getattr(dossier, name) for name in names}, **changes}


def test_a_correction_is_found_by_its_new_words_and_logged():
    by = officer()
    dossier = factories.dossier(by=by, cccd="001090000001")
    changed = update_dossier(
        dossier=dossier, version=dossier.version, data=_facts_of(dossier, full_name="Lê Thị Mới", sex=Sex.FEMALE), by=by
    )
    assert changed.version == dossier.version + 1
    assert Dossier.objects.search("moi le").get() == dossier
    assert Dossier.objects.search("001090").get() == dossier
    assert not Dossier.objects.search("thu").exists()
    event = AuditEvent.objects.get(object_id=str(dossier.pk), action="update")
    assert event.details == {"fields": ["full_name", "sex"]}


def test_a_stale_correction_is_refused_and_says_by_whom():
    first, second = officer(username="truoc"), officer(username="sau")
    dossier = factories.dossier(by=first)
    opened = dossier.version
    update_dossier(dossier=dossier, version=opened, data=_facts_of(dossier, full_name="Bản Thứ Nhất"), by=first)
    with pytest.raises(StaleVersionError) as refusal:
        update_dossier(dossier=dossier, version=opened, data=_facts_of(dossier, full_name="Bản Thứ Hai"), by=second)
    assert str(first) in refusal.value.message
    assert "20/06/2024" in refusal.value.message
    dossier.refresh_from_db()
    assert dossier.full_name == "Bản Thứ Nhất"


def _set_constraints():
    """Ask the deferred trigger now: no gap between responsible communes."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("day", [date(2023, 2, 1), date(2023, 4, 1)])
def test_a_corrected_opening_moves_the_first_commune_with_it(day):
    by = officer()
    dossier = factories.dossier(by=by)
    update_dossier(dossier=dossier, version=dossier.version, data=_facts_of(dossier, opened_on=day), by=by)
    assert dossier.responsibilities.get().starts == day
    _set_constraints()


def test_an_opening_cannot_be_moved_behind_what_happened():
    by = officer()
    dossier = factories.dossier(by=by)
    day = date(2023, 5, 1)
    record_determination(dossier=dossier, on=day, result=DeterminationResult.NOT_ADDICTED, by=by)
    version = Dossier.objects.get(pk=dossier.pk).version
    with pytest.raises(DomainError) as refusal:
        update_dossier(dossier=dossier, version=version, data=_facts_of(dossier, opened_on=date(2023, 5, 2)), by=by)
    assert refusal.value.fields.keys() == {"opened_on"}
    assert "01/05/2023" in refusal.value.message
    update_dossier(dossier=dossier, version=version, data=_facts_of(dossier, opened_on=day), by=by)
    _set_constraints()


def test_an_opening_cannot_be_moved_behind_a_move():
    by = officer(Role.DISTRICT_OFFICER)
    dossier = factories.dossier(by=by)
    move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2023, 6, 1), by=by)
    version = Dossier.objects.get(pk=dossier.pk).version
    with pytest.raises(DomainError) as refusal:
        update_dossier(dossier=dossier, version=version, data=_facts_of(dossier, opened_on=date(2023, 6, 2)), by=by)
    assert refusal.value.fields.keys() == {"opened_on"}


def test_ones_own_number_is_not_taken():
    by = officer()
    dossier = factories.dossier(by=by, number="HS-9")
    update_dossier(dossier=dossier, version=dossier.version, data=_facts_of(dossier, occupation="Thợ"), by=by)
    assert Dossier.objects.get(number="HS-9").occupation == "Thợ"


def test_every_opened_dossier_has_one_commune():
    factories.dossier()
    _set_constraints()
    assert Responsibility.objects.count() == Dossier.objects.count()
