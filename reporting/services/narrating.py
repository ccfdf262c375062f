"""The reports in words: opened, drafted, written section by section, issued, corrected by a new edition."""

from datetime import date

from django.db import transaction

from accounts.models import User
from areas.enums import AREA_OFFICES
from areas.models import Office
from core import audit
from core.calendar import now, today
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.saving import checked_save, locked, require_version
from reporting.enums import NarrativeStage, NarrativeWork, ReportState
from reporting.letterhead import addressee as receiver_of_letters
from reporting.models import NarrativeReport, NarrativeSection, Submission
from reporting.narrative.document import digest_of, document_of, unwritten
from reporting.narrative.outline import outline
from reporting.periods import Window, window_of
from reporting.perms import may_write, narrating_offices
from reporting.services.sending import MISSING, NUMBER, SIGNED_BEFORE, SIGNED_LATER, WRONG_NUMBER
from reporting.tasks import narrate_task

COPIES = "- Như trên;\n- Thường trực HĐND, UBND cùng cấp (để báo cáo);\n- Lưu: VT."
NO_SUCH_OFFICE = "Báo cáo tổng kết là của xã, huyện, tỉnh; {} không lập báo cáo này."
NOT_YOURS = "Chỉ cán bộ của {} viết báo cáo này; bạn đọc được nhưng không sửa thay."
NOT_STANDING = "{} không tồn tại vào ngày {:%d/%m/%Y} (ngày cuối kỳ); hãy chọn cơ quan có vào ngày đó."
NOT_A_PERIOD = "Báo cáo tổng kết chỉ có kỳ 6 tháng và năm; không có kỳ {}."
NOT_YET = "Kỳ {} bắt đầu ngày {:%d/%m/%Y}, sau hôm nay; hãy chọn một kỳ đã bắt đầu."
ISSUED = "Báo cáo này đã ban hành (số {}) nên không sửa được nữa; muốn sửa thì lập bản thay thế."
BUSY = "Hệ thống đang làm “{}” cho báo cáo này; hãy đợi xong rồi làm tiếp."
NOT_DRAFTED = "Chưa có số liệu; hãy bấm “Tổng hợp lại số liệu” và đợi xong."
NOT_WRITTEN = "Còn mục chưa viết: {}. Nếu không có gì để báo cáo, hãy ghi rõ như vậy (ví dụ: Không có kiến nghị)."
NUMBER_TAKEN = "Số {} của năm {} đã dùng cho một báo cáo khác của cơ quan; hãy lấy số tiếp theo trong sổ văn bản đi."
NOT_ISSUED = "Bản này chưa ban hành; hãy sửa trực tiếp."
REPLACED = "Bản này đã có bản thay thế (bản thứ {}); hãy mở bản đó."
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn. Hãy thử lại hoặc báo người quản trị."


@transaction.atomic
def open_narrative(*, office: Office, period: str, by: User, cutoff: date | None = None) -> NarrativeReport:
    """The report of an office for half a year or a year, drafted in the background. Asked twice it is one report: its
    newest edition."""
    window = window_of(period, cutoff)
    _check_asked(office, window, by)
    asked = {"office": office, "period": window.period, "cutoff": cutoff}
    if there := NarrativeReport.objects.filter(**asked).order_by("edition").last():
        return there
    report = checked_save(
        NarrativeReport(
            **asked,
            starts=window.starts,
            ends=window.ends,
            requested_by=by,
            requested_at=now(),
            addressee=receiver_of_letters(office, window.ends),
            copies=COPIES,
        )
    )
    NarrativeSection.objects.bulk_create(
        NarrativeSection(report=report, slug=heading.slug) for heading in outline() if heading.is_open
    )
    audit.record("open_narrative", report, by=by)
    send_after_commit(narrate_task, report)
    return report


@transaction.atomic
def redraft_narrative(*, report: NarrativeReport, by: User) -> NarrativeReport:
    """Count and draft anew; what officers wrote stays as it is."""
    report = _taken(report, by)
    audit.record("redraft_narrative", report, by=by)
    return _ask(report, NarrativeWork.DRAFT)


@transaction.atomic
def print_narrative(*, report: NarrativeReport, by: User) -> NarrativeReport:
    """Make the files of the report as it stands; of an issued one again when that failed."""
    _require_writer(report, by)
    report = _idle(locked(report))
    if report.draft is None:
        raise DomainError(NOT_DRAFTED)
    audit.record("print_narrative", report, by=by)
    return _ask(report, NarrativeWork.PRINT)


@transaction.atomic
def write_section(*, section: NarrativeSection, text: str, version: int, by: User) -> NarrativeSection:
    """What an officer wrote under one heading. Refused when somebody else wrote there since the page was opened."""
    _require_writer(section.report, by)
    _require_draft(locked(section.report))
    section = locked(section)
    require_version(section, version)
    section.text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    section.edited_at, section.edited_by = now(), by
    checked_save(section)
    audit.record("write_section", section, by=by)
    return section


@transaction.atomic
def edit_letter(*, report: NarrativeReport, addressee: str, copies: str, version: int, by: User) -> NarrativeReport:
    """To whom it goes (Kính gửi), and who gets a copy (Nơi nhận)."""
    _require_writer(report, by)
    report = locked(report)
    _require_draft(report)
    require_version(report, version)
    report.addressee, report.copies = " ".join(addressee.split()), copies.strip()
    checked_save(report)
    audit.record("edit_letter", report, by=by)
    return report


