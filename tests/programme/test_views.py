"""The pages of the programme: what is entered through them, by whom, and how many statements a list takes."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from programme.models import (
    Budget,
    CommunicationEvent,
    Course,
    Finding,
    Inspection,
    Provider,
    Reply,
    StaffMember,
    Survey,
)
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme.factories import office_of, published, staff
from tests.queries import statements

pytestmark = pytest.mark.django_db


def at(name: str, *args: int) -> str:
    return reverse(f"programme:{name}", args=args)


def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sent(client: Client, address: str, **typed) -> Client:
    response = client.post(address, typed)
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response.url)


def test_staff_course_and_event_of_a_commune():
    user = officer()
    client, office = desk(user), office_of(user).pk
    person = {"full_name": "Lê Thị Hoa", "field": "social", "employment": "full_time", "starts": "02/01/2024"}
    assert "Lê Thị Hoa" in sent(client, at("staff_add"), office=office, **person).content.decode()
    found = StaffMember.objects.get()
    course = {"topic": "Tư vấn", "first_day": "03/06/2024", "last_day": "04/06/2024", "others": "2"}
    page = sent(client, at("course_add"), office=office, participants=[found.pk], **course).content.decode()
    assert "1 cán bộ" in page
    event = {"on": "05/06/2024", "kind": "meeting", "topic": "Phòng ngừa", "listeners": "80"}
    page = sent(client, at("event_add"), office=office, communes=[areas.area().pk], **event).content.decode()
    assert "Phường Phúc Xá" in page
    assert (Course.objects.count(), CommunicationEvent.objects.count()) == (1, 1)
    refused = client.post(at("course_add"), {"office": office, **course, "last_day": "04/07/2024"})
    assert "tương lai" in refused.content.decode()


def test_a_provider_from_registration_to_suspension():
    user = officer(Role.DISTRICT_OFFICER)
    client, office = desk(user), office_of(user).pk
    registered = {"name": "Trung tâm A", "commune": areas.area().pk, "on": "01/03/2024", "number": "01/ĐK"}
    page = sent(client, at("provider_add"), office=office, **registered).content.decode()
    assert "Chờ công bố" in page
    assert "Đã quá hạn: Công bố, hạn 15/03/2024." in page
    found = Provider.objects.get()
    step = at("provider_step", found.pk)
    refused = client.post(step, {"act": "publish", "on": "15/03/2024"}).content.decode()
    assert "phải ghi số văn bản" in refused
    sent(client, step, act="publish", on="15/03/2024", number="5/QĐ")
    sent(client, step, act="find", on="01/04/2024", note="kiểm tra")
    sent(client, step, act="record", on="03/04/2024")
    page = sent(client, step, act="suspend", on="10/04/2024", number="6/QĐ", ground="idle", months="3").content.decode()
    assert "Hết thời hạn tạm đình chỉ, chậm nhất 10/07/2024" in page
    page = sent(client, at("provider_step_undo", found.steps.last().pk), reason="nhầm").content.decode()
    assert "Đã rút lại: nhầm" in page


def test_money_that_does_not_add_up_is_refused_beside_the_form():
    user = officer()
    client, office = desk(user), office_of(user).pk
    typed = dict.fromkeys("central province district contributions sponsors aftercare support running".split(), "0")
    typed |= {"office": office, "year": "2023", "measure": "spent", "total": "10", "commune": "9", "rehab": "10"}
    assert "cộng lại phải đúng bằng tổng" in client.post(at("budget_add"), typed).content.decode()
    sent(client, at("budget_add"), **{**typed, "commune": "10"})
    row = Budget.objects.get()
    stale = {**typed, "commune": "10", "version": "0"}
    assert "sau khi bạn mở trang" in client.post(at("budget_change", row.pk), stale).content.decode()


def test_an_inspection_with_a_finding_that_is_mended():
    user = officer(Role.DISTRICT_OFFICER)
    client, office = desk(user), office_of(user).pk
    sent(client, at("inspection_add"), office=office, on="02/05/2024", place="Phường A", subject="Hồ sơ")
    page = client.get(at("inspection_list")).content.decode()
    assert "Phường A" in page
    visit = Inspection.objects.get().pk
    page = sent(client, at("finding_add", visit), what="Bổ sung hồ sơ", due_on="01/06/2024").content.decode()
    assert "Quá hạn" in page
    assert "Bổ sung hồ sơ" in client.get(at("home")).content.decode()
    finding = Finding.objects.get()
    settled = {"due_on": "01/06/2024", "done_on": "10/06/2024", "outcome": "Đủ", "version": "1"}
    assert "Xong 10/06/2024" in sent(client, at("finding_settle", finding.pk), **settled).content.decode()


def test_a_survey_is_written_sent_answered_and_summed_up():
    user, commune = officer(Role.DISTRICT_OFFICER), officer()
    client, below = desk(user), desk(commune)
    kinds = {f"kind_{number}": "number" for number in range(1, 11)}
    typed = {"office": office_of(user).pk, "title": "Khảo sát quý", "due_on": "01/07/2024", **kinds}
    assert "ít nhất một câu hỏi" in client.post(at("survey_add"), typed).content.decode()
    page = sent(client, at("survey_add"), **typed, text_1="Bao nhiêu người?").content.decode()
    survey = Survey.objects.get()
    assert at("survey_send", survey.pk) in page
    assert below.get(at("survey_detail", survey.pk)).status_code == 404
    client.post(at("survey_send", survey.pk), {"version": "1"})
    assert "Khảo sát quý" in below.get(at("home")).content.decode()
    question, office = survey.questions.get(), office_of(commune)
    answer = at("survey_answer", survey.pk)
    said = {"office": office.pk, "version": "0", question.pk: "vài"}
    assert "số từ 0 trở lên" in below.post(answer, said).content.decode()
    for version, count in enumerate(("4", "7")):
        assert below.post(answer, {**said, "version": version, question.pk: count}).status_code == 302
    page = client.get(at("survey_detail", survey.pk)).content.decode()
    assert Reply.objects.get().answers == {str(question.pk): 7}
    assert "12 đơn vị chưa trả lời" in page


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.HEALTH_OFFICER, Role.ADMINISTRATOR])
def test_the_programme_is_no_business_of_others(role):
    client = desk(officer(role))
    assert client.get(at("home")).status_code == 403
    assert client.post(at("staff_add"), {}).status_code == 403


def test_who_sees_a_row_and_may_not_keep_it():
    found = staff(officer())
    above = desk(officer(Role.DISTRICT_OFFICER))
    page = above.get(at("staff_list")).content.decode()
    assert found.full_name in page
    assert at("staff_change", found.pk) not in page
    assert above.get(at("staff_change", found.pk)).status_code == 403
    assert desk(officer(area_code=areas.NEIGHBOUR)).get(at("staff_change", found.pk)).status_code == 404


def test_the_lists_take_as_many_statements_however_many():
    user = officer(Role.DISTRICT_OFFICER)
    client = desk(user)
    addresses = [at("staff_list"), at("provider_list"), at("home")]

    def grow() -> None:
        staff(user)
        published(user)

    grow()
    few = [statements(client, address) for address in addresses]
    for _ in range(4):
        grow()
    assert [statements(client, address) for address in addresses] == few
