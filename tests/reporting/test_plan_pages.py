"""The pages of plans, as province, district and commune officers use them; the table on paper and as a workbook."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reporting.models import Distribution, Plan, TypedResult
from reporting.periods import window_of
from reporting.plan_files import HEADINGS, plan_html, plan_xlsx
from reporting.plan_results import compare
from reporting.services import planning, type_result
from tests.areas.factories import COMMUNE, DISTRICT, PROVINCE, office
from tests.reporting.planning import amended, draft, give, issued, to_the_first

pytestmark = pytest.mark.django_db
PERIOD = {"year": "2024", "part": "H1", "cutoff": "05/06/2024"}


def address(name: str, plan: Plan, place: str = "", *args) -> str:
    offices = [office(place).pk] if place else []
    return reverse(f"reporting:{name}", args=[plan.pk, *offices, *args])


def page(client, name: str, plan: Plan, place: str = "", *args) -> str:
    answer = client.get(address(name, plan, place, *args), PERIOD)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_plan_is_made_on_the_pages_and_read_below(world, as_user):
    province, district = as_user(world.province), as_user(world.district)
    typed = {
        "office": office(PROVINCE).pk,
        "title": "Kế hoạch 2024",
        "first_year": 2024,
        "last_year": 2024,
        "decree_number": "5/KH-UBND",
        "decree_on": "08/01/2024",
    }
    province.post(reverse("reporting:plan_create"), typed)
    plan = Plan.objects.get()
    target = {
        "code": "1",
        "label": "Cai tại gia đình",
        "unit": "người",
        "kind": "count",
        "sense": "ge",
        "span": "yearly",
        "value": "1.200",
        "numerator": "11.99",
    }
    refused = province.post(address("target_add", plan), target).content.decode()
    assert "Không có hàng số liệu “11.99”" in refused
    assert "Cai tại gia đình" in refused
    assert province.post(address("target_add", plan), {**target, "numerator": "11.02"}).status_code == 302
    first = plan.versions.get().targets.get()
    assert first.value == 1200
    edit = address("target_edit", plan, "", first.pk)
    assert 'value="1.200"' in province.get(edit).content.decode()
    province.post(edit, {**target, "numerator": "11.02", "value": "10"})
    assert "11.02" in page(province, "plan_draft", plan)
    assert province.post(address("plan_issue", plan)).status_code == 302
    shares = address("plan_distribute", plan, PROVINCE, first.pk)
    below = {"decree_number": "6/QĐ", "decree_on": "15/01/2024", f"share_{office(DISTRICT).pk}": "9"}
    assert "thiếu 1 so với chỉ tiêu 10" in province.post(shares, below).content.decode()
    assert province.post(shares, {**below, f"share_{office(DISTRICT).pk}": "10"}).status_code == 302
    table = page(district, "plan_detail", plan, DISTRICT)
    assert "chỉ tiêu được giao từ kế hoạch của" in table
    assert "Đang thực hiện" in table
    assert page(district, "plan_target", plan, DISTRICT, first.pk).count("11.02") == 2
    behind = page(district, "plan_figure", plan, DISTRICT, first.pk, "11.02")
    assert "HS-0001" in behind
    assert plan.title in district.get(reverse("reporting:plan_list")).content.decode()
    assert plan.title not in as_user(world.neighbour).get(reverse("reporting:plan_list")).content.decode()


def test_both_versions_stand_on_the_page(world, as_user):
    client = as_user(world.province)
    plan = issued(world.province, {"code": "1", "value": 1234})
    asked = {"decree_number": "9/KH-UBND", "decree_on": "08/01/2024", "reason": "Tỉnh giao lại"}
    assert "phải sau ngày của bản đang có hiệu lực" in client.post(address("plan_amend", plan), asked).content.decode()
    client.post(address("plan_amend", plan), {**asked, "decree_on": "20/05/2024"})
    version = plan.versions.get(number=2)
    planning.save_target(version=version, target=version.targets.get(), value=Decimal(2345), by=world.province)
    assert "Mở dự thảo" in page(client, "plan_detail", plan, PROVINCE)
    client.post(address("plan_issue", plan))
    html = page(client, "plan_detail", plan, PROVINCE)
    assert "1.234" in html
    assert html.count("2.345") == 2
    assert "Tỉnh giao lại" in html
    assert html.count("đang dùng để đánh giá kỳ này") == 1


def test_what_cannot_be_issued_says_why_and_stays_a_draft(world, as_user):
    client = as_user(world.province)
    plan, version = draft(world.province)
    client.post(address("plan_issue", plan))
    assert planning.NO_TARGETS in page(client, "plan_draft", plan)
    version.refresh_from_db()
    assert version.is_draft
    target = planning.save_target(
        version=version, code="1", label="a", unit="b", kind="count", value=Decimal(1), is_typed=True, by=world.province
    )
    assert client.post(address("target_drop", plan, "", target.pk)).status_code == 302
    assert not version.targets.exists()


def test_a_result_is_typed_on_its_page(world, as_user):
    client = as_user(world.province)
    plan = issued(world.province, {"code": "1", "is_typed": True}, {"code": "2"})
    typed, counted = plan.versions.get().targets.all()
    asked = {"on": "05/06/2024", "value": "12", "note": "Báo cáo 12/BC"}
    assert client.post(address("plan_type_result", plan, PROVINCE, typed.pk), asked).status_code == 302
    assert TypedResult.objects.get().value == 12
    assert "Báo cáo 12/BC" in page(client, "plan_target", plan, PROVINCE, typed.pk)
    assert client.get(address("plan_type_result", plan, PROVINCE, counted.pk)).status_code == 404


def test_who_has_no_part_does_not_find_it(world, as_user):
    plan = issued(world.province, {"code": "1", "value": 10})
    give(plan, world.province, **to_the_first(10))
    target = plan.versions.get().targets.get()
    district, commune, other = as_user(world.district), as_user(world.commune), as_user(world.other_district)
    assert district.get(address("plan_detail", plan, PROVINCE)).status_code == 404
    assert district.get(address("plan_amend", plan)).status_code == 404
    assert district.get(address("plan_distribute", plan, PROVINCE, target.pk)).status_code == 404
    assert commune.get(address("plan_detail", plan, COMMUNE)).status_code == 404
    assert other.get(address("plan_detail", plan, DISTRICT)).status_code == 404
    assert commune.get(reverse("reporting:plan_create")).status_code == 403
    give(plan, world.district, DISTRICT, u00001=10)
    assert "10" in page(commune, "plan_detail", plan, COMMUNE)
    assert commune.get(address("plan_distribute", plan, COMMUNE, target.pk)).status_code == 403
    assert Distribution.objects.count() == 2


def test_a_wrong_cutoff_is_said_beside_its_field(world, as_user):
    plan = issued(world.province)
    client = as_user(world.province)
    html = client.get(address("plan_detail", plan, PROVINCE), {**PERIOD, "cutoff": "01/07/2024"}).content.decode()
    assert "nằm ngoài kỳ" in html
    assert client.get(address("plan_pdf", plan, PROVINCE), {**PERIOD, "cutoff": "01/07/2024"}).status_code == 404


def test_paper_and_workbook_show_the_same_table(world, as_user):
    plan = issued(
        world.province,
        {"code": "1", "value": 1234, "label": "Cai tại gia đình, cộng đồng"},
        {"code": "2", "kind": "ratio", "sense": "gt", "value": 80, "numerator": "15.03", "denominator": "15.03n"},
        {"code": "3", "is_typed": True},
    )
    typed = plan.versions.get().targets.get(code="3")
    where = {"plan": plan, "target": typed, "office": office(PROVINCE), "by": world.province}
    type_result(on=date(2024, 6, 1), value=Decimal("7.5"), note="=SUM(A1)", **where)
    compared = compare(plan, office(PROVINCE), window_of("2024-H1", date(2024, 6, 5)))
    html = plan_html(compared)
    for words in ("1.234", "&gt; 80", "100,0", "Đang thực hiện", "đến ngày 05/06/2024", "SO SÁNH CHỈ TIÊU KẾ HOẠCH"):
        assert words in html
    sheet = load_workbook(BytesIO(plan_xlsx(compared))).active
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=6)}
    assert [cell.value for cell in sheet[5]] == [words for words, _ in HEADINGS]
    assert rows["1"][1:8] == ["Cai tại gia đình, cộng đồng", "người", 1234, 1, 0.1, 1, 100]
    assert rows["2"][3:6] == [80, 100, 125]
    assert rows["3"][4] == 7.5
    client = as_user(world.province)
    for kind, start in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        answer = client.get(address(f"plan_{kind}", plan, PROVINCE), PERIOD)
        assert answer.content.startswith(start)
        assert f'KH_01_2024-H1_den-2024-06-05.{kind}"' in answer.headers["Content-Disposition"]


def test_the_list_leads_there(world, as_user):
    assert (
        reverse("reporting:plan_list") in as_user(world.commune).get(reverse("reporting:report_list")).content.decode()
    )
    plan = issued(world.province)
    amended(plan, world.province, date(2024, 5, 1))
    html = as_user(world.province).get(reverse("reporting:plan_list")).content.decode()
    assert "5/KH-UBND" in html
    assert "9/KH-UBND" not in html
