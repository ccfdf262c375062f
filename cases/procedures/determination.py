"""Xác định tình trạng nghiện ma túy (L2021 art. 27, 28; NĐ109/2021; TT18/2021)."""

from collections.abc import Iterable
from pathlib import Path

from cases.enums import DeterminationResult
from cases.models import Clock, Dossier, Procedure
from cases.procedures.manifest import NOT_BEGUN, Act, Ask, Manifest, Paper, Taking, about, manifests
from cases.procedures.standing import once_late
from cases.services.register import record_determination
from cases.services.registrations import DETERMINATION
from cases.services.withdrawals import withdraw_fact
from core import calendar

ADDICTED, NOT_ADDICTED = DeterminationResult.ADDICTED.value, DeterminationResult.NOT_ADDICTED.value

DISAGREES = (
    "Người này có {met} trên {all} tiêu chuẩn, nên theo {article} kết luận là “{computed}” (cần ít nhất {least} "
    "tiêu chuẩn để kết luận có nghiện). Muốn kết luận khác thì phải ghi lý do."
)
STILL_TIME = "Người này còn được đăng ký đến hết ngày {due:%d/%m/%Y} ({article}); chỉ ghi không đăng ký từ ngày sau đó."
NOT_THE_LAW_OF = "Người này mới {age} tuổi vào ngày {on:%d/%m/%Y}; chỉ xác định tình trạng nghiện từ đủ 12 tuổi."

NO_TEST = (
    "Công an đề nghị xác định kèm kết quả xét nghiệm dương tính, nhưng đến ngày {on:%d/%m/%Y} hồ sơ chưa có kết quả "
    "nào; hãy ghi ở mục “Xét nghiệm ma túy” trước."
)
NOT_MANAGED = (
    "Ngày {on:%d/%m/%Y} người này không đang bị quản lý người sử dụng trái phép chất ma túy theo hồ sơ. Hãy chọn "
    "trường hợp khác, hoặc ghi quyết định quản lý trước."
)
DIFFERS = (
    "Hồ sơ đã có kết quả xác định ngày {on:%d/%m/%Y} là “{result}” ({agency}), khác với kết luận này. Hãy kiểm tra "
    "lại; nếu kết quả đã ghi là sai thì sửa nó ở mục “Xác định tình trạng nghiện” trước."
)

CRITERIA = (
    ("craving", "Thèm muốn mãnh liệt hoặc cảm giác buộc phải sử dụng"),
    ("loss_of_control", "Khó kiểm soát việc sử dụng: lúc bắt đầu, lúc dừng, liều lượng"),
    ("tolerance", "Dung nạp: phải tăng liều để có cùng tác dụng"),
    ("neglect", "Sao nhãng các thú vui, sở thích, việc khác"),
    ("despite_harm", "Tiếp tục sử dụng dù biết rõ tác hại"),
    ("withdrawal", "Có trạng thái cai khi ngừng hoặc giảm liều"),
)
"""Sáu tiêu chuẩn chẩn đoán (TT18/2021 art. 3-5), seen together for a month, or again and again in twelve."""
GROUNDS = (
    ("managed_again", "Đang bị quản lý người sử dụng mà lại bị phát hiện sử dụng"),
    ("no_residence", "Sử dụng ma túy, không có nơi cư trú ổn định"),
    ("education", "Đang bị giáo dục tại xã, hoặc trong một năm sau đó, mà sử dụng"),
    ("aftercare", "Đang quản lý sau cai mà bị phát hiện sử dụng"),
)
"""Who is determined at the request of the police (L2021 art. 27)."""
AGENCY = Ask("agency", "Cơ quan xác định")


def old_enough(taking: Taking) -> Iterable[str]:
    """The law of rehabilitation begins at twelve years (L2021 art. 33)."""
    age = taking.dossier.age_on(taking.on)
    if age < 12:
        yield NOT_THE_LAW_OF.format(age=age, on=taking.on)


@about("ground")
def ground_known(taking: Taking) -> Iterable[str]:
    """What the police name lies in the dossier: a positive test, and the management that runs (NĐ109/2021)."""
    if not taking.dossier.drug_tests.filter(is_positive=True, on__lte=taking.on).exists():
        yield NO_TEST.format(on=taking.on)
    managed = taking.dossier.user_managements.on(taking.on).exists()
    if taking.data["ground"] == "managed_again" and not managed:
        yield NOT_MANAGED.format(on=taking.on)


