"""Cai nghiện bắt buộc đối với người từ đủ 18 tuổi (L2021 art. 32; NĐ116/2021 ch. V; L2025 art. 35-40)."""

from pathlib import Path

from cases.procedures.manifest import Act, Ask, Manifest, Paper, manifests
from rehab.enums import Modality
from rehab.modalities.asks import facility_ask
from rehab.modalities.common import DECISION_NUMBER, MONTHS, REASON, aged, months_lawful, not_in_facility
from rehab.modalities.compulsory_checks import of_age_by_request, takes
from rehab.modalities.compulsory_effects import over, over_back, told_back, told_facility
from rehab.modalities.compulsory_entry import ENTRY_STATES, entry_acts
from rehab.modalities.compulsory_file import FILE_STATES, GROUNDS, RELAPSED, file_acts
from rehab.modalities.compulsory_term import TERM_FINAL, TERM_STATES, term_acts

SLUG = "compulsory_adult"
TITLE = "Cai nghiện bắt buộc (từ đủ 18 tuổi)"
WAY_OUT = "Hãy dùng thủ tục “Cai nghiện bắt buộc (từ đủ 12 đến dưới 18 tuổi)”."

COURT_STATES = {
    "accepted": "Tòa án đã thụ lý",
    "asked": "Tòa án yêu cầu làm rõ, bổ sung",
    "refused": "Tòa án không áp dụng",
    "court_stopped": "Tòa án đình chỉ",
}
STATES = FILE_STATES | COURT_STATES | ENTRY_STATES | TERM_STATES
FINAL = TERM_FINAL | {"refused", "court_stopped"}

COURT_ACTS = (
    Act(
        "court_accept",
        "Tòa án thụ lý",
        sources=("at_court",),
        target="accepted",
        asks=(Ask("case_number", "Số thụ lý"), Ask("complex", "Vụ việc phức tạp", "yes", required=False)),
        due_after=("pass_on", "send_court"),
    ),
    Act(
        "court_ask",
        "Tòa án yêu cầu làm rõ, bổ sung",
        sources=("accepted",),
        target="asked",
        asks=(REASON,),
    ),
    Act(
        "answer_court",
        "Trả lời Tòa án",
        sources=("asked",),
        target="accepted",
        asks=(Ask("answer", "Nội dung trả lời", "long"),),
        due_after=("court_ask",),
    ),
    Act(
        "court_decide",
        "Tòa án quyết định đưa vào cơ sở",
        sources=("accepted",),
        target="decided",
        asks=(DECISION_NUMBER, MONTHS, facility_ask(Modality.FACILITY_COMPULSORY, "Cơ sở chấp hành")),
        papers=(Paper("decision", "Quyết định của Tòa án", scan=True),),
        due_after=("court_accept",),
        extended_by="complex",
        decides=True,
        checks=(months_lawful, not_in_facility, takes(Modality.FACILITY_COMPULSORY)),
        effect=told_facility,
        undo=told_back,
    ),
    Act(
        "court_refuse",
        "Tòa án quyết định không áp dụng",
        sources=("accepted",),
        target="refused",
        asks=(DECISION_NUMBER, REASON),
        meets=("court_decide",),
        closes=("custody",),
        effect=over(),
        undo=over_back,
    ),
    Act(
        "court_stop",
        "Tòa án đình chỉ việc xem xét",
        sources=("at_court", "accepted", "asked"),
        target="court_stopped",
        asks=(DECISION_NUMBER, REASON),
        meets=("court_decide",),
        closes=("custody",),
        effect=over(),
        undo=over_back,
    ),
)

manifests.register(
    Manifest(
        slug=SLUG,
        order=50,
        title=TITLE,
        states=STATES,
        final=FINAL,
        going_on="in_rehab",
        rules_file=Path(__file__).parent / "compulsory_adult.toml",
        acts=(
            *file_acts(
                grounds=(*GROUNDS, RELAPSED),
                age_at_finding=of_age_by_request(TITLE, 18, WAY_OUT),
                age_at_request=aged(TITLE, 18, way_out=WAY_OUT),
                keeping=(*FILE_STATES, "accepted", "asked", "decided", "received"),
            ),
            *COURT_ACTS,
            *entry_acts(),
            *term_acts(stopping=tuple(state for state in STATES if state not in FINAL)),
        ),
    )
)
