"""The rest of forms 05 and 19."""

import pytest

from accounts.enums import Role
from cases.enums import PastRehabPlace, Relation, Substance
from cases.models import Background, Dossier, HealthProfile
from cases.services import (
    save_background,
    save_drug_uses,
    save_health,
    save_past_rehabs,
    save_relatives,
    set_place_of_care,
)
from cases.services.profile import TWICE
from core.errors import DomainError, StaleVersionError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def test_the_background_is_kept_and_logged(dossier, by):
    save_background(dossier=dossier, version=0, data={"birthplace": "Nam Định", "drug_convictions": 2}, by=by)
    background = Background.objects.get(dossier=dossier)
    assert (background.birthplace, background.drug_convictions, background.version) == ("Nam Định", 2, 1)
    assert AuditEvent.objects.get(action="save_background").details == {"dossier": dossier.pk}


def test_two_who_open_an_empty_sheet_do_not_overwrite_each_other(dossier, by):
    save_background(dossier=dossier, version=0, data={"birthplace": "A"}, by=by)
    with pytest.raises(StaleVersionError):
        save_background(dossier=dossier, version=0, data={"birthplace": "B"}, by=by)
    save_background(dossier=dossier, version=1, data={"birthplace": "C"}, by=by)
    assert Background.objects.get().birthplace == "C"


def test_health_is_a_sheet_of_its_own(dossier):
    by = officer(Role.HEALTH_OFFICER)
    save_health(dossier=dossier, version=0, data={"hiv": False, "height_cm": 165}, by=by)
    health = HealthProfile.objects.get(dossier=dossier)
    assert (health.hiv, health.height_cm) == (False, 165)
    assert AuditEvent.objects.get(action="save_healthprofile").actor == by


def test_a_value_out_of_range_is_refused_beside_its_field(dossier):
    with pytest.raises(DomainError) as refusal:
        save_health(dossier=dossier, version=0, data={"pulse": -1}, by=officer(Role.HEALTH_OFFICER))
    assert refusal.value.fields.keys() == {"pulse"}


def _version(dossier):
    return Dossier.objects.get(pk=dossier.pk).version


def test_rows_are_added_changed_and_taken_out(dossier, by):
    father = {"relation": Relation.FATHER, "full_name": "Nguyễn Văn Cha"}
    mother = {"relation": Relation.MOTHER, "full_name": "Lê Thị Mẹ"}
    save_relatives(dossier=dossier, version=dossier.version, rows=[father, mother], by=by)
    first, second = dossier.relatives.all()
    rows = [{**father, "id": first.pk, "birth_year": 1950}, {**mother, "id": second.pk, "remove": True}]
    save_relatives(dossier=dossier, version=_version(dossier), rows=rows, by=by)
    assert dossier.relatives.get().birth_year == 1950


def test_a_row_that_is_not_listed_stays(dossier, by):
    rows = [{"relation": Relation.CHILD, "full_name": name} for name in ("Một", "Hai")]
    save_relatives(dossier=dossier, version=dossier.version, rows=rows[:1], by=by)
    save_relatives(dossier=dossier, version=_version(dossier), rows=rows[1:], by=by)
    assert dossier.relatives.count() == 2


def test_stale_rows_are_refused(dossier, by):
    row = {"year": 2019, "place": PastRehabPlace.HOME}
    save_past_rehabs(dossier=dossier, version=dossier.version, rows=[row], by=by)
    with pytest.raises(StaleVersionError):
        save_past_rehabs(dossier=dossier, version=dossier.version, rows=[row], by=by)
    assert dossier.past_rehabs.count() == 1


def test_a_row_of_another_dossier_cannot_be_changed(dossier, by):
    other = factories.dossier(by=by)
    save_past_rehabs(dossier=other, version=other.version, rows=[{"year": 2019, "place": PastRehabPlace.HOME}], by=by)
    foreign = other.past_rehabs.get()
    row = {"id": foreign.pk, "year": 2001, "place": PastRehabPlace.OTHER}
    save_past_rehabs(dossier=dossier, version=dossier.version, rows=[row], by=by)
    foreign.refresh_from_db()
    assert foreign.year == 2019
    assert dossier.past_rehabs.get().year == 2001


def test_a_drug_stands_once(dossier, by):
    row = {"substance": Substance.HEROIN, "age_first_use": 18}
    with pytest.raises(DomainError, match=TWICE.format(substance="Heroin")):
        save_drug_uses(dossier=dossier, version=dossier.version, rows=[row, row], by=by)
    save_drug_uses(dossier=dossier, version=dossier.version, rows=[row], by=by)
    with pytest.raises(DomainError, match=TWICE.format(substance="Heroin")):
        save_drug_uses(dossier=dossier, version=_version(dossier), rows=[row], by=by)
    kept = dossier.drug_uses.get()
    swapped = [{"id": kept.pk, "substance": Substance.HEROIN, "remove": True}, row]
    save_drug_uses(dossier=dossier, version=_version(dossier), rows=swapped, by=by)
    assert dossier.drug_uses.count() == 1


def test_a_place_of_care_is_set_corrected_and_taken_back(dossier):
    facility, other = areas.care_office("CS-01"), areas.care_office("CS-02")
    nurse = officer(Role.FACILITY_OFFICER, office=facility)
    reason = {"dossier": dossier, "reason": "episode:1", "starts": factories.OPENED}
    set_place_of_care(office=facility, **reason)
    assert Dossier.objects.visible_to(nurse).get() == dossier
    set_place_of_care(office=other, **reason)
    assert dossier.places_of_care.get().office == other
    assert not Dossier.objects.visible_to(nurse).exists()
    set_place_of_care(office=None, **reason)
    assert not dossier.places_of_care.exists()
