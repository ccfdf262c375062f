"""Services of rehabilitation at home and in the community (L2021 art. 30; L2025 art. 32): whoever provides one reports
to the commune who has begun, left and finished. The provider has no post here: the commune enters the day on which
the person began or left, and then the notice that it is owed."""

from collections.abc import Iterable

from cases.models import Procedure, Step
from cases.procedures.manifest import Act, Ask, Check, Taking
from cases.procedures.standing import after, unless_after

USE, LEAVE = "use_service", "leave_service"
TOLD_USE, TOLD_LEAVE = "service_begun_notice", "service_left_notice"
OUTCOMES = (
    ("completed", "Hoàn thành dịch vụ"),
    ("abandoned", "Tự ý chấm dứt dịch vụ"),
    ("changed", "Chuyển sang nơi cung cấp khác"),
)
NOTICE = Ask("notice_number", "Số văn bản thông báo", required=False)

USES_ALREADY = (
    "Người này đang dùng dịch vụ của {provider} từ ngày {on:%d/%m/%Y}; hãy ghi “Thôi sử dụng dịch vụ cai nghiện” trước."
)
USES_NONE = "Người này không dùng dịch vụ cai nghiện nào; hãy ghi “Bắt đầu sử dụng dịch vụ cai nghiện” trước."
NOTHING_TO_TELL = "Không còn thông báo nào phải nhận về việc này; hãy ghi “{act}” trước."


def service_in_use(procedure: Procedure) -> Step | None:
    """The step since which the person uses a service; None when none is used."""
    last = procedure.steps.standing().filter(act__in=(USE, LEAVE)).last()
    return last if last and last.act == USE else None


def uses_none(taking: Taking) -> Iterable[str]:
    """One service at a time."""
    if used := service_in_use(taking.procedure):
        yield USES_ALREADY.format(provider=used.data["provider"], on=used.on)


def uses_one(taking: Taking) -> Iterable[str]:
    """Nobody leaves what they do not use."""
    if service_in_use(taking.procedure) is None:
        yield USES_NONE


def not_told_yet(event: str, label: str) -> Check:
    """Each event is reported once."""

    def check(taking: Taking) -> Iterable[str]:
        last = taking.procedure.steps.standing().filter(act__in=(event, taking.act.slug)).last()
        if last is None or last.act != event:
            yield NOTHING_TO_TELL.format(act=label)

    return check


def service_acts(state: str) -> tuple[Act, ...]:
    """The acts around a service that is used in ``state``."""
    begin, leave = "Bắt đầu sử dụng dịch vụ cai nghiện", "Thôi sử dụng dịch vụ cai nghiện"
    return (
        Act(
            USE,
            begin,
            sources=(state,),
            asks=(Ask("provider", "Tổ chức, cá nhân cung cấp dịch vụ"),),
            checks=(uses_none,),
            offered=unless_after(USE, by=LEAVE),
            words="Nơi cung cấp dịch vụ phải báo cho xã trong thời hạn tính từ bước này.",
        ),
        Act(
            TOLD_USE,
            "Nhận thông báo của nơi cung cấp dịch vụ: bắt đầu",
            sources=(state,),
            asks=(NOTICE,),
            due_after=(USE,),
            checks=(not_told_yet(USE, begin),),
            offered=after(USE, by=TOLD_USE),
        ),
        Act(
            LEAVE,
            leave,
            sources=(state,),
            asks=(Ask("outcome", "Kết quả", "choice", choices=OUTCOMES),),
            checks=(uses_one,),
            offered=after(USE, by=LEAVE),
            words="Tự ý chấm dứt dịch vụ chưa là vi phạm của thủ tục; nếu có vi phạm, hãy ghi bằng bước riêng.",
        ),
        Act(
            TOLD_LEAVE,
            "Nhận thông báo của nơi cung cấp dịch vụ: chấm dứt, hoàn thành",
            sources=(state,),
            asks=(NOTICE,),
            due_after=(LEAVE,),
            checks=(not_told_yet(LEAVE, leave),),
            offered=after(LEAVE, by=TOLD_LEAVE),
        ),
    )
