"""The pages of a report's life, as commune and district officers use them; and what each side is not offered."""

import re
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from core.claims import take
from reporting.enums import Stage
from reporting.models import Report, Submission
from reporting.printing import print_submission
from reporting.services import recompile_report, remark_cell, return_report
from tests.reporting.test_life import PAPER, an_gives_up, sent
from tests.reporting.world import asked, counted, untold

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world) -> Report:
    return counted(asked(world.commune, "01-BCN"))


def page(client, name: str, *args) -> str:
    return client.get(reverse(f"reporting:{name}", args=args)).content.decode()


def acts_offered(html: str) -> set[str]:
    found = re.findall(r'/bao-cao/\d+/([a-z-]+)/"', html)
    return set(found) & {"kiem-tra-xong", "nop", "rut-lai", "tra-lai", "duyet", "khoa", "xem-xet", "y-kien"}


def test_each_side_is_offered_its_own_acts_at_each_stage(world, draft, as_user):
    sender, receiver = as_user(world.commune), as_user(world.district)

    def offered() -> tuple[set[str], set[str]]:
        return tuple(acts_offered(page(client, "report_detail", draft.pk)) for client in (sender, receiver))

    assert offered() == ({"kiem-tra-xong"}, set())
    sender.post(reverse("reporting:report_check", args=[draft.pk]))
    assert offered() == ({"nop"}, set())
    typed = {**PAPER, "signed_on": "03/06/2024"}
    assert sender.post(reverse("reporting:report_submit", args=[draft.pk]), typed).status_code == 302
    assert offered() == ({"rut-lai"}, {"xem-xet", "tra-lai", "duyet", "y-kien"})
    receiver.post(reverse("reporting:report_begin", args=[draft.pk]))
    assert offered() == (set(), {"tra-lai", "duyet", "y-kien"})
    receiver.post(reverse("reporting:report_approve", args=[draft.pk]))
    assert offered() == (set(), {"tra-lai", "khoa"})
    receiver.post(reverse("reporting:report_lock", args=[draft.pk]))
    assert offered() == (set(), set())
    assert Report.objects.get(pk=draft.pk).stage == Stage.LOCKED


def test_what_was_typed_stays_when_the_submission_is_refused(world, draft, as_user):
    client = as_user(world.commune)
    client.post(reverse("reporting:report_check", args=[draft.pk]))
    typed = {**PAPER, "number": "năm", "signed_on": "03/06/2024"}
    html = client.post(reverse("reporting:report_submit", args=[draft.pk]), typed).content.decode()
    assert "Số, ký hiệu “năm” chưa đúng" in html
    assert 'value="Lê Văn Ký"' in html
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", ["report_approve", "report_lock", "report_begin", "report_check"])
def test_the_wrong_side_gets_403(world, draft, as_user, name):
    sent(draft, world.commune)
    wrong = world.district if name == "report_check" else world.commune
    assert as_user(wrong).post(reverse(f"reporting:{name}", args=[draft.pk])).status_code == 403
    assert Report.objects.get(pk=draft.pk).stage == Stage.SUBMITTED


def test_to_a_stranger_the_report_does_not_exist(world, draft, as_user):
    submission = sent(draft, world.commune)
    client = as_user(world.neighbour)
    for name, args in (("report_submit", [draft.pk]), ("submission_changes", [draft.pk, 1])):
        assert client.get(reverse(f"reporting:{name}", args=args)).status_code == 404
    html = client.post(reverse("reporting:paper_check"), {"code": submission.code}).content.decode()
    assert "Không có báo cáo nào trong phạm vi của bạn" in html


