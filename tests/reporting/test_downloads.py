"""The download centre: asked for, made by a worker, fetched by who still may; and what the files hold."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from core.calendar import now
from core.claims import GivenUpError, take
from core.models import AuditEvent
from reporting.bundle_names import file_name
from reporting.bundle_parts import MADE, hand_on, produce_part
from reporting.bundling import NO_LONGER, produce_bundle
from reporting.enums import BundleState, Reach
from reporting.models import BundlePart, DownloadBundle, Report, Submission
from reporting.publishing import NOTE
from reporting.services import (
    approve_report,
    ask_bundle,
    check_report,
    expire_bundles,
    fetch_bundle,
    submit_report,
    sweep_bundles,
)
from reporting.services.downloading import (
    EXPIRED,
    NO_KIND,
    NONE_FOUND,
    OUT_OF_REACH,
    PUBLIC_NEEDS_FORM,
    PUBLIC_NEEDS_SENT,
)
from reporting.xlsx import render_xlsx
from tests.areas.factories import DISTRICT, FAR_PROVINCE, PROVINCE, area
from tests.refusals import refused
from tests.reporting.test_pdf import pages_of, plain
from tests.reporting.world import MONTH, asked, counted, untold

pytestmark = pytest.mark.django_db

PAPER = {"number": "05/BC-UBND", "signed_on": date(2024, 6, 3), "signer": "Lê Văn Ký", "signer_title": "Chủ tịch"}
SENT_PDF = b"%PDF- the paper that went out"


@pytest.fixture
def drafts(world) -> list[Report]:
    return [counted(asked(world.commune, "01-BCN")), counted(asked(world.neighbour, "01-BCN"))]


@pytest.fixture
def sent(world, drafts) -> Report:
    """The first of the drafts, sent, its paper printed."""
    submission = submit_report(report=check_report(report=drafts[0], by=world.commune), by=world.commune, **PAPER)
    Submission.objects.filter(pk=submission.pk).update(state="done", pdf=SENT_PDF, pdf_sha256="0" * 64)
    return Report.objects.select_related("office").get(pk=drafts[0].pk)


def wish(by, unit=DISTRICT, **other) -> DownloadBundle:
    wanted = {"period": MONTH, "form": "", "reach": Reach.SENT, "with_pdf": True, "with_xlsx": False}
    return ask_bundle(unit=area(unit), by=by, **{**wanted, "is_public": False, **other})


def made(bundle: DownloadBundle) -> DownloadBundle:
    """As the workers leave it."""
    while bundle.is_unfinished:
        step(bundle)
    return bundle


def step(bundle: DownloadBundle) -> None:
    """What a worker does with the download, then what others do with the papers that it handed on."""
    if claim := take(DownloadBundle, bundle.pk):
        produce_bundle(claim, untold)
    for part in hand_on(bundle.pk)[0]:
        produce_part(take(BundlePart, part.pk), untold)
    bundle.refresh_from_db()


def names_in(bundle: DownloadBundle) -> list[str]:
    return ZipFile(BytesIO(bytes(bundle.content))).namelist()


def test_one_report_is_one_file_the_paper_as_it_went_out(world, sent):
    bundle = made(wish(world.district))
    assert (bundle.state, bundle.files, bytes(bundle.content)) == (BundleState.DONE, 1, SENT_PDF)
    assert bundle.name == "01-BCN_00001_ubnd-phuong-phuc-xa_2024-05.pdf"
    assert fetch_bundle(bundle=bundle, by=world.district) == SENT_PDF
    acts = AuditEvent.objects.filter(object_type="reporting.downloadbundle").order_by("pk")
    assert list(acts.values_list("action", flat=True)) == ["ask_download", "make_download", "fetch_download"]
    assert acts.last().details["sha256"] == bundle.sha256


def test_all_of_a_period_is_a_zip_with_the_drafts_made_and_named_so(world, sent, drafts):
    bundle = made(wish(world.province, PROVINCE, reach=Reach.ALL, with_xlsx=True))
    assert names_in(bundle) == [
        "01-BCN_00001_ubnd-phuong-phuc-xa_2024-05.pdf",
        "01-BCN_00001_ubnd-phuong-phuc-xa_2024-05.xlsx",
        "01-BCN_00004_ubnd-phuong-truc-bach_2024-05_nhap.pdf",
        "01-BCN_00004_ubnd-phuong-truc-bach_2024-05_nhap.xlsx",
    ]
    archive = ZipFile(BytesIO(bytes(bundle.content)))
    assert archive.read(names_in(bundle)[0]) == SENT_PDF
    assert "Bản nháp, chưa nộp." in plain(" ".join(pages_of(archive.read(names_in(bundle)[2]))))
    assert bundle.name == "bao-cao_01_thanh-pho-ha-noi_2024-05.zip"


@pytest.mark.parametrize(
    ("reach", "found"), [(Reach.LOCKED, False), (Reach.APPROVED, True), (Reach.SENT, True), (Reach.ALL, True)]
)
def test_how_far_a_report_has_to_be(world, sent, reach, found):
    approve_report(report=sent, by=world.district)
    if found:
        assert wish(world.district, form="01-BCN", reach=reach).pk
    else:
        words = NONE_FOUND.format("Biểu 01-BCN, tháng 05 năm 2024", area(DISTRICT), reach.label)
        assert refused(lambda: wish(world.district, form="01-BCN", reach=reach), "period", words)


@pytest.mark.parametrize(
    ("other", "field", "words"),
    [
        ({"with_pdf": False}, "with_pdf", NO_KIND),
        ({"is_public": True}, "form", PUBLIC_NEEDS_FORM),
        ({"is_public": True, "form": "01-BCN", "reach": Reach.ALL}, "reach", PUBLIC_NEEDS_SENT),
    ],
)
def test_what_is_no_wish_is_refused(world, sent, other, field, words):
    assert refused(lambda: wish(world.district, **other), field, words)


def test_only_of_the_own_area(world, sent):
    assert refused(lambda: wish(world.district, PROVINCE), "unit", OUT_OF_REACH.format(area(PROVINCE)))
    assert refused(lambda: wish(world.other_district, DISTRICT), "unit", OUT_OF_REACH.format(area(DISTRICT)))
    assert refused(lambda: wish(world.province, FAR_PROVINCE), "unit", OUT_OF_REACH.format(area(FAR_PROVINCE)))


def move_post(user, code: str) -> None:
    post = user.posts.get()
    post.office = area(code).offices.get(kind=area(code).level)
    post.save()


def test_who_has_another_post_by_then_gets_nothing(world, sent, as_user):
    bundle = made(wish(world.district))
    waiting = wish(world.district)
    address = reverse("reporting:bundle_file", args=[bundle.pk])
    assert as_user(world.district).get(address).content == SENT_PDF
    move_post(world.district, "002")
    assert as_user(world.district).get(address).status_code == 403
    assert (made(waiting).state, waiting.failure) == (BundleState.FAILED, NO_LONGER)


def test_nobody_fetches_what_another_asked_for(world, sent, as_user):
    bundle = made(wish(world.district))
    for name in ("bundle_detail", "bundle_file"):
        assert as_user(world.province).get(reverse(f"reporting:{name}", args=[bundle.pk])).status_code == 404


def test_after_its_days_the_file_is_gone(world, sent, as_user, settings):
    settings.DOWNLOAD_KEPT_DAYS = 3
    bundle = made(wish(world.district))
    assert bundle.expires_at - bundle.made_at == timedelta(days=3)
    assert expire_bundles() == 0
    DownloadBundle.objects.update(expires_at=now())
    bundle.refresh_from_db()
    assert refused(lambda: fetch_bundle(bundle=bundle, by=world.district), "", EXPIRED.format(bundle.expires_at))
    address = reverse("reporting:bundle_file", args=[bundle.pk])
    assert as_user(world.district).get(address).status_code == 404
    assert (expire_bundles(), expire_bundles()) == (1, 0)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.content) == (BundleState.EXPIRED, None)


def test_the_pages_ask_and_show_how_far_it_is(world, sent, as_user, django_capture_on_commit_callbacks):
    browser = as_user(world.district)
    page = browser.get(reverse("reporting:bundle_list")).content.decode()
    assert "Tháng 05 năm 2024" in page
    assert reverse("reporting:bundle_list") in browser.get(reverse("reporting:report_list")).content.decode()
    wanted = {"period": MONTH, "unit": area(DISTRICT).pk, "reach": "sent"}
    assert NO_KIND in browser.post(reverse("reporting:bundle_list"), wanted).content.decode()
    answer = browser.post(reverse("reporting:bundle_list"), {**wanted, "with_pdf": "on"}, follow=True)
    assert "Đang chờ" in answer.content.decode()
    bundle = made(DownloadBundle.objects.get())
    part = browser.get(reverse("reporting:bundle_detail", args=[bundle.pk]), headers={"HX-Request": "true"})
    assert "Tải tệp" in part.content.decode()
    assert "<html" not in part.content.decode()
    file = browser.get(reverse("reporting:bundle_file", args=[bundle.pk]))
    assert file["Content-Type"] == "application/pdf"
    assert bundle.name in file["Content-Disposition"]


@pytest.mark.parametrize("fault", [{"state": "done"}, {"with_pdf": False}, {"is_public": True}, {"state": "failed"}])
def test_the_database_refuses_what_cannot_be(world, sent, fault):
    bundle = wish(world.district)
    with pytest.raises(IntegrityError), transaction.atomic():
        DownloadBundle.objects.filter(pk=bundle.pk).update(**fault)


def test_a_copy_for_outside_hides_small_numbers_and_leads_nowhere(world, sent):
    bundle = made(wish(world.district, form="01-BCN", is_public=True, with_xlsx=True))
    pdf, xlsx = names_in(bundle)
    assert pdf == "01-BCN_00001_ubnd-phuong-phuc-xa_2024-05_cong-bo.pdf"
    archive = ZipFile(BytesIO(bytes(bundle.content)))
    text = plain(" ".join(pages_of(archive.read(pdf))))
    assert NOTE in text
    assert "11.02a – cai lần đầu <5 0 0 0" in text
    for word in (PAPER["number"], PAPER["signer"], sent.submissions.get().code, "Mã kiểm tra", "Kính gửi", "Số:"):
        assert word not in text, word
    sheet = load_workbook(BytesIO(archive.read(xlsx))).active
    assert sheet["A4"].value == NOTE
    lines = {row[0].value: row for row in sheet.iter_rows()}
    assert lines["11.02a"][2].value == "<5"
    assert lines["15.04v"][2].value == "*"
    sent.refresh_from_db()
    assert sent.cells["11.02a"]["total"] == 1


def test_a_form_of_several_levels_goes_outside_for_one_unit_alone(world):
    for by in (world.commune, world.district):
        report = counted(asked(by, "PL-TK", period=MONTH))
        submit_report(report=check_report(report=report, by=by), by=by, **PAPER)
    both = made(wish(world.district, form="PL-TK", with_pdf=False, with_xlsx=True))
    own = made(wish(world.district, form="PL-TK", with_pdf=False, with_xlsx=True, is_public=True))
    assert (both.files, own.files) == (2, 1)
    assert own.name == "PL-TK_001_phong-ld-tb-xh-quan-ba-dinh_2024-05_cong-bo.xlsx"


def test_names_tell_the_cut_off_and_the_draft(world, drafts):
    report = drafts[0]
    report.cutoff, report.office.name = date(2024, 5, 20), "Trạm ../../y tế: “Đống Đa” số 1"
    assert file_name(report) == "01-BCN_00001_tram-y-te-dong-da-so-1_2024-05_den-2024-05-20_nhap"


def test_workbooks_are_the_same_bytes_at_any_time(drafts):
    with time_machine.travel(date(2030, 1, 2), tick=False):
        later = render_xlsx(drafts[0])
    assert later == render_xlsx(drafts[0])
    assert load_workbook(BytesIO(later)).properties.modified.year == 1980


def test_zips_are_the_same_bytes_at_any_time(world, drafts):
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        later = made(wish(world.district, reach=Reach.ALL, with_pdf=False, with_xlsx=True))
    first = made(wish(world.district, reach=Reach.ALL, with_pdf=False, with_xlsx=True))
    assert later.sha256 == first.sha256


@pytest.fixture
def cut(world, drafts, settings) -> DownloadBundle:
    """The drafts' workbooks and papers, one at a time with the workers, not yet begun."""
    settings.DOWNLOAD_WIDTH = 1
    bundle = wish(world.province, PROVINCE, reach=Reach.ALL, with_xlsx=True)
    produce_bundle(take(DownloadBundle, bundle.pk), untold)
    bundle.refresh_from_db()
    return bundle


