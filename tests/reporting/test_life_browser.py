"""A report as three people live it: the commune sends it, the district sends it back on a figure, the dossier is
corrected, the second round shows what changed; approved and locked, a late fact is told with its dossier."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from rehab.models import Episode
from reporting.models import Report
from reporting.services import recompile_report
from tests.browsing import fill, save, sign_in
from tests.reporting.world import World, asked, counted, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def stands(page: Page, stage: str) -> None:
    expect(page.get_by_label("Quá trình nộp và duyệt")).to_contain_text(stage)


def send(page: Page, number: str) -> None:
    press(page, "Xác nhận đã kiểm tra")
    follow(page, "Nộp báo cáo")
    fill(page, number=number, signed_on="20/06/2024", signer="Lê Văn Ký", signer_title="Chủ tịch")
    press(page, "Nộp báo cáo")
    stands(page, "Lần nộp")


def end_by_hand(page: Page, address: str, ends: str) -> None:
    """The commune corrects the dossier: An gave up on a day."""
    page.goto(address)
    page.get_by_role("link", name="Ghi kết thúc").first.click()
    fill(page, ends=ends, end_reason="abandoned")
    save(page)


def recounted(report: Report, world: World) -> None:
    """As the worker does when the button is pressed."""
    report.refresh_from_db()
    counted(recompile_report(report=report, by=world.commune))


def test_sent_returned_corrected_approved_locked_and_late(new_page, on_day):
    on_day(date(2024, 6, 20))
    world = small_world()
    report = counted(asked(world.commune, "01-BCN"))
    address = f"/bao-cao/{report.pk}/"
    commune, district, province = new_page(), new_page(), new_page()
    for page, who in ((commune, world.commune), (district, world.district), (province, world.province)):
        sign_in(page, who.username)

    commune.goto(address)
    send(commune, "05/BC-UBND")
    stands(commune, "Đã nộp")

    district.goto(address)
    press(district, "Bắt đầu xem xét")
    follow(district, "Ghi ý kiến về một ô")
    fill(district, row="11.04", column="total", text="Anh An đã bỏ cai từ tháng 5, sao vẫn đếm?")
    press(district, "Ghi ý kiến về một số liệu")
    follow(district, "Trả lại")
    fill(district, reason="Xem ý kiến ở hàng 11.04")
    press(district, "Trả lại")
    stands(district, "Bị trả lại")

    commune.goto(address)
    expect(commune.get_by_role("main")).to_contain_text("Anh An đã bỏ cai từ tháng 5")
    end_by_hand(commune, f"/ho-so/{world.an.pk}/", "20/05/2024")
    assert Episode.objects.get(dossier=world.an).ends == date(2024, 5, 20)
    commune.goto(address)
    follow(commune, "Trả lời")
    fill(commune, answer="Đã ghi anh An tự ý chấm dứt ngày 20/05.")
    press(commune, "Trả lời ý kiến")
    recounted(report, world)
    commune.goto(address)
    send(commune, "06/BC-UBND")
    stands(commune, "Đã nộp lại")

    district.goto(address)
    follow(district, "So với lần nộp trước")
    line = district.get_by_role("row").filter(has_text="11.04")
    for words in ("Đã ghi anh An tự ý chấm dứt", "HS-0001", "sửa đợt cai nghiện"):
        expect(line.first).to_contain_text(words)
    district.goto(address)
    press(district, "Duyệt")
    press(district, "Khóa")
    stands(district, "Đã khóa")

    episode = Episode.objects.get(dossier=world.an)
    commune.goto(f"/ho-so/{world.an.pk}/cai-nghien/{episode.pk}/")
    fill(commune, ends="10/06/2024")
    save(commune)
    province.goto(address)
    follow(province, "Thay đổi sau khi nộp")
    late = province.get_by_role("row").filter(has_text="11.04")
    for words in ("HS-0001", "sửa đợt cai nghiện"):
        expect(late.first).to_contain_text(words)
    report.refresh_from_db()
    assert (report.stage, report.cells["11.04"]["total"]) == ("locked", 0)