def ground_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """Whoever is under management was found using again."""
    is_managed = dossier.user_managements.on(calendar.today()).exists()
    return {"ground": "managed_again"} if is_managed else {}


@about("conclusion")
def agrees_with_register(taking: Taking) -> Iterable[str]:
    """No other result of the same examination stands in the register."""
    last = taking.procedure.steps.standing().filter(act="examine").last()
    recorded = taking.dossier.determinations.filter(on__range=(last.on if last else taking.on, taking.on))
    for found in recorded.exclude(result=taking.data["conclusion"]):
        yield DIFFERS.format(on=found.on, result=found.get_result_display(), agency=found.agency or "không rõ cơ quan")


def agency_asked(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """The place that was asked receives the person."""
    last = procedure.steps.standing().filter(act="request_police").last() if procedure else None
    return {"agency": last.data["to"]} if last else {}


def agency_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """The place that received the person concludes."""
    last = procedure.steps.standing().filter(act="receive").last() if procedure else None
    return {"agency": last.data["agency"]} if last else {}


def criteria_met(procedure: Procedure) -> set[str]:
    """The criteria found at the last examination that stands."""
    last = procedure.steps.standing().filter(act="examine").last()
    return set(last.data.get("criteria", [])) if last else set()


@about("reason")
def agrees_with_criteria(taking: Taking) -> Iterable[str]:
    """The conclusion follows from the criteria; the physician may conclude otherwise, and then says why."""
    met, least = len(criteria_met(taking.procedure)), taking.rule.at_least or 0
    computed = DeterminationResult.ADDICTED if met >= least else DeterminationResult.NOT_ADDICTED
    if taking.data["conclusion"] != computed and not (taking.data.get("reason") or "").strip():
        yield DISAGREES.format(
            met=met, all=len(CRITERIA), article=taking.rule.article, computed=computed.label, least=least
        )


@about("on")
def time_to_register_over(taking: Taking) -> Iterable[str]:
    """Nobody is late before the last day is over."""
    clock = Clock.objects.open().filter(procedure=taking.procedure, act="registered", due_on__gte=taking.on).first()
    if clock:
        yield STILL_TIME.format(due=clock.due_on, article=clock.rule.article)


def _record(taking: Taking) -> None:
    record_determination(
        dossier=taking.dossier,
        on=taking.on,
        result=taking.data["conclusion"],
        agency=taking.data["agency"],
        by=taking.by,
    )


def _take_back(taking: Taking) -> None:
    """The result is taken out again, unless an officer did so already."""
    found = taking.dossier.determinations.filter(on=taking.on, result=taking.data["conclusion"]).first()
    if found:
        withdraw_fact(fact=found, version=found.version, reason=taking.step.undone_reason, by=taking.by)


manifests.register(
    Manifest(
        slug=DETERMINATION,
        order=10,
        title="Xác định tình trạng nghiện ma túy",
        states={
            "requested": "Đã đề nghị, chờ tiếp nhận",
            "received": "Đã tiếp nhận, đang theo dõi",
            "examined": "Đã đánh giá, chờ kết luận",
            ADDICTED: "Có nghiện, chờ đăng ký cai nghiện",
            NOT_ADDICTED: "Không nghiện",
            "registered": "Có nghiện, đã đăng ký cai nghiện hoặc điều trị thay thế",
            "not_registered": "Có nghiện, không đăng ký",
            "cancelled": "Đã rút đề nghị",
        },
        final=frozenset({NOT_ADDICTED, "registered", "not_registered", "cancelled"}),
        rules_files=(Path(__file__).parent / "determination.toml",),
        acts=(
            Act(
                "request_police",
                "Đề nghị xác định tình trạng nghiện",
                sources=(NOT_BEGUN,),
                target="requested",
                asks=(
                    Ask("ground", "Trường hợp", "choice", choices=GROUNDS),
                    Ask("to", "Gửi cơ sở y tế"),
                ),
                papers=(
                    Paper("form_02", "Giấy đề nghị xác định (Mẫu 02)"),
                    Paper("form_03", "Bản tóm tắt lý lịch (Mẫu 03)"),
                    Paper("test_result", "Bản sao kết quả xét nghiệm ma túy"),
                ),
                checks=(old_enough, ground_known),
                prefills=ground_of,
                words="Công an (hoặc UBND xã) lập hồ sơ, đề nghị cơ sở y tế có thẩm quyền xác định.",
            ),
            Act(
                "request_person",
                "Tiếp nhận đơn tự nguyện xác định",
                sources=(NOT_BEGUN,),
                target="requested",
                papers=(
                    Paper("form_01", "Đơn đề nghị xác định tình trạng nghiện (Mẫu 01)"),
                    Paper("id_copy", "Bản sao giấy tờ tùy thân"),
                ),
                checks=(old_enough,),
                words="Người tự nguyện, hoặc cha, mẹ, người giám hộ của người từ đủ 12 đến dưới 18 tuổi, nộp đơn.",
            ),
            Act(
                "receive",
                "Tiếp nhận người được xác định",
                sources=("requested",),
                target="received",
                asks=(AGENCY, Ask("place", "Nơi theo dõi", required=False)),
                due_after=("request_police",),
                prefills=agency_asked,
                words="Người làm công tác y tế tiếp nhận; thời hạn trả kết quả tính từ ngày này.",
            ),
            Act(
                "examine",
                "Đánh giá theo sáu tiêu chuẩn",
                sources=("received", "examined"),
                target="examined",
                asks=(
                    Ask(
                        "criteria",
                        "Tiêu chuẩn có ở người này",
                        "choices",
                        required=False,
                        choices=CRITERIA,
                        counted_by="conclude",
                        help="cùng có trong ít nhất một tháng, hoặc lặp lại trong 12 tháng; không có thì bỏ trống",
                    ),
                    Ask("remark", "Nhận xét lâm sàng", "long", required=False),
                ),
                papers=(
                    Paper("general_sheet", "Phiếu theo dõi chung (Phụ lục TT18)"),
                    Paper("opioid_sheet", "Phiếu theo dõi trạng thái cai opioid", required=False),
                    Paper("stimulant_sheet", "Phiếu theo dõi trạng thái cai chất kích thích", required=False),
                    Paper("cannabis_sheet", "Phiếu theo dõi trạng thái cai cần sa", required=False),
                ),
            ),
            Act(
                "conclude",
                "Kết luận, trả kết quả xác định",
                sources=("examined",),
                target_by="conclusion",
                asks=(
                    Ask("conclusion", "Kết luận", "choice", choices=tuple(DeterminationResult.choices)),
                    Ask("reason", "Lý do, nếu kết luận khác với số tiêu chuẩn", "long", required=False),
                    AGENCY,
                ),
                papers=(Paper("result_sheet", "Phiếu kết quả (Mẫu 04 khi tự nguyện, Mẫu 05 khi công an đề nghị)"),),
                documents_after=(("109-04", "request_person"), ("109-05", "request_police")),
                due_after=("receive",),
                decides=True,
                checks=(agrees_with_criteria, agrees_with_register),
                prefills=agency_of,
                effect=_record,
                undo=_take_back,
                words="Có từ ba tiêu chuẩn trở lên là có nghiện. Kết luận có nghiện đưa người này vào danh sách.",
            ),
            Act(
                "registered",
                "Đã đăng ký cai nghiện tự nguyện hoặc điều trị thay thế",
                sources=(ADDICTED,),
                target="registered",
                due_after=("conclude",),
                words="Hệ thống tự ghi khi mở thủ tục cai nghiện hoặc điều trị; chỉ ghi tay khi đăng ký ở nơi khác.",
            ),
            Act(
                "not_registered",
                "Hết hạn mà không đăng ký",
                sources=(ADDICTED,),
                target="not_registered",
                asks=(Ask("remark", "Ghi chú", "long", required=False),),
                papers=(Paper("form_27", "Biên bản vi phạm (NĐ116 Mẫu 27)", required=False, document="116-27"),),
                meets=("registered",),
                checks=(time_to_register_over,),
                offered=once_late("registered"),
                words="Là một căn cứ để lập hồ sơ đề nghị cai nghiện bắt buộc (Luật PCMT, Điều 32, 33).",
            ),
            Act(
                "cancel",
                "Rút đề nghị, không xác định được",
                sources=("requested", "received", "examined"),
                target="cancelled",
                asks=(Ask("reason", "Lý do", "long"),),
                meets=("receive", "conclude"),
            ),
        ),
    )
)
