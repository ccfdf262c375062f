"""From the gate of the facility to a relapse: nobody is lost on the way, and every figure names the person."""

import json
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.enums import Role
from cases.models import Dossier
from cases.services import record_determination
from rehab.enums import Modality
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE
from tests.browsing import fill, save, sign_in
from tests.rehab import factories as rehab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NUMBER, NAME = "HS-SC-1", "Phạm Văn Sáu"
SIGNED = {"name": "quyet-dinh.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 signed"}
MONTH = {"area": COMMUNE, "period": "2024-06", "cutoff": "2024-06-20"}


def discharge(page: Page, dossier: Dossier) -> None:
    page.goto(f"/ho-so/{dossier.pk}/")
    page.get_by_role("link", name="Ghi kết thúc").click()
    fill(page, ends="04/06/2024", end_reason="completed")
    page.locator("main form[method=post] button[type=submit]").click()
    page.wait_for_url("**/co-so-cua-toi/**")


def decide(page: Page) -> None:
    """From the queue through the report and the dossier to the decision, with a helper."""
    page.goto("/cho-quan-ly-sau-cai/")
    row = page.get_by_role("row", name=NAME)
    expect(row).to_contain_text("11/06/2024")
    expect(row).to_contain_text("quá 9 ngày")
    row.get_by_role("link", name="Trình diện").click()
    fill(page, on="05/06/2024")
    page.locator("main [name=paper_completion]").check()
    save(page)
    page.goto("/cho-quan-ly-sau-cai/")
    page.get_by_role("row", name=NAME).get_by_role("link", name="Lập hồ sơ đề nghị").click()
    page.get_by_role("link", name="Lập hồ sơ đề nghị quản lý sau cai").first.click()
    fill(page, on="06/06/2024")
    for paper in ("form_50", "form_30", "completion_copy"):
        page.locator(f"main [name=paper_{paper}]").check()
    save(page)
    page.get_by_role("link", name="Quyết định quản lý sau cai").first.click()
    fill(page, on="10/06/2024", decision_number="21/QĐ-UBND", months="12", helper="Hội Cựu chiến binh phường")
    page.locator("main [name=scan_form_51]").set_input_files(SIGNED)
    save(page)
    page.goto("/cho-quan-ly-sau-cai/")
    expect(page.get_by_role("main")).to_contain_text("Không có ai đang chờ")


def train(page: Page, dossier: Dossier) -> None:
    """A need for vocational training, and the support that meets it."""
    page.goto(f"/ho-so/{dossier.pk}/nhu-cau/them/")
    fill(page, kind="training", recorded_on="10/06/2024")
    save(page)
    page.goto(f"/ho-so/{dossier.pk}/")
    panel = page.locator("section.panel", has=page.get_by_role("heading", name="Nhu cầu và hỗ trợ"))
    panel.get_by_role("row", name="Học nghề").get_by_role("link", name="Ghi hỗ trợ").click()
    fill(page, delivered_on="13/06/2024")
    save(page)


def come_to_the_club(page: Page, dossier: Dossier, club: int) -> None:
    page.goto(f"/ho-so/{dossier.pk}/clb/")
    fill(page, club=str(club), starts="10/06/2024")
    save(page)
    for day in ("11/06/2024", "14/06/2024", "18/06/2024"):
        page.goto(f"/clb/{club}/buoi/them/")
        fill(page, on=day)
        page.keyboard.press("Tab")
        expect(page.locator("#members-title")).to_contain_text(f"ngày {day}")
        page.get_by_label(NAME).check()
        page.get_by_role("button", name="Lưu điểm danh").click()
        expect(page.get_by_text(f"Đã ghi buổi sinh hoạt ngày {day}")).to_be_visible()


def relapse(page: Page, dossier: Dossier) -> None:
    """A positive test, the determination that follows, the end of aftercare and what the law calls for next."""
    page.goto(f"/ho-so/{dossier.pk}/xet-nghiem/them/")
    fill(page, on="17/06/2024", occasion="aftercare")
    page.locator("main [name=is_positive]").first.check()
    save(page)
    page.goto(f"/ho-so/{dossier.pk}/xac-dinh/them/")
    fill(page, on="19/06/2024", result="addicted")
    save(page)
    page.goto(f"/ho-so/{dossier.pk}/")
    expect(page.get_by_role("main")).to_contain_text("Lập hồ sơ đề nghị cai nghiện bắt buộc (tái nghiện")
    page.get_by_role("link", name="Kết thúc vì tái nghiện").first.click()
    fill(page, on="20/06/2024")
    save(page)


def cells(form: str) -> dict[str, float]:
    out = StringIO()
    call_command("compile_report", form, json=True, stdout=out, **MONTH)
    return {row: columns["total"] for row, columns in json.loads(out.getvalue())["cells"].items()}


def counted(form: dict[str, float]) -> dict[str, float]:
    """The rows of aftercare, support and relapse in which somebody stands, and the rate of relapse."""
    groups = ("14.", "15.", "16.")
    return {row: value for row, value in form.items() if row.startswith(groups) and (value or row == "16.04")}


def drilled(form: str, row: str) -> list[str]:
    out = StringIO()
    call_command("drill_report", form, row, json=True, stdout=out, **MONTH)
    return json.loads(out.getvalue())["dossiers"]


def test_from_the_gate_to_the_relapse(new_page: Callable[[], Page]):
    clerk = officer(Role.COMMUNE_OFFICER, COMMUNE)
    facility = rehab.facility()
    person = rehab.dossier(clerk, NUMBER, full_name=NAME)
    record_determination(dossier=person, on=date(2023, 11, 20), result="addicted", agency="", by=clerk)
    stay = {"at": facility, "starts": date(2023, 12, 4), "months": 6}
    rehab.episode(person, clerk, Modality.FACILITY_VOLUNTARY, **stay)
    club = factories.club(clerk)
    inside, home = new_page(), new_page()
    sign_in(inside, officer(Role.FACILITY_OFFICER, office=facility.office).username)
    sign_in(home, clerk.username)

    home.goto("/cho-quan-ly-sau-cai/")
    expect(home.get_by_role("row", name=NAME)).to_contain_text("Chuẩn bị đón về")
    discharge(inside, person)
    decide(home)
    train(home, person)
    come_to_the_club(home, person, club.pk)
    here = {"14.02": 1, "14.02a": 1, "14.04": 1, "14.05": 1, "14.06": 1, "15.02": 1, "15.02n": 1, "16.01": 1}
    assert counted(cells("01-BCN")) == here | {"16.04": 0}
    assert all(drilled("01-BCN", row) == [NUMBER] for row in here)
    relapse(home, person)

    after = {"14.02": 1, "14.02a": 1, "14.03": 1, "14.03b": 1, "15.02": 1, "15.02n": 1, "16.01": 1, "16.02": 1}
    after |= {"16.03": 1}
    assert counted(cells("01-BCN")) == after | {"16.04": 100.0}
    assert all(drilled("01-BCN", row) == [NUMBER] for row in after)
    clubs = {row: value for row, value in cells("PL-TK").items() if row.startswith("41.")}
    assert clubs == {"41.01": 1, "41.02": 1, "41.03": 3, "41.04": 100.0, "41.05": 0, "41.06": 0, "41.07": 1}
    assert drilled("PL-TK", "41.02") == drilled("PL-TK", "41.07") == [NUMBER]
