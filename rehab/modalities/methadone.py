"""Điều trị nghiện bằng thuốc thay thế (L2021 art. 27, 41; NĐ116/2021 art. 28, 30; NĐ90/2016; NĐ141/2024; L2025 art. 42,
43). Registered and decided at the commune, or entered straight at the clinic; then phases until the dose is tapered."""

from pathlib import Path

from cases.procedures.manifest import Act, Ask, Manifest, Paper, manifests
from cases.procedures.standing import after, until
from rehab.enums import EpisodeEnd, Modality, Phase
from rehab.modalities.asks import facility_ask
from rehab.modalities.evidence import USED, use_known, use_of
from rehab.modalities.methadone_checks import absent_long_enough, grounds_proven, not_maintained_yet, to_another_clinic
from rehab.modalities.methadone_effects import (
    maintained,
    maintained_back,
    over,
    over_back,
    told,
    told_back,
    transferred,
    transferred_back,
)
from rehab.modalities.methadone_entry import ENTRY
from rehab.modalities.parts import DECISION_NUMBER, REASON, STOP_ASKS, breach_in_order

SLUG = "methadone"
TITLE = "Điều trị nghiện bằng thuốc thay thế (methadone)"
TREATED = tuple(phase.value for phase in Phase)
BEFORE = ("registered", "decided", "applied")
GROUNDS = (
    ("breaches", "Vi phạm quy trình điều trị nhiều lần"),
    ("opioids", "Dương tính chất dạng thuốc phiện nhiều lần liên tiếp sau khi đạt liều duy trì"),
    ("other_drugs", "Dương tính với chất ma túy khác"),
    ("offence", "Xâm phạm tài sản, sức khỏe người khác hoặc gây rối trật tự tại cơ sở"),
)
"""Grounds of expulsion (NĐ90/2016 art. 10); how often and within which time is a rule of the clinic."""
BREACHES = (
    ("not_done", "Không thực hiện điều trị"),
    ("abandoned", "Tự ý chấm dứt điều trị"),
    (USED, "Sử dụng ma túy trong thời gian điều trị"),
)
NOTICE = Ask("notice_number", "Số văn bản thông báo")


def _phase_act(slug: str, label: str, sources: tuple[Phase, ...], target: Phase, **more) -> Act:
    """The doctor moves the patient to another phase."""
    asks = (Ask("remark", "Nhận xét của bác sĩ", "long", required=False),)
    return Act(slug, label, sources=tuple(phase.value for phase in sources), target=target.value, asks=asks, **more)


def _end_act(slug: str, label: str, *, sources: tuple[str, ...] = TREATED, **more) -> Act:
    """The treatment ends; the clinic still owes the commune its notice (NĐ116 art. 28)."""
    return Act(slug, label, sources=sources, target="ended", undo=over_back, **more)


