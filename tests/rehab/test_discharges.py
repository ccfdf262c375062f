"""Who comes out of a facility soon, on the home commune's page."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from rehab.services import end_episode
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.rehab import factories

pytestmark = pytest.mark.django_db
URL = "rehab:discharges"


@pytest.fixture
def by():
    return officer()


def inside(by, planned_end, **fields):
    person = factories.dossier(by, **fields)
    place = {"at": factories.facility(), "months": 12, "starts": date(2023, 7, 3)}
    episode = factories.episode(person, by, Modality.FACILITY_COMPULSORY, **place)
    Episode.objects.filter(pk=episode.pk).update(planned_end=planned_end)
    return Episode.objects.get(pk=episode.pk)


def shown(client, user):
    client.force_login(user)
    return list(client.get(reverse(URL)).context["page"])


def test_fifteen_days_ahead_and_whoever_should_be_out_already(client, by):
    over, last, later = (inside(by, day) for day in (date(2024, 6, 19), date(2024, 7, 5), date(2024, 7, 6)))
    assert shown(client, by) == [over, last]
    assert later not in shown(client, officer(Role.FACILITY_OFFICER))


def test_who_has_left_or_lives_elsewhere_is_not_shown(client, by):
    episode = inside(by, date(2024, 6, 25))
    assert shown(client, officer(area_code=areas.NEIGHBOUR)) == []
    assert shown(client, officer(Role.FACILITY_OFFICER)) == [episode]
    end_episode(episode=episode, version=episode.version, ends=date(2024, 6, 19), reason=EpisodeEnd.EXEMPTED, by=by)
    assert shown(client, by) == []


def test_rehabilitation_at_home_has_no_discharge(client, by):
    factories.episode(factories.dossier(by), by, starts=date(2024, 1, 10), months=5)
    assert shown(client, by) == []
    assert "không có ai hết thời hạn" in client.get(reverse(URL)).content.decode()
