"""Quản lý người sử dụng trái phép chất ma túy (L2021 art. 23, 26; NĐ105/2021 art. 38-48; L2025 art. 24-27)."""

from pathlib import Path

from cases.enums import UserManagementEnd
from cases.models import Pause, Procedure, UserManagement
from cases.procedures.manifest import (
    NOT_BEGUN,
    Act,
    Ask,
    Manifest,
    Paper,
    PauseOpening,
    Taking,
    manifests,
)
from cases.procedures.rules import RuleBook
from cases.procedures.standing import term_is_over
from cases.procedures.user_checks import (
    FOUND_ADDICTED,
    OPENING,
    addiction_found,
    found_addicted_of,
    not_an_addict,
    residence_of,
    term_over_clean,
    used_again,
)
from cases.services.management import change_user_management, end_user_management, start_user_management
from cases.services.withdrawals import withdraw_fact
from core.errors import DomainError

SLUG = "user_management"

NO_MANAGEMENT = "Không còn tìm thấy việc quản lý mà thủ tục này đã mở; hãy kiểm tra mục “Quản lý người sử dụng”."

STOPPING = {
    FOUND_ADDICTED: ("Được xác định là người nghiện", UserManagementEnd.FOUND_ADDICTED),
    "education": ("Bị giáo dục tại xã, phường", UserManagementEnd.OTHER_MEASURE),
    "school": ("Vào cơ sở giáo dục bắt buộc, trường giáo dưỡng", UserManagementEnd.OTHER_MEASURE),
    "imprisoned": ("Chấp hành án phạt tù", UserManagementEnd.IMPRISONED),
    "dead": ("Chết", UserManagementEnd.DEAD),
    "missing": ("Bị Tòa án tuyên bố mất tích", UserManagementEnd.OTHER_MEASURE),
}
"""Why management stops before its term (L2021 art. 23), and the reason under which the register counts it."""
NUMBER = Ask("decision_number", "Số quyết định")
REASON = Ask("reason", "Lý do", "long")
DECISION = Paper("form_07", "Quyết định quản lý đã ký (Mẫu 07)", scan=True, document="105-07")
TEAM = (
    NUMBER,
    Ask("head", "Tổ trưởng Tổ quản lý (Công an xã)"),
    Ask("deputy", "Tổ phó (thôn, tổ dân phố)", required=False),
    Ask("members", "Thành viên (gia đình, đoàn thể, cộng tác viên)", "long", required=False),
)


def _begin(taking: Taking) -> None:
    _set_term(taking)
    start_user_management(
        dossier=taking.dossier,
        decision_number=taking.data["decision_number"],
        starts=taking.on,
        procedure=taking.procedure,
        by=taking.by,
    )


def _begun_back(taking: Taking) -> None:
    found = _management(taking.procedure)
    withdraw_fact(fact=found, version=found.version, reason=taking.step.undone_reason, by=taking.by)


def _renew(taking: Taking) -> None:
    """A year again from the new decision; the person has not left management in between."""
    _set_term(taking)
    _change(taking, decision_number=taking.data["decision_number"])


def _renewed_back(taking: Taking) -> None:
    earlier = taking.procedure.steps.standing().filter(data__has_key="decision_number").exclude(pk=taking.step.pk)
    _change(taking, decision_number=earlier.last().data["decision_number"])


def _stop(taking: Taking) -> None:
    _end(taking, STOPPING[taking.data["ground"]][1])


def _term_over(taking: Taking) -> None:
    _end(taking, UserManagementEnd.TERM_OVER)


def _ended_back(taking: Taking) -> None:
    _change(taking, ends=None, reason="")


def _end(taking: Taking, reason: UserManagementEnd) -> None:
    found = _management(taking.procedure)
    if found.ends is None:
        end_user_management(management=found, version=found.version, ends=taking.on, reason=reason, by=taking.by)


