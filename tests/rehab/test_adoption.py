"""Episodes that began before the system are taken up by their procedure, without invented steps."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.services import take_step
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from rehab.services import adopt_episode
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return officer(Role.COMMUNE_OFFICER)


@pytest.fixture
def episode(clerk):
    return factories.episode(factories.dossier(clerk), clerk, starts=date(2023, 12, 1), months=6)


def test_the_clocks_start_here_and_no_step_is_invented(clerk, episode):
    procedure = adopt_episode(episode=episode, by=clerk)
    assert (procedure.kind, procedure.state, procedure.term_ends) == ("voluntary_home", "in_rehab", date(2024, 6, 1))
    assert not procedure.steps.exists()
    assert [(clock.act, clock.due_on) for clock in procedure.clocks.open()] == [("complete", date(2024, 6, 1))]


def test_a_further_step_ends_the_episode(clerk, episode):
    procedure = adopt_episode(episode=episode, by=clerk)
    take_step(
        procedure=procedure,
        version=procedure.version,
        act="violate",
        on=date(2024, 3, 1),
        by=clerk,
        data={"breach": "abandoned", "reason": "Bỏ đi khỏi nơi cư trú."},
        papers=("form_27",),
    )
    episode.refresh_from_db()
    assert (episode.ends, episode.end_reason) == (date(2024, 3, 1), EpisodeEnd.ABANDONED)


def test_no_step_lies_before_the_beginning(clerk, episode):
    procedure = adopt_episode(episode=episode, by=clerk)

    def early():
        take_step(
            procedure=procedure,
            version=procedure.version,
            act="assign_carer",
            on=date(2023, 11, 30),
            by=clerk,
            data={"carer": "Bà Hoa"},
        )

    assert "01/12/2023" in refused(early, "on")


def test_what_has_ended_or_is_followed_is_refused(clerk, episode):
    adopt_episode(episode=episode, by=clerk)
    assert "đã được theo dõi" in refused(lambda: adopt_episode(episode=episode, by=clerk))
    over = factories.completed(
        factories.dossier(clerk), clerk, starts=date(2023, 1, 1), ends=date(2023, 7, 1), modality=Modality.COMMUNITY
    )
    assert "01/07/2023" in refused(lambda: adopt_episode(episode=over, by=clerk))


def test_by_hand_nobody_ends_what_a_procedure_follows(client, clerk, episode):
    client.force_login(clerk)
    response = client.post(reverse("rehab:episode_follow", args=[episode.dossier_id, episode.pk]))
    procedure = Episode.objects.get(pk=episode.pk).procedure
    assert response.url == reverse("cases:procedure_detail", args=[episode.dossier_id, procedure.pk])
    by_hand = client.get(reverse("rehab:episode_end", args=[episode.dossier_id, episode.pk]))
    assert by_hand.status_code == 409
    assert "theo thủ tục" in by_hand.content.decode()