def test_papers_are_handed_out_few_at_a_time_and_the_last_one_puts_them_together_once(cut):
    assert (cut.state, cut.is_unfinished, take(DownloadBundle, cut.pk)) == (BundleState.PARTS, True, None)
    for made_before in (0, 1):
        (part,), over = hand_on(cut.pk)
        assert (part.place, over, hand_on(cut.pk)) == (made_before, None, ([], None))
        claim = take(BundlePart, part.pk)
        assert hand_on(cut.pk) == ([], None)
        produce_part(claim, untold)
    assert hand_on(cut.pk) == ([], cut)
    assert hand_on(cut.pk) == ([], None)
    cut.refresh_from_db()
    assert (cut.state, cut.progress, cut.progress_label) == (BundleState.WAITING, 95, MADE.format(2, 2))
    assert (made(cut).state, cut.files, cut.attempt, cut.parts.count()) == (BundleState.DONE, 4, 1, 0)


def test_what_a_killed_worker_left_is_made_up_by_the_sweep(cut):
    (part,), _ = hand_on(cut.pk)
    lost = take(BundlePart, part.pk)
    BundlePart.objects.filter(pk=part.pk).update(heartbeat_at=now() - timedelta(minutes=5))
    assert sweep_bundles() == 1
    with pytest.raises(GivenUpError):
        lost.write(progress=50)
    produce_part(take(BundlePart, part.pk), untold)
    assert sweep_bundles() == 0, "the paper was made, and nobody handed on the next"
    following = cut.parts.get(place=1)
    assert following.state == "waiting"
    produce_part(take(BundlePart, following.pk), untold)
    assert (made(cut).state, cut.files) == (BundleState.DONE, 4)


def test_a_paper_that_cannot_be_made_ends_the_download_with_its_name(cut):
    (part,), _ = hand_on(cut.pk)
    take(BundlePart, part.pk).fail("Không dựng được.")
    assert hand_on(cut.pk) == ([], cut)
    assert made(cut).failure == "01-BCN_00001_ubnd-phuong-phuc-xa_2024-05_nhap: Không dựng được."
    assert (cut.state, expire_bundles(), cut.parts.count()) == (BundleState.FAILED, 0, 0)


def test_who_loses_the_post_while_papers_are_made_gets_nothing(cut, world):
    (part,), _ = hand_on(cut.pk)
    move_post(world.province, FAR_PROVINCE)
    produce_part(take(BundlePart, part.pk), untold)
    assert (made(cut).state, cut.failure) == (BundleState.FAILED, NO_LONGER)