def _change(taking: Taking, **changes) -> None:
    found = _management(taking.procedure)
    values = {
        "decision_number": found.decision_number,
        "starts": found.starts,
        "ends": found.ends,
        "reason": found.end_reason,
    }
    change_user_management(management=found, version=found.version, by=taking.by, **{**values, **changes})


def _set_term(taking: Taking) -> None:
    procedure = taking.procedure
    whole = RuleBook.of(SLUG).governing("", procedure, taking.on)
    procedure.term_starts, procedure.term_months = taking.on, whole.least_months


def _management(procedure: Procedure) -> UserManagement:
    found = UserManagement.objects.filter(procedure=procedure).first()
    if found is None:
        raise DomainError(NO_MANAGEMENT)
    return found


manifests.register(
    Manifest(
        slug=SLUG,
        order=20,
        title="Quản lý người sử dụng trái phép chất ma túy",
        states={
            "tested": "Có kết quả dương tính, chờ xác minh",
            "verified": "Đã xác minh nơi cư trú",
            "notified": "Đã thông báo Chủ tịch UBND xã",
            "managed": "Đang quản lý",
            "suspended": "Tạm đình chỉ (đang bị tạm giữ, tạm giam)",
            "stopped": "Đã dừng, chờ gửi quyết định",
            "ended": "Đã chấm dứt, chờ gửi quyết định",
            "closed": "Đã kết thúc quản lý",
            "dropped": "Không áp dụng",
        },
        final=frozenset({"closed", "dropped"}),
        going_on="managed",
        rules_files=(Path(__file__).parent / "user_management.toml",),
        acts=(
            Act(
                "receive_test",
                "Tiếp nhận kết quả xét nghiệm dương tính",
                sources=(NOT_BEGUN,),
                target="tested",
                asks=(
                    Ask(
                        "remote",
                        "Vùng núi, hải đảo, vùng xa, đi lại khó khăn",
                        "yes",
                        required=False,
                        help="thời hạn xác minh nơi cư trú dài hơn (Nghị định 105/2021/NĐ-CP, Điều 41)",
                    ),
                ),
                papers=(Paper("form_03", "Kết quả xét nghiệm (Mẫu 03)", document="105-03"),),
                checks=OPENING,
            ),
            Act(
                "verify",
                "Xác minh nơi cư trú",
                sources=("tested",),
                target="verified",
                asks=(
                    Ask("residence", "Nơi cư trú đã xác minh"),
                    Ask("stable", "Nơi cư trú ổn định", "choice", choices=(("yes", "Có"), ("no", "Không"))),
                ),
                due_after=("receive_test",),
                extended_by="remote",
                prefills=residence_of,
                words="Ổn định: ở nơi đăng ký thường trú, tạm trú, hoặc ít nhất 30 ngày tại nơi ở, Công an xác nhận.",
            ),
            Act(
                "notify",
                "Thông báo cho Chủ tịch UBND xã",
                sources=("verified",),
                target="notified",
                papers=(Paper("form_04", "Thông báo (Mẫu 04)", document="105-04"),),
                due_after=("verify",),
            ),
            Act(
                "decide",
                "Quyết định quản lý, lập Tổ quản lý (Chủ tịch UBND xã)",
                sources=("notified",),
                target="managed",
                asks=TEAM,
                papers=(
                    Paper("form_05", "Sơ yếu lý lịch (Mẫu 05)", document="105-05"),
                    Paper("form_06", "Bản tường trình (Mẫu 06)", document="105-06"),
                    DECISION,
                ),
                due_after=("notify",),
                decides=True,
                checks=OPENING,
                effect=_begin,
                undo=_begun_back,
            ),
            Act(
                "decide_police",
                "Quyết định quản lý (Trưởng Công an xã)",
                sources=("tested", "verified", "notified"),
                target="managed",
                asks=TEAM,
                papers=(DECISION,),
                due_after=("receive_test",),
                meets=("verify", "notify", "decide"),
                decides=True,
                checks=OPENING,
                effect=_begin,
                undo=_begun_back,
            ),
            Act(
                "drop",
                "Không áp dụng quản lý",
                sources=("tested", "verified", "notified"),
                target="dropped",
                asks=(REASON,),
                meets=("verify", "notify", "decide", "decide_police"),
            ),
            Act(
                "check_residence",
                "Kiểm tra nơi cư trú hằng tháng",
                sources=("managed",),
                asks=(
                    Ask(
                        "found",
                        "Kết quả",
                        "choice",
                        choices=(("present", "Có mặt"), ("away", "Vắng, có báo"), ("gone", "Vắng, không rõ ở đâu")),
                    ),
                    Ask("remark", "Nhận xét", "long", required=False),
                ),
                due_after=("decide", "decide_police", "renew", "resume", "check_residence"),
                within_term=True,
            ),
            Act(
                "renew",
                "Quyết định quản lý mới (lại sử dụng)",
                sources=("managed",),
                asks=(NUMBER,),
                papers=(DECISION,),
                decides=True,
                checks=(used_again, not_an_addict),
                effect=_renew,
                undo=_renewed_back,
                words="Lại bị phát hiện sử dụng thì quản lý thêm một năm kể từ quyết định mới.",
            ),
            Act(
                "moved",
                "Ghi nhận chuyển nơi cư trú",
                sources=("managed",),
                asks=(Ask("to", "Chuyển đến (xã, huyện, tỉnh)"),),
                words="Ngày người này đến nơi ở mới; thời hạn thông báo cho Công an xã mới tính từ ngày đó.",
            ),
            Act(
                "transfer",
                "Thông báo, chuyển hồ sơ cho xã mới",
                sources=("managed",),
                papers=(Paper("form_08", "Thông báo chuyển nơi cư trú (Mẫu 08)", document="105-08"),),
                due_after=("moved",),
                words="Sau khi ghi bước này, chuyển hồ sơ bằng nút “Chuyển nơi quản lý”; thời hạn còn lại tính tiếp.",
            ),
            Act(
                "suspend",
                "Tạm đình chỉ trong thời gian tạm giữ, tạm giam",
                sources=("managed",),
                target="suspended",
                asks=(REASON,),
                meets=("check_residence",),
                opens=PauseOpening("custody", Pause.Effect.PROLONGS),
            ),
            Act(
                "resume",
                "Quản lý tiếp",
                sources=("suspended",),
                target="managed",
                closes=("custody",),
            ),
            Act(
                "stop",
                "Dừng quản lý trước thời hạn",
                sources=("managed", "suspended"),
                target="stopped",
                asks=(
                    Ask(
                        "ground",
                        "Lý do",
                        "choice",
                        choices=tuple((slug, label) for slug, (label, _) in STOPPING.items()),
                    ),
                    NUMBER,
                ),
                papers=(Paper("form_09", "Quyết định dừng quản lý (Mẫu 09)", document="105-09"),),
                meets=("end", "check_residence", "transfer"),
                closes=("custody",),
                checks=(addiction_found,),
                prefills=found_addicted_of,
                effect=_stop,
                undo=_ended_back,
            ),
            Act(
                "end",
                "Chấm dứt quản lý khi hết thời hạn",
                sources=("managed",),
                target="ended",
                asks=(NUMBER,),
                papers=(Paper("form_10", "Quyết định chấm dứt quản lý (Mẫu 10)", document="105-10"),),
                meets=("check_residence", "transfer"),
                from_end=True,
                checks=(term_over_clean,),
                offered=term_is_over,
                effect=_term_over,
                undo=_ended_back,
            ),
            Act(
                "send",
                "Gửi quyết định cho người liên quan",
                sources=("stopped", "ended"),
                target="closed",
                due_after=("stop", "end"),
            ),
        ),
    )
)
