"""Who may write which episode."""

import pytest

from accounts.enums import Role
from rehab.enums import Modality
from rehab.perms import can_run_facility, can_write_episode, episode_rights
from tests.accounts.factories import officer, person
from tests.areas.factories import OTHER_COMMUNE, OTHER_DISTRICT
from tests.rehab import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return officer()


@pytest.mark.parametrize(
    ("role", "area_code", "home", "care"),
    [
        (Role.COMMUNE_OFFICER, "", True, True),
        (Role.DISTRICT_OFFICER, "", True, True),
        (Role.COMMUNE_OFFICER, OTHER_COMMUNE, False, False),
        (Role.DISTRICT_OFFICER, OTHER_DISTRICT, False, False),
        (Role.POLICE_OFFICER, "", False, False),
        (Role.HEALTH_OFFICER, "", False, False),
        (Role.PROVINCE_OFFICER, "", False, False),
        (Role.ADMINISTRATOR, "", False, False),
    ],
)
def test_officers_of_units_write_the_episodes_of_their_own_people(clerk, role, area_code, home, care):
    dossier = factories.dossier(clerk)
    at_home = factories.episode(dossier, clerk)
    at_clinic = factories.episode(dossier, clerk, Modality.METHADONE, at=factories.clinic(), months=None)
    user = officer(role, area_code)
    rights = episode_rights(user, dossier)
    assert (rights.home, rights.care, rights.offices) == (home, care, frozenset())
    assert can_write_episode(user, at_home) is home
    assert can_write_episode(user, at_clinic) is care


def test_a_facility_writes_the_episodes_at_itself_and_no_others(clerk):
    dossier = factories.dossier(clerk)
    centre, clinic = factories.facility(), factories.clinic()
    staff = officer(Role.FACILITY_OFFICER, office=centre.office)
    own = factories.episode(dossier, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    other = factories.episode(dossier, clerk, Modality.METHADONE, at=clinic, months=None)
    assert can_write_episode(staff, own)
    assert not can_write_episode(staff, other)
    rights = episode_rights(staff, dossier)
    assert (rights.home, rights.care, rights.offices) == (False, False, {centre.office_id})
    assert can_run_facility(staff, centre.office)
    assert not can_run_facility(staff, clinic.office)
    assert not can_run_facility(clerk, centre.office)


def test_nobody_without_a_post_writes_anything(clerk):
    dossier = factories.dossier(clerk)
    assert episode_rights(person(), dossier).offices == frozenset()
    assert not can_write_episode(person(), factories.episode(dossier, clerk))
