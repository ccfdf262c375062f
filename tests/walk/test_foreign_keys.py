"""Forms of one's own commune, sent with a key of another's: no list to choose from is taken at its word."""

import pytest

from accounts.enums import Role
from accounts.models import Post
from aftercare.models import Attendance, Club, ClubMembership, Helper, HelperAssignment, Participant, Scheme, Support
from cases.models import Responsibility
from registers.models import RegisterExport
from reporting.models import NarrativeReport, Report
from tests.walk.communes import Commune
from tests.walk.routes import ROUTES, Desk

FORMS = {
    "cases:dossier_create": lambda there: {
        "full_name": "Nguyễn Văn Mới",
        "sex": "male",
        "birth_date": "01/01/1990",
        "opened_on": "10/06/2024",
        "commune": there.office.area_id,
    },
    "aftercare:club_found": lambda there: {
        "code": "CLB-MOI",
        "name": "Mới",
        "starts": "10/06/2024",
        "commune": there.office.area_id,
    },
    "aftercare:scheme_found": lambda there: {
        "code": "MH-MOI",
        "kind": "other",
        "name": "Mới",
        "starts": "10/06/2024",
        "commune": there.office.area_id,
    },
    "aftercare:scheme_join": lambda there: {"scheme": there.scheme.pk, "starts": "10/06/2024"},
    "aftercare:participant_add": lambda there: {"dossier": there.dossier.pk, "starts": "10/06/2024"},
    "aftercare:helper_add": lambda there: {
        "commune": there.office.area_id,
        "kind": "volunteer",
        "name": "Mới",
        "starts": "10/06/2024",
    },
    "aftercare:helper_assign": lambda there: {"listed": there.helper.pk, "starts": "10/06/2024"},
    "aftercare:club_join": lambda there: {"club": there.club.pk, "starts": "10/06/2024"},
    "aftercare:member_add": lambda there: {"dossier": there.dossier.pk, "starts": "10/06/2024"},
    "aftercare:session_hold": lambda there: {
        "on": "10/06/2024",
        "kind": "club",
        "topic": "x",
        "present": [there.membership.dossier_id],
    },
    "aftercare:support_record": lambda there: {"kind": "job", "delivered_on": "10/06/2024", "need": there.need.pk},
    "programme:event_add": lambda there: {
        "office": there.office.pk,
        "on": "10/06/2024",
        "kind": "meeting",
        "topic": "Mới",
        "listeners": "10",
        "communes": [there.office.area_id],
    },
    "programme:course_add": lambda there: {
        "office": there.office.pk,
        "topic": "Mới",
        "first_day": "10/06/2024",
        "last_day": "10/06/2024",
        "others": "0",
        "participants": [there.programme["staff"].pk],
    },
    "reporting:report_create": lambda there: {
        "form": "01-BCN",
        "part": "04",
        "year": "2024",
        "office": there.office.pk,
    },
    "reporting:narrative_open": lambda there: {"part": "year", "year": "2023", "office": there.office.pk},
    "registers:export_list": lambda there: {"area": there.office.area_id},
    "accounts:deputies": lambda there: {
        "post": there.held.deputy_for_id,
        "deputy": there.held.user_id,
        "starts": "01/07/2024",
        "last_day": "02/07/2024",
    },
}


def _send(desk: Desk, name: str, here: Commune, keys_of: Commune) -> int:
    (route,) = [route for route in ROUTES if route.name == name]
    return desk.client.post(route.address(route.filled(here)), FORMS[name](keys_of)).status_code


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_a_key_of_another_commune_changes_nothing(here, beside, desks, name):
    before = _holdings(beside)
    assert _send(desks[Role.COMMUNE_OFFICER], name, here, beside) == 200
    assert _holdings(beside) == before
    assert _send(desks[Role.COMMUNE_OFFICER], name, here, here) == 302


def _holdings(there: Commune) -> dict[str, int]:
    """How much there is that belongs to the commune."""
    return {
        "dossiers": Responsibility.objects.filter(commune=there.office.area).count(),
        "clubs": Club.objects.filter(commune=there.office.area).count(),
        "members": ClubMembership.objects.filter(club=there.club).count(),
        "memberships": ClubMembership.objects.filter(dossier=there.dossier).count(),
        "schemes": Scheme.objects.filter(commune=there.office.area).count(),
        "participants": Participant.objects.filter(scheme=there.scheme).count(),
        "attendances": Attendance.objects.filter(dossier=there.membership.dossier).count(),
        "helpers": Helper.objects.filter(commune=there.office.area).count(),
        "helped": HelperAssignment.objects.filter(listed=there.helper).count(),
        "needs met": Support.objects.filter(need=there.need).count(),
        "reports": Report.objects.filter(office=there.office).count(),
        "reports in words": NarrativeReport.objects.filter(office=there.office).count(),
        "exports": RegisterExport.objects.filter(area=there.office.area).count(),
        "posts": Post.objects.filter(office=there.office).count(),
    }
