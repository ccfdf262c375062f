"""From the court's decision to the door of the facility (NĐ116/2021 art. 54-57; L2025 art. 38, 39)."""

from collections.abc import Iterable

from cases.models import Pause
from cases.procedures.clocks import due
from cases.procedures.manifest import Act, Ask, Paper, PauseOpening, Taking
from cases.procedures.rules import RuleBook, work_calendar
from cases.procedures.standing import after
from rehab.enums import Modality
from rehab.modalities.asks import facility_ask
from rehab.modalities.compulsory_checks import PREGNANT, asked_for, ground_fits, in_time_after, takes
from rehab.modalities.facility_effects import KEPT, admitted, admitted_back, over, over_back, told_back, told_facility
from rehab.modalities.parts import DECISION_NUMBER, REASON

ENTRY_STATES = {
    "decided": "Đã có quyết định, chờ giao",
    "received": "Đã giao quyết định, chờ đưa vào cơ sở",
    "postponed": "Được hoãn chấp hành",
    "waiting_room": "Chờ chỗ tại cơ sở",
    "wanted_before": "Bỏ trốn trước khi vào cơ sở",
    "exempted": "Được miễn chấp hành",
}
REQUESTS = (("postpone", "Hoãn chấp hành"), ("exempt", "Miễn chấp hành"))
TO_POSTPONE = (
    ("ill", "Ốm nặng có chứng nhận của bệnh viện"),
    ("hardship", "Gia đình có khó khăn đặc biệt"),
)
TO_EXEMPT = (
    ("fatal_illness", "Mắc bệnh hiểm nghèo"),
    ("pregnant", "Đang mang thai"),
    ("clean", "Trong thời gian hoãn không còn nghiện ma túy"),
)
"""What the execution is postponed for, and what is exempted for (NĐ116/2021 art. 57; Luật XLVPHC art. 111)."""
LATER = "Sau khi vào cơ sở có thể đề nghị tạm đình chỉ hoặc miễn phần thời hạn còn lại."
EXAM = ("exam", "Dự thi tốt nghiệp THPT, thi nghề")
SEARCH_ASKS = (Ask("order_number", "Số quyết định truy tìm"),)
BEFORE_ENTRY = ("decided", "received", "postponed", "waiting_room")
"""States in which somebody may be wanted who has not entered yet (NĐ116/2021 art. 56)."""
FORM_41 = Paper("form_41", "Quyết định truy tìm (Mẫu 41)")

NOT_AHEAD = "Ngày {until:%d/%m/%Y} phải sau ngày của bước này {on:%d/%m/%Y}. Hãy kiểm tra lại một trong hai ngày."
WAITS_TOO_LONG = (
    "Chỉ được gia hạn nhiều nhất {deadline} khi cơ sở hết chỗ, tức đến hết ngày {last:%d/%m/%Y} ({article}); đã nhập "
    "{until:%d/%m/%Y}."
)


def lies_ahead(taking: Taking) -> Iterable[str]:
    """What lasts until a day lasts at least a day."""
    until = taking.data.get("until")
    if until and until <= taking.on:
        yield NOT_AHEAD.format(until=until, on=taking.on)


def waits_lawfully(taking: Taking) -> Iterable[str]:
    """A full facility puts the entry off for so long at most as the rule of the entry says (NĐ116/2021 art. 54, 55)."""
    until = taking.data.get("until")
    rule = RuleBook.of(taking.procedure.kind).governing("room", taking.procedure, taking.on)
    if not until or rule is None or rule.amount is None:
        return
    last = due(rule, taking.on, None, work_calendar()).on
    if until > last:
        yield WAITS_TOO_LONG.format(deadline=rule.deadline, last=last, article=rule.article, until=until)


