"""The dossier that proposes compulsory rehabilitation, up to the court's door (NĐ116/2021 art. 40-48, 50-53;
L2021 art. 34; L2025 art. 35, 36): the same acts for adults and for those from 12 to under 18."""

from cases.models import Pause
from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Check, Paper, PauseOpening
from cases.procedures.standing import unless_running, while_running
from rehab.enums import Modality
from rehab.modalities.asks import facility_ask
from rehab.modalities.compulsory_checks import (
    EXCLUSIONS,
    PREGNANT,
    breach_before_finding,
    not_excluded,
    not_in_substitution,
    reading_over,
    runs,
    takes,
    within_statute,
)
from rehab.modalities.evidence import RELAPSED, USED, breach_known, breach_of
from rehab.modalities.facility_effects import CUSTODY, KEPT, told_back, told_facility
from rehab.modalities.parts import REASON, RESULT_SHEET, found_addicted, not_in_facility

FILE_STATES = {
    "found": "Đã lập biên bản, chờ lập hồ sơ",
    "made": "Đã lập hồ sơ, chờ thông báo",
    "notified": "Đang trong thời hạn đọc hồ sơ",
    "read": "Hết thời hạn đọc, chờ gửi hồ sơ",
    "at_office": "Cơ quan tiếp nhận đang kiểm tra hồ sơ",
    "returned": "Hồ sơ trả lại để bổ sung",
    "at_court": "Đã chuyển Tòa án, chờ thụ lý",
}
GROUNDS = (
    ("not_registered", "Không đăng ký, không thực hiện hoặc tự ý chấm dứt cai nghiện tự nguyện"),
    (USED, "Sử dụng ma túy trong thời gian cai nghiện tự nguyện"),
    ("substitution", "Không đăng ký, không thực hiện, tự ý chấm dứt hoặc bị chấm dứt điều trị thay thế"),
)
RELAPSE = (RELAPSED, "Tái nghiện trong thời gian quản lý sau cai nghiện")
OUTCOMES = (
    ("read", "Đã đọc hồ sơ"),
    ("declined", "Có văn bản không đọc hồ sơ"),
    ("over", "Hết thời hạn mà không đọc"),
)
FORM_29 = Paper("form_29", "Văn bản đề nghị (Mẫu 29)", document="116-29")
FORM_30 = Paper("form_30", "Bản tóm tắt lý lịch (Mẫu 30)", document="116-30")
FORM_31 = Paper("form_31", "Bản tường trình (Mẫu 31)")
FILE_PAPERS = (FORM_29, FORM_30, RESULT_SHEET, FORM_31)