@transaction.atomic
def issue_narrative(
    *, report: NarrativeReport, number: str, signed_on: date, signer: str, signer_title: str, by: User
) -> NarrativeReport:
    """Ban hành: number, day and signer; from now on the report is frozen, and its files are made for good."""
    report = _taken(report, by)
    number = " ".join(number.split())
    _check_paper(report, number, signed_on, signer, signer_title)
    if report.draft is None:
        raise DomainError(NOT_DRAFTED)
    if empty := unwritten(report):
        raise DomainError(NOT_WRITTEN.format("; ".join(empty)))
    report.number, report.signed_on = number, signed_on
    report.signer, report.signer_title = " ".join(signer.split()), " ".join(signer_title.split())
    report.content = document_of(report).kept()
    report.digest = digest_of(report.content)
    report.stage, report.issued_at, report.issued_by = NarrativeStage.FINAL, now(), by
    audit.record("issue_narrative", report, by=by)
    return _ask(report, NarrativeWork.PRINT)


@transaction.atomic
def new_edition(*, report: NarrativeReport, by: User) -> NarrativeReport:
    """Bản thay thế: a draft that begins with what was issued; the issued one stays."""
    _require_writer(report, by)
    report = locked(report)
    if not report.is_final:
        raise DomainError(NOT_ISSUED)
    same = {"office": report.office, "period": report.period, "cutoff": report.cutoff}
    newest = NarrativeReport.objects.filter(**same).order_by("edition").last()
    if newest.pk != report.pk:
        raise DomainError(REPLACED.format(newest.edition))
    copied = {name: getattr(report, name) for name in ("starts", "ends", "draft", "drafted_at", "addressee", "copies")}
    edition = checked_save(
        NarrativeReport(
            **same,
            **copied,
            edition=report.edition + 1,
            state=ReportState.DONE,
            requested_by=by,
            requested_at=now(),
        )
    )
    NarrativeSection.objects.bulk_create(
        NarrativeSection(report=edition, slug=old.slug, text=old.text, edited_at=old.edited_at, edited_by=old.edited_by)
        for old in report.sections.all()
    )
    audit.record("new_edition", edition, by=by, of=report.pk)
    return edition


def sweep_narratives() -> int:
    """Take up those whose worker is gone."""
    return sweep(NarrativeReport, narrate_task, TRIED_TOO_OFTEN)


def _ask(report: NarrativeReport, work: NarrativeWork) -> NarrativeReport:
    report.work, report.state = work, ReportState.WAITING
    report.attempt, report.claimed_by, report.heartbeat_at = 0, "", None
    report.progress, report.progress_label, report.failure = 0, "", ""
    checked_save(report)
    send_after_commit(narrate_task, report)
    return report


def _taken(report: NarrativeReport, by: User) -> NarrativeReport:
    _require_writer(report, by)
    report = _idle(locked(report))
    _require_draft(report)
    return report


def _idle(report: NarrativeReport) -> NarrativeReport:
    if report.is_unfinished:
        raise DomainError(BUSY.format(report.get_work_display()))
    return report


def _require_writer(report: NarrativeReport, by: User) -> None:
    if not may_write(by, report):
        raise NotAllowedError(NOT_YOURS.format(report.office))


def _require_draft(report: NarrativeReport) -> None:
    if report.is_final:
        raise DomainError(ISSUED.format(report.number))


def _check_asked(office: Office, window: Window, by: User) -> None:
    """Refuse what cannot be written, each reason beside its field."""
    if office.kind not in AREA_OFFICES:
        raise _refusal("office", NO_SUCH_OFFICE.format(office))
    if not narrating_offices(by).filter(pk=office.pk).exists():
        raise _refusal("office", NOT_YOURS.format(office))
    if window.kind == "month":
        raise _refusal("period", NOT_A_PERIOD.format(window.title.lower()))
    if window.starts > today():
        raise _refusal("period", NOT_YET.format(window.title.lower(), window.starts))
    if not Office.objects.valid_on(window.ends).filter(pk=office.pk).exists():
        raise _refusal("office", NOT_STANDING.format(office, window.ends))


def _check_paper(report: NarrativeReport, number: str, signed_on: date, signer: str, signer_title: str) -> None:
    faults = {}
    if not NUMBER.fullmatch(number):
        faults["number"] = WRONG_NUMBER.format(number)
    elif _is_taken(report, number, signed_on.year):
        faults["number"] = NUMBER_TAKEN.format(number, signed_on.year)
    if signed_on > today():
        faults["signed_on"] = SIGNED_LATER.format(signed_on)
    elif signed_on < report.ends:
        faults["signed_on"] = SIGNED_BEFORE.format(signed_on, report.ends)
    if not signer.strip():
        faults["signer"] = MISSING.format("họ tên người ký")
    if not signer_title.strip():
        faults["signer_title"] = MISSING.format("chức vụ người ký")
    if faults:
        raise DomainError(" ".join(faults.values()), fields=faults)


def _is_taken(report: NarrativeReport, number: str, year: int) -> bool:
    asked = {"number": number, "signed_on__year": year}
    others = NarrativeReport.objects.filter(office=report.office, **asked).exclude(pk=report.pk)
    return others.exists() or Submission.objects.filter(report__office=report.office, **asked).exists()


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
