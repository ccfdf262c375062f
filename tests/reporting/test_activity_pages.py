"""Activities and typed groups on the pages, in the PDF and in the workbook of a report."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.enums import Role
from areas.models import Office
from programme.enums import Measure
from programme.models import Course
from programme.services import return_budget, return_staff
from reporting.models import Report
from reporting.pdf import render_pdf
from reporting.services import ask_report, recompile_report
from reporting.xlsx import render_xlsx
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme import factories as programme
from tests.reporting.world import compiled

pytestmark = pytest.mark.django_db


def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def report(form: str, period: str, office: Office, by) -> Report:
    return compiled(ask_report(form=form, office=office, period=period, by=by))


def test_a_figure_of_courses_opens_the_courses_behind_it():
    user = officer()
    programme.course(user, programme.staff(user))
    programme.event(user, listeners=55)
    found = report("PL-TK", "2024-05", areas.office(), user)
    client = desk(user)
    shown = client.get(reverse("reporting:report_detail", args=[found.pk])).content.decode()
    courses = reverse("reporting:report_figure", args=[found.pk, "43.01", "total"])
    assert f'href="{courses}"' in shown
    assert reverse("reporting:report_figure", args=[found.pk, "43.05", "total"]) not in shown
    page = client.get(courses).content.decode()
    assert reverse("programme:course_detail", args=[Course.objects.get().pk]) in page
    listeners = client.get(reverse("reporting:report_figure", args=[found.pk, "44.02", "total"]))
    assert listeners.context["now"] == found.cells["44.02"]["total"] == 55
    programme.course(user, topic="Lớp ghi sau")
    assert "đếm lại bây giờ được <b>2</b>" in client.get(courses).content.decode()


def test_what_is_typed_stands_in_page_pdf_and_workbook():
    user = officer()
    office = areas.office()
    empty = report("01-BCN", "2023-12", office, user)
    shown = desk(user).get(reverse("reporting:report_detail", args=[empty.pk])).content.decode()
    assert "Chưa nhập số liệu cuối năm: Cán bộ, Kinh phí hoạt động." in shown
    staff = {"year": 2023, "total": 7654, "full_time": 7000, "part_time": 654, "trained": 0}
    return_staff(office=office, data=staff, by=user)
    money = {"year": 2023, "measure": Measure.SPENT, "total": 98_700_000, "commune": 98_700_000, "rehab": 98_700_000}
    return_budget(office=office, data=money, by=user)
    found = compiled(recompile_report(report=empty, by=user))
    shown = desk(user).get(reverse("reporting:report_detail", args=[found.pk])).content.decode()
    assert "Chưa nhập" not in shown
    assert "chuyên trách cộng kiêm nhiệm đúng bằng tổng số" in shown
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(found))).pages)
    sheet = load_workbook(BytesIO(render_xlsx(found))).active
    values = {row[0]: row[2] for row in sheet.iter_rows(values_only=True)}
    assert (values["17.01"], values["18.01"]) == (7654, 98.7)
    for words in (shown, printed):
        assert "7.654" in words
        assert "98,7" in words


def test_the_provinces_year_has_room_for_all_its_groups():
    user = officer(Role.PROVINCE_OFFICER)
    found = report("04-BCN", "2023", areas.office(areas.PROVINCE), user)
    shown = desk(user).get(reverse("reporting:report_detail", args=[found.pk])).content.decode()
    assert "XV. Kinh phí hoạt động tại cơ sở" in shown
