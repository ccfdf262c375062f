"""What the court does with the dossier, for adults and for those from 12 to under 18 (PL 03/2022; PL 01/2022)."""

from cases.procedures.manifest import Act, Ask, Check, Paper
from rehab.enums import Modality
from rehab.modalities.asks import facility_ask
from rehab.modalities.compulsory_checks import takes
from rehab.modalities.facility_effects import KEPT, over, over_back, told_back, told_facility
from rehab.modalities.parts import DECISION_NUMBER, MONTHS, REASON, months_lawful, not_in_facility

COURT_STATES = {
    "accepted": "Tòa án đã thụ lý",
    "asked": "Tòa án yêu cầu làm rõ, bổ sung",
    "refused": "Tòa án không áp dụng",
    "court_stopped": "Tòa án đình chỉ",
}
COURT_FINAL = frozenset({"refused", "court_stopped"})
LONGER = Ask("longer", "Cho thời hạn bổ sung dài nhất", "yes", required=False)


def court_opening_acts(*, asks: tuple[Ask, ...] = ()) -> tuple[Act, ...]:
    """The court takes the dossier on, and may ask for more."""
    return (
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
            asks=(REASON, *asks),
        ),
        Act(
            "answer_court",
            "Trả lời Tòa án",
            sources=("asked",),
            target="accepted",
            asks=(Ask("answer", "Nội dung trả lời", "long"),),
            due_after=("court_ask",),
            extended_by="longer",
        ),
    )


def court_closing_acts(
    *,
    ready: str,
    stoppable: tuple[str, ...],
    asks: tuple[Ask, ...] = (),
    checks: tuple[Check, ...] = (),
) -> tuple[Act, ...]:
    """The court decides: ``ready``, the state in which it may; ``stoppable``, those in which it may drop the matter."""
    return (
        Act(
            "court_decide",
            "Tòa án quyết định đưa vào cơ sở",
            sources=(ready,),
            target="decided",
            asks=(DECISION_NUMBER, MONTHS, facility_ask(Modality.FACILITY_COMPULSORY, "Cơ sở chấp hành"), *asks),
            papers=(Paper("decision", "Quyết định của Tòa án", scan=True),),
            due_after=("court_accept",),
            extended_by="complex",
            decides=True,
            checks=(months_lawful, not_in_facility, takes(Modality.FACILITY_COMPULSORY), *checks),
            effect=told_facility,
            undo=told_back,
        ),
        Act(
            "court_refuse",
            "Tòa án quyết định không áp dụng",
            sources=(ready,),
            target="refused",
            asks=(DECISION_NUMBER, REASON),
            meets=("court_decide",),
            closes=(KEPT,),
            effect=over(),
            undo=over_back,
        ),
        Act(
            "court_stop",
            "Tòa án đình chỉ việc xem xét",
            sources=stoppable,
            target="court_stopped",
            asks=(DECISION_NUMBER, REASON),
            meets=("court_decide",),
            closes=(KEPT,),
            effect=over(),
            undo=over_back,
        ),
    )
