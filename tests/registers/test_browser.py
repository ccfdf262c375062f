"""A province officer brings a register in and fetches it again, in a real browser with a real worker."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.enums import Role
from cases.models import Dossier
from tests.accounts.factories import officer
from tests.browsing import sign_in
from tests.registers.books import Book, cells

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parent / "data" / "register-sample.xlsx"


def hand_in(page: Page, file: Path) -> None:
    page.goto("/so-excel/")
    page.get_by_label("Tệp sổ hoặc danh sách").set_input_files(file)
    page.get_by_role("button", name="Tải lên và kiểm tra").click()


def test_a_register_comes_in_and_goes_out(new_page: Callable[[], Page], worker, tmp_path):
    user = officer(Role.PROVINCE_OFFICER, "46")
    page = new_page()
    sign_in(page, user.username)
    faulty = tmp_path / "loi.xlsx"
    book = Book()
    book.dossier("H-2", opened_on="15/05/20")
    faulty.write_bytes(book.content)

    hand_in(page, faulty)
    row = page.get_by_role("row", name="15/05/20")
    expect(row).to_contain_text("Năm phải viết đủ bốn chữ số", timeout=60_000)
    expect(page.get_by_role("button", name="Ghi vào sổ")).to_have_count(0)

    hand_in(page, SAMPLE)
    page.get_by_role("button", name="Ghi vào sổ").click(timeout=60_000)
    expect(page.get_by_text("Đã ghi vào sổ lúc")).to_be_visible(timeout=60_000)
    assert Dossier.objects.count() == 90

    page.get_by_role("link", name="Nhập sổ Excel").click()
    page.get_by_role("link", name="Xuất sổ").click()
    page.get_by_role("button", name="Lập tệp").click()
    file = page.get_by_role("link", name="Tải tệp Excel")
    expect(file).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        file.click()
    assert len(cells(Path(download.value.path()).read_bytes())["HoSo"]) == 91
