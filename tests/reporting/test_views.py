"""Pages of the reports: list, asking, one report, its files."""

from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.enums import Role
from core.models import AuditEvent
from reporting.enums import ReportState
from reporting.layout import forms_on
from reporting.models import Report
from reporting.services import ask_report, recompile_report
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, NEIGHBOUR, office
from tests.reporting.world import asked, compiled

ASK = {"form": "01-BCN", "part": "05", "year": "2024", "cutoff": ""}
HTMX = {"HX-Request": "true"}


def page_of(report: Report, name: str = "report_detail", **more) -> str:
    return reverse(f"reporting:{name}", kwargs={"pk": report.pk, **more})


def test_the_list_shows_what_one_may_see(world, commune_report, as_user):
    url = reverse("reporting:report_list")
    for user in (world.commune, world.district, world.province):
        assert "UBND phường Phúc Xá" in as_user(user).get(url).content.decode()
    for user in (world.neighbour, world.other_district, world.facility_officer):
        assert "Chưa có báo cáo nào" in as_user(user).get(url).content.decode()
    assert as_user(officer(Role.HEALTH_OFFICER)).get(url).status_code == 403


def test_the_list_is_narrowed_and_htmx_takes_the_part_that_the_page_includes(world, commune_report, as_user):
    asked(world.district, "PL-TK")
    client = as_user(world.district)
    url = reverse("reporting:report_list")
    for query in ("form=01-BCN", "period=2024-05", "state=done", f"office={commune_report.office_id}"):
        shown = client.get(f"{url}?{query}").content.decode()
        assert "1 báo cáo" in shown
        assert client.get(f"{url}?{query}", headers=HTMX).content.decode().strip() in shown
    assert "Không có báo cáo nào khớp" in client.get(f"{url}?state=failed").content.decode()
    assert "Không có báo cáo nào khớp" in client.get(f"{url}?state=nonsense").content.decode()


def test_a_commune_officer_finds_the_form_filled_in(world, as_user):
    shown = as_user(world.commune).get(reverse("reporting:report_create"))
    form = shown.context["form"]
    assert (form.chosen["form"], form.chosen["part"], form.chosen["year"]) == ("01-BCN", "05", "2024")
    assert [code for code, _ in form.fields["form"].choices] == ["01-BCN", "PL-TK"]
    assert form.offered == [(office(COMMUNE).pk, "UBND phường Phúc Xá (Quận Ba Đình)", True)]


@pytest.mark.parametrize(
    ("name", "forms", "period"),
    [
        ("district", ["03-BCN", "01-BCN", "PL-TK", "PL-XA"], ("H1", "2024")),
        ("province", ["04-BCN", "01-BCN", "02-BCN", "03-BCN", "PL-TK", "PL-XA"], ("H1", "2024")),
        ("facility_officer", ["02-BCN"], ("05", "2024")),
    ],
)
def test_which_forms_an_office_is_offered(world, name, forms, period, as_user):
    form = as_user(getattr(world, name)).get(reverse("reporting:report_create")).context["form"]
    assert [code for code, _ in form.fields["form"].choices] == forms
    assert (form.chosen["part"], form.chosen["year"]) == period
    assert [chosen for _, _, chosen in form.offered][:1] == [True]


def test_choosing_a_form_changes_what_fits_it(world, as_user):
    client = as_user(world.district)
    url = reverse("reporting:report_create")
    part = client.get(url, {"form": "01-BCN", "part": "H1", "year": "2024"}, headers=HTMX)
    form = part.context["form"]
    assert form.chosen["part"] == "05"
    assert form.has_many
    assert not any(chosen for _, _, chosen in form.offered)
    assert part.content.decode().strip().startswith('<div id="ask-boxes"')
    found = client.get(url, {**ASK, "words": "truc bach"}, headers=HTMX).context["form"].offered
    assert [name for _, name, _ in found] == ["UBND phường Trúc Bạch (Quận Ba Đình)"]


