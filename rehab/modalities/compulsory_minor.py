"""Cai nghiện bắt buộc đối với người từ đủ 12 đến dưới 18 tuổi (L2021 art. 33, 34; NĐ116/2021 art. 50-53; PL 01/2022;
L2025 art. 35-40): no administrative measure, and a hearing before the court."""

from collections.abc import Iterable
from pathlib import Path

from cases.procedures.manifest import Act, Ask, Manifest, Paper, Taking, manifests
from cases.procedures.rules import RuleBook
from rehab.modalities.compulsory_checks import ground_in_force, hearing_announced, in_time_after
from rehab.modalities.compulsory_court import (
    COURT_FINAL,
    COURT_STATES,
    LONGER,
    court_closing_acts,
    court_opening_acts,
)
from rehab.modalities.compulsory_entry import ENTRY_STATES, EXAM, TO_POSTPONE, entry_acts
from rehab.modalities.compulsory_file import FILE_PAPERS, FILE_STATES, GROUNDS, RELAPSE, custody_acts, file_acts
from rehab.modalities.compulsory_term import TERM_FINAL, TERM_STATES, term_acts
from rehab.modalities.parts import REASON, aged

HERE = Path(__file__).parent
SLUG = "compulsory_minor"
TITLE = "Cai nghiện bắt buộc (từ đủ 12 đến dưới 18 tuổi)"
WAY_OUT = "Hãy dùng thủ tục “Cai nghiện bắt buộc (từ đủ 18 tuổi)” nếu đã đủ 18 tuổi."
HEARING_STATES = {
    "hearing_set": "Đã mở phiên họp, chờ họp",
    "hearing_postponed": "Phiên họp được hoãn",
    "heard": "Đã họp, chờ quyết định",
}
STATES = FILE_STATES | COURT_STATES | HEARING_STATES | ENTRY_STATES | TERM_STATES
FINAL = TERM_FINAL | COURT_FINAL
AT_COURT = ("accepted", "asked", *HEARING_STATES)
OPINION = Ask("parents", "Ý kiến của cha, mẹ hoặc người giám hộ", "long")

SCHOOL = "school"
"""Trường giáo dưỡng as the place, and the name of the rule that says since when."""
PLACE = Ask(
    "place",
    "Nơi chấp hành",
    "choice",
    required=False,
    choices=(("facility", "Cơ sở cai nghiện công lập"), (SCHOOL, "Trường giáo dưỡng")),
    help="bỏ trống là cơ sở cai nghiện công lập; trường giáo dưỡng thì ghi thêm cơ sở phụ trách việc cai nghiện",
)
NO_SCHOOL_YET = (
    "Ngày {on:%d/%m/%Y} người từ đủ 12 đến dưới 18 tuổi chỉ cai nghiện bắt buộc tại cơ sở công lập (Luật PCMT 2021, "
    "Điều 33). Hãy chọn “Cơ sở cai nghiện công lập”."
)


def school_in_force(taking: Taking) -> Iterable[str]:
    """Trường giáo dưỡng became a place with L2025 (art. 35, 36)."""
    if taking.data.get("place") == SCHOOL and RuleBook.of(SLUG).at(SCHOOL, taking.on) is None:
        yield NO_SCHOOL_YET.format(on=taking.on)


HEARING_ACTS = (
    Act(
        "court_notify",
        "Tòa án thông báo việc thụ lý",
        sources=("accepted",),
        due_after=("court_accept",),
    ),
    Act(
        "court_open",
        "Thẩm phán quyết định mở phiên họp",
        sources=("accepted",),
        target="hearing_set",
        due_after=("court_accept", "answer_court"),
    ),
    Act("send_opening", "Gửi quyết định mở phiên họp", sources=("hearing_set",)),
    Act(
        "hearing",
        "Phiên họp",
        sources=("hearing_set",),
        target="heard",
        asks=(Ask("attending", "Người tham gia", "long", required=False),),
        due_after=("court_open",),
        checks=(hearing_announced,),
    ),
    Act(
        "hearing_postpone",
        "Hoãn phiên họp",
        sources=("hearing_set",),
        target="hearing_postponed",
        asks=(REASON,),
        meets=("hearing",),
    ),
    Act(
        "rehearing",
        "Phiên họp (mở lại)",
        sources=("hearing_postponed",),
        target="heard",
        asks=(Ask("attending", "Người tham gia", "long", required=False),),
        due_after=("hearing_postpone",),
    ),
    Act(
        "complain",
        "Khiếu nại, kiến nghị quyết định của Tòa án",
        sources=("received", "postponed", "waiting_room", "in_rehab"),
        asks=(Ask("complainant", "Người khiếu nại"), REASON),
        checks=(in_time_after("receive"),),
    ),
)

manifests.register(
    Manifest(
        slug=SLUG,
        order=60,
        title=TITLE,
        states=STATES,
        final=FINAL,
        going_on="in_rehab",
        ages=(12, 18),
        rules_files=(HERE / "compulsory.toml", HERE / "compulsory_minor.toml"),
        acts=(
            *file_acts(
                grounds=(*GROUNDS, RELAPSE),
                age_at_finding=aged(TITLE, 12, 18, WAY_OUT),
                age_at_request=aged(TITLE, 12, 18, WAY_OUT),
                finding=(ground_in_force,),
                asks=(OPINION,),
                papers=(*FILE_PAPERS, Paper("parents_opinion", "Ý kiến của cha, mẹ, người giám hộ (Mẫu 38, 39)")),
            ),
            *court_opening_acts(asks=(LONGER,)),
            *HEARING_ACTS,
            *court_closing_acts(
                ready="heard", stoppable=("at_court", *AT_COURT), asks=(PLACE,), checks=(school_in_force,)
            ),
            *entry_acts((*TO_POSTPONE, EXAM)),
            *custody_acts((*FILE_STATES, *AT_COURT)),
            *term_acts(
                stopping=tuple(state for state in STATES if state not in {*FINAL, "completed"}),
                handing_over=(Paper("form_47", "Biên bản bàn giao cho gia đình (Mẫu 47)"),),
            ),
        ),
    )
)