def test_remark_answer_and_what_the_second_round_changed(world, draft, as_user):
    sent(draft, world.commune)
    sender, receiver = as_user(world.commune), as_user(world.district)
    said = {"row": "11.04", "column": "total", "text": "Anh An còn cai không?"}
    assert receiver.post(reverse("reporting:report_remark", args=[draft.pk]), said).status_code == 302
    assert receiver.post(reverse("reporting:report_return", args=[draft.pk]), {"reason": ""}).status_code == 200
    receiver.post(reverse("reporting:report_return", args=[draft.pk]), {"reason": "Xem ý kiến"})
    html = page(sender, "report_detail", draft.pk)
    assert "Bị trả lại" in html
    assert "Anh An còn cai không?" in html
    remark = draft.submissions.get().remarks.get()
    sender.post(reverse("reporting:report_answer", args=[draft.pk, remark.pk]), {"answer": "Đã ghi tự ý chấm dứt"})
    an_gives_up(world)
    counted(recompile_report(report=Report.objects.get(pk=draft.pk), by=world.commune))
    sent(Report.objects.get(pk=draft.pk), world.commune)
    html = page(receiver, "submission_diff", draft.pk, 2)
    for words in ("So với lần nộp trước", "11.04", "HS-0001", "Đã ghi tự ý chấm dứt", "đợt cai nghiện"):
        assert words in html


def test_a_late_fact_is_told_with_its_dossier_and_its_change(world, draft, as_user):
    sent(draft, world.commune)
    html = page(as_user(world.commune), "submission_changes", draft.pk, 1)
    assert "Không ô nào khác" in html
    an_gives_up(world)
    html = page(as_user(world.district), "submission_changes", draft.pk, 1)
    for words in ("11.03b", "HS-0001", "sửa đợt cai nghiện"):
        assert words in html
    assert draft.submissions.get().record["cells"]["11.04"]["total"] == 1


def test_a_paper_is_held_against_the_record(world, draft, as_user, tmp_path, capsys):
    submission = sent(draft, world.commune)
    print_submission(take(Submission, submission.pk), untold)
    submission.refresh_from_db()
    pdf = bytes(submission.pdf)
    client = as_user(world.district)
    opened = client.get(reverse("reporting:report_pdf", args=[draft.pk]), follow=True)
    assert opened.content == pdf

    def told(content: bytes) -> str:
        file = SimpleUploadedFile("bc.pdf", content, "application/pdf")
        return client.post(reverse("reporting:paper_check"), {"file": file}).content.decode()

    assert "không thay đổi một byte nào" in told(pdf)
    assert "không phải là tệp đã phát hành" in told(pdf + b"\n%")
    assert "không đọc được" in told(b"hello")
    by_code = client.post(reverse("reporting:paper_check"), {"code": submission.code.lower()}).content.decode()
    assert "Mã này là của báo cáo dưới đây" in by_code
    path = tmp_path / "bc.pdf"
    path.write_bytes(pdf)
    call_command("verify_report", str(path), stdout=(out := StringIO()))
    assert submission.digest in out.getvalue()
    path.write_bytes(pdf + b"\n%")
    with pytest.raises(SystemExit) as ended:
        call_command("verify_report", str(path), stdout=StringIO())
    assert ended.value.code == 1


def test_the_signed_scan_is_attached_and_read(world, draft, as_user):
    sent(draft, world.commune)
    client = as_user(world.commune)
    address = reverse("reporting:submission_attach", args=[draft.pk, 1])
    wrong = client.post(address, {"scan_signed": SimpleUploadedFile("a.txt", b"text")}).content.decode()
    assert "không phải PDF, JPEG hoặc PNG" in wrong
    client.post(address, {"scan_signed": SimpleUploadedFile("a.pdf", b"%PDF-1.7 signed")})
    answer = as_user(world.district).get(reverse("reporting:submission_scan", args=[draft.pk, 1]))
    assert answer.content == b"%PDF-1.7 signed"


def test_an_answered_remark_is_not_answered_twice(world, draft, as_user):
    sent(draft, world.commune)
    remark = remark_cell(report=draft, row="11.04", column="total", text="Sao?", by=world.district)
    return_report(report=draft, reason="Xem", by=world.district)
    address = reverse("reporting:report_answer", args=[draft.pk, remark.pk])
    assert as_user(world.commune).post(address, {"answer": "Đúng rồi"}).status_code == 302
    assert "đã được trả lời" in as_user(world.commune).post(address, {"answer": "Sai"}).content.decode()
