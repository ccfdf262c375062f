"""The time in the facility and the return home (NĐ116/2021 art. 56-62; L2025 art. 38-40)."""

from cases.models import Pause
from cases.procedures.manifest import Act, Ask, Paper, PauseOpening
from cases.procedures.standing import after, once_late, once_waited, term_is_over
from rehab.enums import EpisodeEnd, Modality
from rehab.modalities.asks import facility_ask
from rehab.modalities.compulsory_checks import (
    PREGNANT,
    asked_for,
    enough_left,
    ground_fits,
    half_served,
    posted_long_enough,
    rated_well,
    remission_told,
    remits_lawfully,
    takes,
    time_to_report_over,
)
from rehab.modalities.compulsory_entry import FORM_41, SEARCH_ASKS
from rehab.modalities.facility_effects import moved, moved_back, over, over_back, remitted
from rehab.modalities.parts import (
    DECISION_NUMBER,
    PLAN_ASKS,
    REASON,
    STAGE_ASKS,
    STOP_ASKS,
    stage_dates,
    stages_complete,
    term_over,
)

TERM_STATES = {
    "in_rehab": "Đang cai nghiện bắt buộc",
    "suspended": "Tạm đình chỉ chấp hành",
    "extracted": "Đưa ra ngoài theo yêu cầu tố tụng",
    "wanted": "Bỏ trốn khỏi cơ sở",
    "completed": "Đã hoàn thành, chờ trình diện",
    "back": "Đã về, đã trình diện",
    "not_back": "Không trình diện",
    "rest_exempted": "Được miễn phần thời hạn còn lại",
    "stopped": "Đã dừng",
}
TERM_FINAL = frozenset({"exempted", "back", "not_back", "rest_exempted", "stopped"})
PROPOSALS = (
    ("reduce", "Giảm thời hạn"),
    ("suspend", "Tạm đình chỉ"),
    ("exempt_rest", "Miễn phần thời hạn còn lại"),
)
RATINGS = (("good", "Tốt"), ("fair", "Khá"), ("average", "Trung bình"), ("poor", "Kém"))
SUSPENSIONS = (("inpatient", "Điều trị nội trú trên 10 ngày"), ("ill", "Ốm nặng đưa về gia đình chữa bệnh"))
REST_REASONS = (
    ("progress", "Có tiến bộ rõ rệt hoặc lập công trong thời gian tạm đình chỉ"),
    ("fatal_illness", "Mắc bệnh hiểm nghèo, phải chăm sóc từ 06 tháng"),
    ("pregnant", "Đang mang thai"),
    ("imprisoned", "Bị phạt tù"),
    ("little_left", "Phần còn lại không phải chấp hành sau tạm đình chỉ"),
)
ONLY_SUSPENDED = {"progress": "suspended", "little_left": "suspended"}
"""Reasons to exempt from the rest that hold during a suspension only."""
PROPOSAL = Ask("proposal", "Đề nghị", "choice", choices=PROPOSALS)
PROPOSE = "Đề nghị giảm, tạm đình chỉ, miễn"