def file_acts(
    *,
    grounds: tuple[tuple[str, str], ...],
    age_at_finding: Check,
    age_at_request: Check,
    finding: tuple[Check, ...] = (),
    papers: tuple[Paper, ...] = FILE_PAPERS,
    asks: tuple[Ask, ...] = (),
) -> tuple[Act, ...]:
    """The acts from the finding to the court's door."""
    return (
        Act(
            "find",
            "Phát hiện vi phạm, lập biên bản",
            sources=(NOT_BEGUN,),
            target="found",
            asks=(
                Ask("ground", "Căn cứ", "choice", choices=grounds),
                Ask("breach_on", "Ngày vi phạm (lần cuối)", "day"),
                Ask("remark", "Nội dung vi phạm", "long", required=False),
            ),
            papers=(Paper("form_27", "Biên bản vi phạm (Mẫu 27)", document="116-27"),),
            checks=(breach_before_finding, age_at_finding, *finding, breach_known),
            prefills=breach_of,
        ),
        Act(
            "make",
            "Lập hồ sơ đề nghị",
            sources=("found",),
            target="made",
            asks=(
                Ask("registered_in_province", "Có đăng ký thường trú trong tỉnh", "yes", required=False),
                *asks,
                Ask(
                    "exclusions",
                    "Thuộc trường hợp không bị đưa vào (bỏ trống nếu không)",
                    "choices",
                    required=False,
                    choices=EXCLUSIONS,
                    women_only=PREGNANT,
                ),
            ),
            papers=papers,
            due_after=("find",),
            checks=(
                age_at_request,
                found_addicted,
                not_in_facility,
                not_in_substitution,
                not_excluded,
                within_statute,
            ),
        ),
        Act(
            "notify",
            "Thông báo việc lập hồ sơ",
            sources=("made",),
            target="notified",
            papers=(Paper("form_32", "Thông báo kèm bản sao hồ sơ (Mẫu 32)", document="116-32"),),
            due_after=("make",),
            words="Người bị đề nghị được giao bản sao và có quyền đọc hồ sơ.",
        ),
        Act(
            "read",
            "Ghi việc đọc hồ sơ",
            sources=("notified",),
            target="read",
            asks=(Ask("outcome", "Kết quả", "choice", choices=OUTCOMES),),
            due_after=("notify",),
            checks=(reading_over,),
        ),
        Act(
            "send",
            "Gửi hồ sơ cho cơ quan kiểm tra (02 bộ)",
            sources=("read",),
            target="at_office",
            due_after=("read",),
        ),
        Act(
            "return",
            "Trả lại hồ sơ để bổ sung",
            sources=("at_office",),
            target="returned",
            asks=(REASON,),
            papers=(Paper("form_33", "Văn bản đề nghị bổ sung hồ sơ (Mẫu 33)", document="116-33"),),
            meets=("pass_on",),
        ),
        Act(
            "supplement",
            "Bổ sung hồ sơ, gửi lại",
            sources=("returned",),
            target="at_office",
            due_after=("return",),
        ),
        Act(
            "pass_on",
            "Chuyển hồ sơ sang Tòa án",
            sources=("at_office",),
            target="at_court",
            papers=(Paper("form_34", "Văn bản đề nghị Tòa án (Mẫu 34)", document="116-34"),),
            due_after=("send", "supplement"),
        ),
        Act(
            "send_court",
            "Gửi hồ sơ thẳng đến Tòa án",
            sources=("read", "at_office", "returned"),
            target="at_court",
            due_after=("read",),
            meets=("send", "pass_on", "supplement"),
            words="Từ 01/07/2026, Trưởng Công an cấp xã gửi Tòa án nhân dân khu vực.",
        ),
    )


def custody_acts(keeping: tuple[str, ...]) -> tuple[Act, ...]:
    """The person is given to the family or a facility to be kept while the dossier is made, in the states ``keeping``;
    who is kept may stay so until brought in (NĐ116/2021 art. 44-48)."""
    return (
        Act(
            "custody_family",
            "Giao gia đình quản lý trong thời gian lập hồ sơ",
            sources=keeping,
            asks=(Ask("keeper", "Người được giao quản lý"),),
        ),
        Act(
            CUSTODY,
            "Giao cơ sở quản lý trong thời gian lập hồ sơ",
            sources=keeping,
            asks=(facility_ask(Modality.FACILITY_COMPULSORY, "Cơ sở quản lý"),),
            checks=(takes(Modality.FACILITY_COMPULSORY),),
            offered=unless_running(KEPT),
            opens=PauseOpening(KEPT, Pause.Effect.SHORTENS),
            effect=told_facility,
            undo=told_back,
            words="Thời gian ở cơ sở được trừ vào thời hạn chấp hành (NĐ 116/2021/NĐ-CP, Điều 48).",
        ),
        Act(
            "custody_end",
            "Chấm dứt quản lý tại cơ sở trong thời gian lập hồ sơ",
            sources=(*keeping, "decided", "received"),
            asks=(REASON,),
            checks=(runs(KEPT, "quản lý tại cơ sở"),),
            offered=while_running(KEPT),
            closes=(KEPT,),
            effect=told_facility,
            undo=told_back,
        ),
    )
