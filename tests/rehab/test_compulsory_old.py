"""Decisions from before the laws that the rules know in full: they are taken up, and go on to their end."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.procedures.manifest import manifests
from cases.procedures.rules import RuleBook
from rehab.enums import Modality
from rehab.services import adopt_episode
from tests.accounts.factories import officer
from tests.rehab import factories
from tests.rehab.compulsory import ADULT, MINOR, PROVINCE
from tests.rehab.walking import Walk

pytestmark = pytest.mark.django_db
FACILITY = Role.FACILITY_OFFICER


@pytest.mark.parametrize(
    ("kind", "decided", "born"), [(MINOR, date(2021, 12, 30), date(2006, 5, 1)), (ADULT, date(2013, 12, 30), None)]
)
def test_what_was_decided_under_an_older_law_goes_on(on_day, kind, decided, born):
    on_day(date(2023, 3, 1))
    clerk = officer(PROVINCE)
    born = {"birth_date": born} if born else {}
    dossier = factories.dossier(clerk, opened_on=decided, **born)
    where = factories.facility()
    episode = factories.episode(
        dossier, clerk, Modality.FACILITY_COMPULSORY, at=where, starts=date(2022, 1, 10), months=12, decided_on=decided
    )
    case = Walk(kind, dossier, clerk, procedure=adopt_episode(episode=episode, by=clerk))
    assert (case.procedure.kind, case.due("complete")) == (kind, date(2023, 1, 10))
    case.take("escape", date(2022, 5, 10), role=FACILITY)
    case.take("found_again", date(2022, 5, 20), role=FACILITY)
    case.take("complete", date(2023, 1, 20), {"certificate_number": "1"}, role=FACILITY)
    case.take("report_back", date(2023, 1, 25), role=Role.POLICE_OFFICER)
    case.procedure.refresh_from_db()
    assert case.procedure.state == "back"


@pytest.mark.parametrize("kind", [ADULT, MINOR])
def test_an_old_decision_knows_every_act_that_may_come_after_it(kind):
    book, manifest = RuleBook.of(kind), manifests[kind]
    coming = manifest.reachable(manifest.going_on) - {"complain"}
    assert {act for act in coming if book.at(act, date(2004, 6, 10)) is None} == set()