def entry_acts(to_postpone: tuple[tuple[str, str], ...] = TO_POSTPONE) -> tuple[Act, ...]:
    """The acts between the decision and the admission."""
    fits = ground_fits({"postpone": to_postpone, "exempt": TO_EXEMPT}, {"clean": "postponed"})
    asks_for = Ask("request", "Đề nghị", "choice", choices=REQUESTS)
    wanted = "Nhận đơn đề nghị hoãn, miễn"
    return (
        Act(
            "receive",
            "Giao quyết định cho người phải chấp hành",
            sources=("decided",),
            target="received",
            due_after=("court_decide",),
        ),
        Act(
            "apply",
            wanted,
            sources=("received", "postponed"),
            asks=(asks_for, Ask("ground", "Lý do", "choice", choices=(*to_postpone, *TO_EXEMPT), women_only=PREGNANT)),
            papers=(Paper("form_42", "Đơn đề nghị (Mẫu 42a, 42b)"),),
            due_after=("receive",),
            is_right=True,
            checks=(in_time_after("receive", LATER, unless="postponed"), fits),
        ),
        Act(
            "postpone",
            "Hoãn chấp hành",
            sources=("received",),
            target="postponed",
            asks=(
                DECISION_NUMBER,
                Ask("until", "Hoãn đến ngày", "day"),
                Ask("ground", "Lý do", "choice", choices=to_postpone),
            ),
            papers=(Paper("postponement", "Quyết định hoãn", scan=True),),
            checks=(asked_for("apply", "request", "postpone", wanted), fits, lies_ahead),
            offered=after("apply", by="postpone", request="postpone"),
            opens=PauseOpening("postponed", Pause.Effect.HOLDS, "admit"),
            closes=(KEPT,),
            effect=told_facility,
            undo=told_back,
        ),
        Act(
            "postpone_end",
            "Hết thời gian hoãn",
            sources=("postponed",),
            target="received",
            due_after=("postpone",),
            due_by="until",
            closes=("postponed",),
            words="Thời hạn đưa vào cơ sở chạy tiếp.",
        ),
        Act(
            "exempt",
            "Miễn chấp hành",
            sources=("received", "postponed"),
            target="exempted",
            asks=(DECISION_NUMBER, Ask("ground", "Lý do", "choice", choices=TO_EXEMPT, women_only=PREGNANT)),
            papers=(Paper("exemption", "Quyết định miễn", scan=True),),
            checks=(fits,),
            meets=("admit",),
            closes=("postponed", KEPT),
            effect=over(),
            undo=over_back,
        ),
        Act(
            "facility_full",
            "Cơ sở hết chỗ, gia hạn đưa vào",
            sources=("received",),
            target="waiting_room",
            asks=(
                REASON,
                Ask("until", "Gia hạn đến ngày", "day", required=False, help="bỏ trống thì đến hết thời hạn tối đa"),
            ),
            checks=(lies_ahead, waits_lawfully),
            opens=PauseOpening("facility_full", Pause.Effect.HOLDS, "admit"),
        ),
        Act(
            "room",
            "Cơ sở có chỗ, tiếp tục đưa vào",
            sources=("waiting_room",),
            target="received",
            due_after=("facility_full",),
            due_by="until",
            closes=("facility_full",),
        ),
        Act(
            "escape_before",
            "Bỏ trốn trước khi vào cơ sở",
            sources=BEFORE_ENTRY,
            target="wanted_before",
            opens=PauseOpening("escape_before", Pause.Effect.HOLDS, "admit"),
            closes=(KEPT,),
            effect=told_facility,
            undo=told_back,
        ),
        Act("search_before", "Ra quyết định truy tìm", sources=("wanted_before",), asks=SEARCH_ASKS, papers=(FORM_41,)),
        Act(
            "found_before",
            "Đã tìm thấy (trước khi vào cơ sở)",
            sources=("wanted_before",),
            back_from="escape_before",
            closes=("escape_before",),
            words="Thủ tục trở về chỗ trước khi bỏ trốn.",
        ),
        Act(
            "admit",
            "Đưa vào cơ sở, tiếp nhận",
            sources=("received",),
            target="in_rehab",
            asks=(
                facility_ask(
                    Modality.FACILITY_COMPULSORY,
                    "Cơ sở tiếp nhận",
                    required=False,
                    help="Bỏ trống nếu là cơ sở ghi trong quyết định.",
                ),
            ),
            papers=(Paper("form_40", "Biên bản giao, nhận người (Mẫu 40)", document="116-40"),),
            due_after=("receive",),
            checks=(takes(Modality.FACILITY_COMPULSORY),),
            closes=(KEPT,),
            effect=admitted(Modality.FACILITY_COMPULSORY),
            undo=admitted_back,
            words="Thời hạn chấp hành tính từ ngày vào cơ sở.",
        ),
    )