def test_asking_leads_to_the_report_and_twice_to_the_same(world, as_user):
    client = as_user(world.commune)
    data = {**ASK, "office": office(COMMUNE).pk}
    first = client.post(reverse("reporting:report_create"), data)
    report = Report.objects.get()
    assert first.url == page_of(report)
    assert client.post(reverse("reporting:report_create"), data).url == page_of(report)
    assert (report.requested_by, report.period, report.cutoff) == (world.commune, "2024-05", None)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"office": ""}, "office", "Hãy chọn cơ quan lập báo cáo."),
        ({"cutoff": "01/06/2024"}, "cutoff", "nằm ngoài kỳ"),
        ({"cutoff": "1/6/24"}, "cutoff", "đủ bốn chữ số"),
        ({"part": "07"}, "part", "sau hôm nay"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(world, change, field, words, as_user):
    data = {**ASK, "office": office(COMMUNE).pk, **change}
    shown = as_user(world.commune).post(reverse("reporting:report_create"), data)
    form = shown.context["form"]
    assert words in " ".join(form.errors[field])
    assert words in shown.content.decode()
    assert not Report.objects.exists()
    if change.get("cutoff"):
        assert change["cutoff"] in shown.content.decode()


def test_an_office_beyond_ones_reach_cannot_be_asked_for(world, as_user):
    shown = as_user(world.commune).post(reverse("reporting:report_create"), {**ASK, "office": office(NEIGHBOUR).pk})
    assert shown.context["form"].errors["office"] == ["Hãy chọn lại cơ quan."]
    assert not Report.objects.exists()


def test_the_page_asks_for_itself_until_the_report_is_done(world, commune_report, as_user):
    client = as_user(world.commune)
    recompile_report(report=commune_report, by=world.commune)
    Report.objects.filter(pk=commune_report.pk).update(progress=60, progress_label="Đang dựng bản in PDF")
    waiting = client.get(page_of(commune_report))
    part = client.get(page_of(commune_report), headers=HTMX).content.decode()
    assert 'hx-trigger="every 1s"' in part
    assert "Đang dựng bản in PDF" in part
    assert part.strip() in waiting.content.decode()
    assert client.get(page_of(commune_report, "report_pdf")).status_code == 404
    Report.objects.filter(pk=commune_report.pk).update(state=ReportState.DONE)
    done = client.get(page_of(commune_report), headers=HTMX).content.decode()
    assert "hx-trigger" not in done
    assert "12 phép, đều khớp" in done


def test_a_failed_report_says_why_and_may_be_compiled_again(world, commune_report, as_user):
    Report.objects.filter(pk=commune_report.pk).update(state=ReportState.FAILED, failure="Máy chủ hết chỗ.")
    client = as_user(world.commune)
    shown = client.get(page_of(commune_report)).content.decode()
    assert "Máy chủ hết chỗ." in shown
    answer = client.post(page_of(commune_report, "report_recompile"))
    assert answer.url == page_of(commune_report)
    commune_report.refresh_from_db()
    assert commune_report.state == ReportState.WAITING


def test_only_whoever_may_compile_finds_the_button(world, commune_report, as_user):
    police = as_user(officer(Role.POLICE_OFFICER))
    assert "Tổng hợp lại" not in police.get(page_of(commune_report)).content.decode()
    assert police.post(page_of(commune_report, "report_recompile")).status_code == 403
    assert "Tổng hợp lại" in as_user(world.district).get(page_of(commune_report)).content.decode()
    assert as_user(world.commune).get(page_of(commune_report, "report_recompile")).status_code == 405


@pytest.mark.parametrize("name", ["neighbour", "other_district", "facility_officer"])
def test_a_stranger_gets_404_everywhere(world, commune_report, name, as_user):
    client = as_user(getattr(world, name))
    for page in ("report_detail", "report_pdf", "report_xlsx"):
        assert client.get(page_of(commune_report, page)).status_code == 404
    assert client.get(page_of(commune_report, "report_figure", row="11.02", column="total")).status_code == 404
    assert client.post(page_of(commune_report, "report_recompile")).status_code == 404


def test_a_broken_identity_is_told_in_red(world, commune_report, as_user):
    checks = [{**commune_report.checks[0], "holds": False}, *commune_report.checks[1:]]
    Report.objects.filter(pk=commune_report.pk).update(checks=checks)
    shown = as_user(world.commune).get(page_of(commune_report)).content.decode()
    assert "Cai nghiện tự nguyện tại gia đình: số đầu kỳ + số tăng − số giảm = số cuối kỳ" in shown
    assert "có phép không khớp" in shown
    assert "alert-danger" in shown


def test_the_files_are_named_and_their_reading_is_logged(world, commune_report, as_user, tmp_path):
    client = as_user(world.district)
    pdf = client.get(page_of(commune_report, "report_pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'inline; filename="01-BCN_00001_2024-05.pdf"'
    (tmp_path / "found.pdf").write_bytes(pdf.content)
    assert len(PdfReader(tmp_path / "found.pdf").pages) == 3
    xlsx = client.get(page_of(commune_report, "report_xlsx"))
    assert xlsx["Content-Disposition"] == 'attachment; filename="01-BCN_00001_2024-05.xlsx"'
    actions = AuditEvent.objects.filter(object_id=str(commune_report.pk), actor=world.district)
    assert {"download_pdf", "download_xlsx"} <= set(actions.values_list("action", flat=True))


def test_a_cutoff_stands_in_the_name_of_the_file(world, as_user):
    sender = office(COMMUNE)
    cut = ask_report(form="01-BCN", office=sender, period="2024-05", cutoff=date(2024, 5, 20), by=world.commune)
    pdf = as_user(world.commune).get(page_of(compiled(cut), "report_pdf"))
    assert "01-BCN_00001_2024-05_den-2024-05-20.pdf" in pdf["Content-Disposition"]


@pytest.mark.parametrize(("form", "by"), [("01-BCN", "commune"), ("03-BCN", "district"), ("PL-XA", "district")])
def test_statements_of_a_report_page_do_not_grow_with_its_table(
    world, form, by, as_user, django_assert_max_num_queries
):
    user = getattr(world, by)
    report = asked(user, form)
    cells = {row.code: {"total": 0, "001": 0} for row in forms_on(report.ends)[form].rows}
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.DONE, cells=cells, checks=[], compiled_at=report.requested_at
    )
    client = as_user(user)
    with django_assert_max_num_queries(20):
        assert client.get(page_of(report)).status_code == 200