TREATMENT = (
    Act(
        "inform_start",
        "Thông báo UBND xã: bắt đầu điều trị",
        sources=TREATED,
        asks=(NOTICE,),
        due_after=("admit", "receive"),
        words="Cơ sở báo Chủ tịch UBND xã nơi người bệnh cư trú.",
    ),
    _phase_act("adjust", "Chuyển sang điều chỉnh liều", (Phase.INDUCTION,), Phase.ADJUSTMENT),
    _phase_act(
        "maintain",
        "Đạt liều duy trì",
        (Phase.ADJUSTMENT, Phase.MAINTENANCE, Phase.TAPERING),
        Phase.MAINTENANCE,
        checks=(not_maintained_yet,),
        effect=maintained,
        undo=maintained_back,
    ),
    _phase_act(
        "restart",
        "Khởi liều lại sau khi bỏ thuốc",
        (Phase.ADJUSTMENT, Phase.MAINTENANCE, Phase.TAPERING),
        Phase.INDUCTION,
    ),
    _phase_act("taper", "Bắt đầu giảm liều tiến tới ngừng", (Phase.MAINTENANCE,), Phase.TAPERING),
    Act(
        "breach",
        "Ghi vi phạm quy trình điều trị",
        sources=TREATED,
        asks=(Ask("what", "Nội dung vi phạm", "long"),),
    ),
    Act(
        "remind",
        "Nhắc nhở vi phạm lần thứ nhất",
        sources=TREATED,
        asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
        checks=(breach_in_order(0), use_known),
        prefills=use_of,
        offered=until("remind"),
    ),
    Act(
        "review",
        "Kiểm điểm vi phạm lần thứ hai",
        sources=TREATED,
        asks=(Ask("breach", "Hành vi", "choice", choices=BREACHES), REASON),
        checks=(breach_in_order(1), use_known),
        prefills=use_of,
        offered=after("remind", by="review"),
    ),
)
ENDING = (
    _end_act(
        "complete",
        "Hoàn thành giảm liều, ngừng thuốc",
        sources=(Phase.TAPERING.value,),
        asks=(Ask("certificate_number", "Số giấy xác nhận"),),
        effect=over(EpisodeEnd.COMPLETED),
    ),
    _end_act(
        "leave",
        "Xin ra khỏi chương trình",
        papers=(Paper("leave_request", "Đơn xin ra khỏi chương trình"),),
        effect=over(EpisodeEnd.ABANDONED),
    ),
    _end_act(
        "drop_out",
        "Ghi bỏ điều trị",
        asks=(Ask("remark", "Ghi chú", "long", required=False),),
        checks=(absent_long_enough,),
        effect=over(EpisodeEnd.ABANDONED),
        words="Số ngày vắng được đếm từ ghi chép cho uống thuốc hằng ngày.",
    ),
    _end_act(
        "expel",
        "Chấm dứt điều trị do vi phạm",
        asks=(Ask("grounds", "Căn cứ", "choice", choices=GROUNDS), DECISION_NUMBER, REASON),
        papers=(Paper("record", "Biên bản hoặc tài liệu chứng minh vi phạm"),),
        checks=(grounds_proven,),
        effect=over(EpisodeEnd.EXPELLED),
    ),
    Act(
        "transfer",
        "Chuyển cơ sở điều trị",
        sources=TREATED,
        target="transferred",
        asks=(facility_ask(Modality.METHADONE, "Cơ sở sẽ tiếp nhận"), NOTICE, REASON),
        papers=(Paper("transfer_slip", "Phiếu chuyển, gửi cơ sở mới và UBND xã"),),
        checks=(to_another_clinic,),
        effect=transferred,
        undo=transferred_back,
        words="Cơ sở mới thấy hồ sơ từ ngày này và ghi “Nhận người bệnh chuyển đến”.",
    ),
    _end_act("stop", "Dừng vì lý do khác", asks=STOP_ASKS, effect=over()),
    Act(
        "stop_before",
        "Dừng khi chưa điều trị",
        sources=BEFORE,
        target="stopped",
        asks=STOP_ASKS,
        meets=("decide", "admit"),
        effect=told,
        undo=told_back,
    ),
    Act(
        "inform_stop",
        "Thông báo UBND xã: ngừng điều trị",
        sources=("ended",),
        target="closed",
        asks=(NOTICE,),
        due_after=("complete", "leave", "drop_out", "expel", "stop"),
        effect=told,
        undo=told_back,
        words="Sau bước này cơ sở không còn thấy hồ sơ.",
    ),
)

manifests.register(
    Manifest(
        slug=SLUG,
        order=60,
        title=TITLE,
        states={
            "registered": "Đã đăng ký, chờ quyết định",
            "decided": "Đã có quyết định, chờ đến cơ sở",
            "applied": "Cơ sở đã nhận hồ sơ, chờ tiếp nhận",
            **{phase.value: f"Đang điều trị: {phase.label.lower()}" for phase in Phase},
            "ended": "Đã ngừng điều trị, chờ báo UBND xã",
            "closed": "Đã ngừng điều trị",
            "transferred": "Đã chuyển cơ sở khác",
            "refused": "Không được chấp nhận",
            "declined": "Cơ sở không tiếp nhận",
            "not_come": "Không đến điều trị",
            "stopped": "Đã dừng khi chưa điều trị",
        },
        final=frozenset({"closed", "transferred", "refused", "declined", "not_come", "stopped"}),
        going_on=Phase.MAINTENANCE.value,
        begun_by=("admit",),
        rules_files=(Path(__file__).parent / "methadone.toml",),
        acts=(*ENTRY, *TREATMENT, *ENDING),
    )
)
