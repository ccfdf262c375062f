"""The whole arch as four people walk it: a commune officer enters a person, a facility officer admits and discharges
one, the district officer opens the figure, the province officer compiles the form and opens the PDF."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.enums import Role
from cases.models import Dossier
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, PROVINCE
from tests.browsing import fill, save, sign_in
from tests.rehab import factories as rehab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PERSON = "Trần Văn Bình"
INMATE = "Lê Hữu Phước"
CHAIR = "Chủ tịch UBND cấp xã"
CLINIC_NUMBER = "HS-CS-1"


def enter_a_person(page: Page) -> None:
    """A dossier with a determination, an episode at home and its completion, and aftercare with a helper."""
    page.goto("/ho-so/moi/")
    fill(
        page,
        full_name=PERSON,
        sex="male",
        birth_date="02/03/1990",
        ethnicity="Kinh",
        opened_on="05/09/2023",
        main_drug="heroin",
        route="inhaling",
    )
    save(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(PERSON)
    dossier = page.url

    page.get_by_role("link", name="Ghi kết quả xác định").click()
    fill(page, on="12/09/2023", result="addicted")
    save(page)
    page.goto(dossier)
    expect(page.get_by_text("Đang trong danh sách người nghiện")).to_be_visible()

    page.get_by_role("link", name="Ghi đợt tại gia đình, cộng đồng").click()
    fill(
        page,
        modality="home",
        decision_number="15/QĐ-UBND",
        decided_on="20/09/2023",
        decider=CHAIR,
        starts="20/09/2023",
        months="8",
    )
    save(page)
    page.goto(dossier)
    page.get_by_role("link", name="Ghi kết thúc").first.click()
    fill(page, ends="20/05/2024", end_reason="completed")
    save(page)

    page.goto(dossier)
    page.locator("#aftercare").get_by_role("link", name="Ghi quyết định đã có trên giấy").click()
    fill(
        page, decision_number="41/QĐ-UBND", decider=CHAIR, starts="24/05/2024", months="12", helper="Hội Phụ nữ phường"
    )
    save(page)
    page.goto(dossier)
    expect(page.get_by_role("main")).to_contain_text("Hội Phụ nữ phường")


def admit_and_discharge(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Cơ sở của tôi").first.click()
    page.get_by_role("link", name="Tiếp nhận người mới").click()
    fill(page, number=CLINIC_NUMBER, birth_year="1995")
    save(page)
    expect(page.get_by_role("main")).to_contain_text(INMATE)
    fill(page, modality="facility_voluntary", decision_number="7/QĐ-CS", starts="02/01/2024", months="6")
    save(page)
    expect(page.get_by_role("cell", name=INMATE)).to_be_visible()
    page.get_by_role("link", name=INMATE).click()
    page.get_by_role("link", name="Ghi kết thúc").click()
    fill(page, ends="14/06/2024", end_reason="completed")
    save(page)


def open_the_figure(page: Page) -> None:
    """The district sees its communes side by side; the figure of those in aftercare opens the person."""
    page.goto("/")
    row = page.get_by_role("row", name="Phường Phúc Xá")
    expect(row).to_be_visible()
    row.get_by_role("link").nth(5).click()
    expect(page.get_by_role("main")).to_contain_text(PERSON)
    page.get_by_role("link", name=PERSON).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(PERSON)


def compile_the_form(page: Page) -> str:
    """Ask for 04-BCN, watch it being made, open the PDF; returns its text."""
    page.goto("/bao-cao/")
    page.get_by_role("link", name="Lập báo cáo").first.click()
    with page.expect_response("**/bao-cao/**"):
        page.locator("main [name=form]").select_option("04-BCN")
    expect(page.locator(".htmx-request")).to_have_count(0)
    expect(page.locator("main [name=part] option[value=H1]")).to_have_count(1)
    fill(page, part="H1", year="2024")
    save(page)
    expect(page.get_by_role("link", name="Mở PDF")).to_be_visible(timeout=90_000)
    address = page.get_by_role("link", name="Mở PDF").get_attribute("href")
    answer = page.context.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.body())).pages)


def test_from_the_commune_to_the_pdf_of_the_province(new_page: Callable[[], Page], worker):
    commune = officer(Role.COMMUNE_OFFICER, COMMUNE)
    facility = rehab.facility()
    rehab.dossier(commune, CLINIC_NUMBER, full_name=INMATE, birth_date=date(1995, 5, 6))
    people = {
        "commune": commune,
        "facility": officer(Role.FACILITY_OFFICER, office=facility.office),
        "district": officer(Role.DISTRICT_OFFICER, DISTRICT),
        "province": officer(Role.PROVINCE_OFFICER, PROVINCE),
    }
    desks = {name: new_page() for name in people}
    for name, page in desks.items():
        sign_in(page, people[name].username)

    enter_a_person(desks["commune"])
    admit_and_discharge(desks["facility"])
    assert Episode.objects.completed().count() == 2
    assert Dossier.objects.get(full_name=PERSON).stage == "aftercare"

    open_the_figure(desks["district"])

    text = compile_the_form(desks["province"])
    assert "04-BCN" in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert any("hoàn thành, được cấp giấy xác nhận 1 0 0 0" in line for line in lines), text
