"""Aftercare, supports and clubs on the dossier's page."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.enums import AftercareEnd, SupportKind
from aftercare.models import Aftercare, ClubMembership, HelperAssignment, Need, Support
from aftercare.services import correct_aftercare, end_aftercare, record_need, record_support
from rehab.enums import EpisodeEnd, Modality
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import OTHER_COMMUNE
from tests.queries import statements
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
CHAIR = "Chủ tịch UBND cấp xã"


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return factories.graduate(clerk)


@pytest.fixture
def as_(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def panel(person, slug: str) -> str:
    return reverse("cases:dossier_panel", args=[person.pk, slug])


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_completion_without_a_decision_is_told_until_there_is_one(as_, clerk, person):
    client = as_(clerk)
    opening = reverse("aftercare:aftercare_open", args=[person.pk])
    content = client.get(panel(person, "aftercare")).content.decode()
    assert "chưa có quyết định quản lý sau cai" in content
    assert opening in content
    typed = {
        "decision_number": "5/QĐ",
        "decider": "Chủ tịch UBND cấp xã",
        "starts": "05/07/2023",
        "months": "12",
        "helper": "Hội Phụ nữ",
    }
    response = client.post(opening, typed, follow=True)
    assert messages_of(response) == ["Đã ghi quyết định quản lý sau cai."]
    content = client.get(panel(person, "aftercare")).content.decode()
    assert "chưa có quyết định" not in content
    assert opening not in content
    assert "Hội Phụ nữ" in content
    assert "05/07/2024" in content


def test_the_term_of_the_law_is_offered_and_another_is_told(as_, clerk):
    person = rehab.dossier(clerk)
    rehab.episode(
        person,
        clerk,
        Modality.FACILITY_COMPULSORY,
        at=rehab.facility(),
        starts=date(2022, 1, 1),
        months=18,
        ends=date(2023, 7, 1),
        end_reason=EpisodeEnd.COMPLETED,
    )
    client = as_(clerk)
    opening = reverse("aftercare:aftercare_open", args=[person.pk])
    assert client.get(opening).context["form"].initial["months"] == 24
    response = client.post(opening, {"decider": CHAIR, "starts": "05/07/2023", "months": "12"}, follow=True)
    assert "24 tháng" in messages_of(response)[0]
    assert Aftercare.objects.get().months == 12


def test_one_year_is_offered_after_voluntary_rehab_and_to_minors(as_, clerk, person):
    client = as_(clerk)
    assert client.get(reverse("aftercare:aftercare_open", args=[person.pk])).context["form"].initial["months"] == 12
    minor = rehab.dossier(clerk, birth_date=date(2006, 1, 1))
    rehab.episode(
        minor,
        clerk,
        Modality.FACILITY_COMPULSORY,
        at=rehab.facility(),
        starts=date(2023, 1, 1),
        ends=date(2023, 12, 31),
        end_reason=EpisodeEnd.COMPLETED,
    )
    assert client.get(reverse("aftercare:aftercare_open", args=[minor.pk])).context["form"].initial["months"] == 12


def test_a_refusal_stands_beside_its_field(as_, clerk):
    person = rehab.dossier(clerk)
    opening = reverse("aftercare:aftercare_open", args=[person.pk])
    response = as_(clerk).post(opening, {"decider": CHAIR, "starts": "05/07/2023", "months": "12", "helper": "Ông Ba"})
    assert "chưa hoàn thành" in response.context["form"].errors["starts"][0]
    assert "Ông Ba" in response.content.decode()


def test_aftercare_is_ended_corrected_and_given_another_helper(as_, clerk, person):
    aftercare = factories.aftercare(person, clerk, helper="Hội Phụ nữ")
    client = as_(clerk)
    helper = reverse("aftercare:helper_assign", args=[person.pk, aftercare.pk])
    assert client.post(helper, {"helper": "Đoàn Thanh niên", "starts": "01/01/2024"}).status_code == 302
    end = reverse("aftercare:aftercare_end", args=[person.pk, aftercare.pk])
    assert client.post(end, {"ends": "20/06/2024", "end_reason": "relapsed", "version": "1"}).status_code == 302
    aftercare.refresh_from_db()
    assert (aftercare.ends, aftercare.end_reason) == (date(2024, 6, 20), AftercareEnd.RELAPSED)
    assert list(HelperAssignment.objects.values_list("helper", "ends")) == [
        ("Hội Phụ nữ", date(2024, 1, 1)),
        ("Đoàn Thanh niên", date(2024, 6, 20)),
    ]
    correct = reverse("aftercare:aftercare_correct", args=[person.pk, aftercare.pk])
    typed = {"decision_number": "6/QĐ", "starts": "01/07/2023", "months": "12", "ends": "", "end_reason": ""}
    assert client.post(correct, {**typed, "version": "2"}).status_code == 302
    aftercare.refresh_from_db()
    assert (aftercare.decision_number, aftercare.ends) == ("6/QĐ", None)


def test_a_stale_end_is_shown_and_not_saved(as_, clerk, person):
    aftercare = factories.aftercare(person, clerk)
    correct_aftercare(aftercare=aftercare, version=1, data={"months": 24}, by=clerk)
    end = reverse("aftercare:aftercare_end", args=[person.pk, aftercare.pk])
    response = as_(clerk).post(end, {"ends": "20/06/2024", "end_reason": "relapsed", "version": "1"})
    assert response.status_code == 200
    assert "vừa sửa" in response.content.decode()
    assert Aftercare.objects.get().ends is None


def test_needs_and_supports_are_entered_answered_and_corrected(as_, clerk, person):
    client = as_(clerk)
    need = reverse("aftercare:need_record", args=[person.pk])
    assert client.post(need, {"kind": "loan", "recorded_on": "01/03/2024"}).status_code == 302
    wanted = Need.objects.get()
    content = client.get(panel(person, "support")).content.decode()
    answer = reverse("aftercare:support_record", args=[person.pk])
    assert f"{answer}?need={wanted.pk}" in content
    assert "Chưa đáp ứng" in content
    form = client.get(answer, {"need": wanted.pk}).context["form"]
    assert (form.initial["need"], form.initial["kind"]) == (wanted, "loan")
    typed = {"kind": "loan", "delivered_on": "15/03/2024", "amount": "12.500.000", "need": str(wanted.pk)}
    assert client.post(answer, typed).status_code == 302
    given = Support.objects.get()
    assert (given.amount, given.need) == (12_500_000, wanted)
    content = client.get(panel(person, "support")).content.decode()
    assert "Chưa đáp ứng" not in content
    assert "12.500.000" in content
    change = reverse("aftercare:support_correct", args=[person.pk, given.pk])
    assert "12.500.000" in client.get(change).content.decode()
    assert client.post(change, {"delivered_on": "16/03/2024", "amount": "13000000", "version": "1"}).status_code == 302
    given.refresh_from_db()
    assert (given.delivered_on, given.amount) == (date(2024, 3, 16), 13_000_000)
    change = reverse("aftercare:need_correct", args=[person.pk, wanted.pk])
    assert client.post(change, {"recorded_on": "02/03/2024", "version": "1"}).status_code == 302
    wanted.refresh_from_db()
    assert wanted.recorded_on == date(2024, 3, 2)


def test_a_sum_is_asked_for_where_there_is_one(as_, clerk, person):
    client = as_(clerk)
    answer = reverse("aftercare:support_record", args=[person.pk])
    refused = client.post(answer, {"kind": "job", "delivered_on": "15/03/2024", "amount": "5"})
    assert "amount" in refused.context["form"].errors
    client.post(answer, {"kind": "job", "delivered_on": "15/03/2024", "amount": ""})
    given = Support.objects.get()
    change = reverse("aftercare:support_correct", args=[person.pk, given.pk])
    assert "amount" not in client.get(change).context["form"].fields
    assert client.post(change, {"delivered_on": "16/03/2024", "version": "1"}).status_code == 302


def test_a_facility_records_supports_of_whom_it_cares_for(as_, clerk, person):
    centre = rehab.facility()
    staff = officer(Role.FACILITY_OFFICER, office=centre.office)
    record = reverse("aftercare:need_record", args=[person.pk])
    assert as_(staff).get(record).status_code == 404
    rehab.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    assert as_(staff).post(record, {"kind": "training", "recorded_on": "20/06/2024"}).status_code == 302
    assert Need.objects.get().kind == SupportKind.TRAINING
    assert as_(staff).get(reverse("aftercare:aftercare_open", args=[person.pk])).status_code == 403


def test_a_person_joins_a_club_of_the_clerk_from_the_own_page(as_, clerk, person):
    club = factories.club(clerk)
    factories.club(officer(area_code=OTHER_COMMUNE), "CLB-99", area_code=OTHER_COMMUNE)
    client = as_(clerk)
    join = reverse("aftercare:club_join", args=[person.pk])
    assert list(client.get(join).context["form"].fields["club"].queryset) == [club]
    assert client.post(join, {"club": str(club.pk), "starts": "01/05/2024"}).status_code == 302
    membership = ClubMembership.objects.get()
    content = client.get(panel(person, "clubs")).content.decode()
    assert reverse("aftercare:club_detail", args=[club.pk]) in content
    assert reverse("aftercare:member_leave", args=[club.pk, membership.pk]) in content
    refused = client.post(join, {"club": str(club.pk), "starts": "02/05/2024"})
    assert "đã là thành viên" in refused.context["form"].errors["starts"][0]


def test_the_timeline_tells_of_aftercare_supports_and_clubs(as_, clerk, person):
    aftercare = factories.aftercare(person, clerk, helper="Hội Phụ nữ", decision_number="5/QĐ")
    end_aftercare(aftercare=aftercare, version=1, ends=date(2024, 6, 1), reason=AftercareEnd.TERM_SERVED, by=clerk)
    record_need(dossier=person, kind=SupportKind.LOAN, recorded_on=date(2024, 1, 1), by=clerk)
    record_support(dossier=person, kind=SupportKind.LOAN, delivered_on=date(2024, 2, 1), amount=7_550_000, by=clerk)
    factories.member(factories.club(clerk), clerk, person)
    content = as_(clerk).get(panel(person, "timeline")).content.decode()
    for words in (
        "Quyết định 5/QĐ",
        "Hội Phụ nữ",
        "Kết thúc quản lý sau cai",
        "Nhu cầu: vay vốn",
        "7.550.000 đồng",
        "Vào câu lạc bộ",
    ):
        assert words in content


@pytest.mark.parametrize("slug", ["aftercare", "support", "clubs", "timeline"])
def test_panels_take_as_many_statements_however_many_rows(as_, clerk, person, slug):
    client = as_(clerk)

    def fill(year: int) -> None:
        aftercare = factories.aftercare(person, clerk, starts=date(year, 1, 1), helper="Ông Ba")
        end_aftercare(aftercare=aftercare, version=1, ends=date(year, 12, 1), reason=AftercareEnd.OTHER, by=clerk)
        need = record_need(dossier=person, kind=SupportKind.JOB, recorded_on=date(year, 2, 1), by=clerk)
        record_support(dossier=person, kind=SupportKind.JOB, delivered_on=date(year, 3, 1), need=need, by=clerk)
        record_need(dossier=person, kind=SupportKind.LEGAL, recorded_on=date(year, 2, 1), by=clerk)
        factories.member(
            factories.club(clerk, f"CLB-{year}", starts=date(year, 1, 1)), clerk, person, starts=date(year, 1, 1)
        )

    rehab.episode(
        person,
        clerk,
        starts=date(2020, 2, 1),
        ends=date(2020, 8, 1),
        end_reason=EpisodeEnd.COMPLETED,
    )
    fill(2021)
    few = statements(client, panel(person, slug))
    fill(2022)
    fill(2023)
    assert statements(client, panel(person, slug)) == few


def test_everything_out_of_scope_is_not_there(as_, clerk, person):
    aftercare = factories.aftercare(person, clerk)
    need = record_need(dossier=person, kind=SupportKind.JOB, recorded_on=date(2024, 1, 1), by=clerk)
    support = record_support(dossier=person, kind=SupportKind.JOB, delivered_on=date(2024, 1, 1), by=clerk)
    other = officer(area_code=OTHER_COMMUNE)
    own = rehab.dossier(other, area_code=OTHER_COMMUNE)
    stranger = as_(other)
    for name in ("aftercare_open", "need_record", "support_record", "club_join"):
        assert stranger.get(reverse(f"aftercare:{name}", args=[person.pk])).status_code == 404
    facts = [
        ("aftercare_correct", aftercare),
        ("aftercare_end", aftercare),
        ("helper_assign", aftercare),
        ("need_correct", need),
        ("support_correct", support),
    ]
    for name, fact in facts:
        assert stranger.get(reverse(f"aftercare:{name}", args=[person.pk, fact.pk])).status_code == 404
        assert stranger.get(reverse(f"aftercare:{name}", args=[own.pk, fact.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.HEALTH_OFFICER, Role.PROVINCE_OFFICER])
def test_who_may_see_and_not_write_is_refused(as_, clerk, person, role):
    factories.aftercare(person, clerk)
    client = as_(officer(role))
    content = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    for name in ("aftercare_open", "need_record", "support_record", "club_join"):
        address = reverse(f"aftercare:{name}", args=[person.pk])
        assert address not in content
        assert client.get(address).status_code == 403