def term_acts(stopping: tuple[str, ...], handing_over: tuple[Paper, ...] = ()) -> tuple[Act, ...]:
    """The acts in the facility and after. ``stopping``: every state in which something is left to stop."""
    return (
        Act("plan", "Lập kế hoạch cai nghiện cá nhân", ("in_rehab",), asks=PLAN_ASKS, documents=("116-20",)),
        Act("stage", "Ghi kết quả một giai đoạn", ("in_rehab",), asks=STAGE_ASKS, checks=(stage_dates,)),
        Act(
            "review",
            "Xếp loại chấp hành định kỳ",
            ("in_rehab",),
            asks=(Ask("rating", "Xếp loại", "choice", choices=RATINGS),),
            due_after=("admit", "review", "resume", "found_again"),
            within_term=True,
            words="Không phải xếp loại trong thời gian bỏ trốn hoặc tạm đình chỉ.",
        ),
        Act(
            "post",
            "Niêm yết danh sách đề nghị giảm, tạm đình chỉ, miễn",
            ("in_rehab", "suspended", "extracted"),
            asks=(PROPOSAL,),
            papers=(Paper("form_44", "Danh sách đề nghị (Mẫu 44)", document="116-44"),),
            words="Danh sách phải niêm yết đủ thời gian rồi mới đề nghị.",
        ),
        Act(
            "propose",
            PROPOSE,
            ("in_rehab", "suspended", "extracted"),
            asks=(PROPOSAL,),
            papers=(Paper("form_43", "Văn bản đề nghị (Mẫu 43)", document="116-43"),),
            due_after=("post",),
            is_wait=True,
            checks=(posted_long_enough,),
            offered=once_waited("propose", "post"),
        ),
        Act(
            "reduce",
            "Tòa án giảm thời hạn chấp hành",
            ("in_rehab",),
            asks=(
                DECISION_NUMBER,
                Ask("months", "Số tháng được giảm", "number", hint=remission_told),
                Ask("merit", "Có lập công", "yes", required=False),
                Ask("rated", "Ít nhất 03 tháng gần nhất xếp loại khá trở lên", "yes"),
            ),
            papers=(Paper("reduction", "Quyết định giảm thời hạn", scan=True),),
            checks=(asked_for("propose", "proposal", "reduce", PROPOSE), half_served, rated_well, remits_lawfully),
            offered=after("propose", by="reduce", proposal="reduce"),
            effect=remitted,
        ),
        Act(
            "suspend",
            "Tạm đình chỉ chấp hành",
            ("in_rehab",),
            target="suspended",
            asks=(DECISION_NUMBER, Ask("ground", "Lý do", "choice", choices=SUSPENSIONS)),
            papers=(Paper("suspension", "Quyết định tạm đình chỉ", scan=True),),
            meets=("review",),
            checks=(asked_for("propose", "proposal", "suspend", PROPOSE),),
            offered=after("propose", by="suspend", proposal="suspend"),
            words="Thời gian tạm đình chỉ được tính vào thời hạn chấp hành.",
        ),
        Act("resume", "Tiếp tục chấp hành", ("suspended",), target="in_rehab", checks=(enough_left,)),
        Act(
            "exempt_rest",
            "Miễn chấp hành phần thời hạn còn lại",
            ("in_rehab", "suspended", "extracted"),
            target="rest_exempted",
            asks=(DECISION_NUMBER, Ask("ground", "Lý do", "choice", choices=REST_REASONS, women_only=PREGNANT)),
            papers=(Paper("exemption", "Quyết định miễn", scan=True),),
            checks=(
                asked_for("propose", "proposal", "exempt_rest", PROPOSE),
                ground_fits({"exempt_rest": REST_REASONS}, ONLY_SUSPENDED),
            ),
            offered=after("propose", by="exempt_rest", proposal="exempt_rest"),
            meets=("complete", "notice"),
            effect=over(EpisodeEnd.EXEMPTED),
            undo=over_back,
        ),
        Act(
            "extract",
            "Đưa ra ngoài theo yêu cầu tố tụng",
            ("in_rehab",),
            target="extracted",
            asks=(Ask("authority", "Cơ quan yêu cầu"), REASON),
            papers=(Paper("form_45", "Lệnh đưa ra khỏi cơ sở (Mẫu 45)", document="116-45"),),
        ),
        Act("extract_end", "Đưa trở lại cơ sở", ("extracted",), target="in_rehab"),
        Act(
            "transfer",
            "Chuyển sang cơ sở khác",
            ("in_rehab",),
            asks=(facility_ask(Modality.FACILITY_COMPULSORY, "Chuyển đến cơ sở"), DECISION_NUMBER),
            checks=(takes(Modality.FACILITY_COMPULSORY),),
            effect=moved,
            undo=moved_back,
        ),
        Act(
            "escape",
            "Bỏ trốn khỏi cơ sở",
            ("in_rehab", "suspended", "extracted"),
            target="wanted",
            meets=("review",),
            opens=PauseOpening("escape", Pause.Effect.PROLONGS),
            words="Thời gian bỏ trốn không tính vào thời hạn chấp hành.",
        ),
        Act("search", "Ra quyết định truy tìm", ("wanted",), asks=SEARCH_ASKS, papers=(FORM_41,)),
        Act("found_again", "Đã tìm thấy, đưa trở lại cơ sở", ("wanted",), target="in_rehab", closes=("escape",)),
        Act(
            "notice",
            "Thông báo sắp hết thời hạn",
            ("in_rehab",),
            from_end=True,
            words="Gửi Tòa án, UBND xã và gia đình trước khi hết thời hạn.",
        ),
        Act(
            "complete",
            "Cấp giấy chứng nhận chấp hành xong",
            ("in_rehab", "suspended"),
            target="completed",
            asks=(Ask("certificate_number", "Số giấy chứng nhận"),),
            papers=(Paper("form_46", "Giấy chứng nhận (Mẫu 46)", document="116-46"), *handing_over),
            from_end=True,
            checks=(term_over, stages_complete),
            foretold=(stages_complete,),
            offered=term_is_over,
            effect=over(EpisodeEnd.COMPLETED),
            undo=over_back,
        ),
        Act(
            "report_back",
            "Người cai nghiện về, trình diện",
            ("completed",),
            target="back",
            due_after=("complete",),
        ),
        Act(
            "not_reported",
            "Không trình diện, khép thủ tục",
            ("completed",),
            target="not_back",
            asks=(REASON,),
            meets=("report_back",),
            checks=(time_to_report_over,),
            offered=once_late("report_back"),
        ),
        Act(
            "stop",
            "Dừng vì lý do khác",
            stopping,
            target="stopped",
            asks=STOP_ASKS,
            meets=("complete", "notice"),
            effect=over(),
            undo=over_back,
        ),
    )
