"""What several modalities share: what they ask, what they check, and how an episode begins and ends with a step."""

from collections.abc import Iterable
from datetime import date

from accounts.enums import Permission
from accounts.scope import scope_of
from cases.enums import DeterminationResult
from cases.models import Dossier, Procedure, Rule, Step
from cases.procedures.manifest import Ask, Check, Effect, Paper, Taking, about
from cases.procedures.rules import RuleBook
from cases.services import note_registration, take_back_registration
from core.errors import DomainError
from core.saving import locked
from rehab.enums import RESIDENTIAL, EpisodeEnd, Modality
from rehab.modalities.asks import facility_of
from rehab.models import Episode
from rehab.rules import place_of
from rehab.services import end_episode, reopen_episode, start_episode, withdraw_episode

TOO_YOUNG = (
    "Người này mới {age} tuổi vào ngày {on:%d/%m/%Y} (sinh {birth:%d/%m/%Y}); thủ tục “{title}” chỉ dành cho người "
    "{ages}. {way_out}"
)
IN_FACILITY = (
    "Người này đang cai nghiện tại {place} từ ngày {starts:%d/%m/%Y}; hãy ghi kết thúc đợt đó trước khi mở thủ tục mới."
)
NOT_FOUND_ADDICTED = (
    "Chưa có kết quả xác định “có nghiện” đến ngày {on:%d/%m/%Y}; hãy ghi kết quả xác định tình trạng nghiện trước."
)
MONTHS_OUTSIDE = "Thời hạn {months} tháng không đúng quy định: từ {least} đến {most} tháng ({article})."
MONTHS_TOLD = "Theo pháp luật ngày {on:%d/%m/%Y}: {span} ({article})"
TERM_NOT_OVER = "Thời hạn cai nghiện đến ngày {ends:%d/%m/%Y} mới hết; chưa thể xác nhận hoàn thành ngày {on:%d/%m/%Y}."
TERM_UNKNOWN = "Thời gian trốn hoặc vắng mặt chưa được ghi kết thúc, nên chưa biết ngày hết thời hạn."
STAGES_LACK = (
    "Mới hoàn thành {done} giai đoạn của quy trình, cần ít nhất {wanted} (Luật PCMT, Điều 29); còn: {lacking}. "
    "Hãy ghi kết quả các giai đoạn trước."
)
STAGE_OUTSIDE = (
    "Giai đoạn bắt đầu ngày {starts:%d/%m/%Y} phải từ ngày bắt đầu cai nghiện {first:%d/%m/%Y} đến ngày ghi kết quả "
    "{on:%d/%m/%Y}."
)
ESSENTIAL_LACK = "Quy trình phải có đủ các giai đoạn a, b, c (Luật PCMT, Điều 29); còn thiếu: {lacking}."
NEEDS_GUARDIAN = "Người này mới {age} tuổi: hãy ghi cha, mẹ hoặc người giám hộ đăng ký (NĐ 116/2021/NĐ-CP, Điều 28)."
BREACH_TWICE = "Lần vi phạm {place} đã được ghi; vi phạm này là lần tiếp theo (Luật PCMT 2025, Điều 47)."
BREACH_BEFORE = (
    "Mới ghi {done} lần vi phạm; biện pháp này dành cho lần thứ {place} (Luật PCMT 2025, Điều 47: nhắc nhở, kiểm điểm, "
    "rồi mới đến lần thứ ba)."
)
MEASURES = ("remind", "review")
TAKE_OVER = "take_over"
"""The act by which a commune goes on with what a private facility began."""
OTHER_FACILITY = "{facility} không phải cơ sở của bạn; hãy chọn cơ sở nơi bạn làm việc."
NO_EPISODE = "Thủ tục này chưa có đợt cai nghiện nào đang diễn ra."

STAGES = (
    ("intake", "a) Tiếp nhận, phân loại"),
    ("detox", "b) Điều trị cắt cơn, giải độc, các rối loạn tâm thần, bệnh khác"),
    ("education", "c) Giáo dục, tư vấn, phục hồi hành vi, nhân cách"),
    ("labour", "d) Lao động trị liệu, học nghề"),
    ("reintegration", "đ) Chuẩn bị tái hòa nhập cộng đồng"),
)
"""Quy trình cai nghiện ma túy (L2021 art. 29)."""
RESULTS = (("good", "Tốt"), ("passed", "Đạt"), ("failed", "Không đạt"))

DECISION_NUMBER = Ask("decision_number", "Số quyết định")
REASON = Ask("reason", "Lý do", "long")
STOPPING = (EpisodeEnd.DEAD, EpisodeEnd.IMPRISONED, EpisodeEnd.CONVERTED, EpisodeEnd.OTHER)
PLAN_ASKS = (
    Ask("goals", "Mục tiêu, nội dung", "long"),
    Ask("reviewed_on", "Ngày đánh giá tiếp theo", "day", required=False),
)
STAGE_ASKS = (
    Ask("stage", "Giai đoạn", "choice", choices=STAGES),
    Ask("starts", "Bắt đầu ngày", "day"),
    Ask("result", "Kết quả", "choice", choices=RESULTS),
    Ask("remark", "Nhận xét", "long", required=False),
)
STOP_ASKS = (
    Ask(
        "reason",
        "Lý do",
        "choice",
        choices=tuple((reason.value, reason.label) for reason in STOPPING),
    ),
    Ask("remark", "Ghi chú", "long", required=False),
)
REGISTRATION = Paper("form_22", "Bản đăng ký cai nghiện (Mẫu 22)", document="116-22")
RESULT_SHEET = Paper("result_sheet", "Phiếu kết quả xác định tình trạng nghiện")
ID_COPY = Paper("id_copy", "Bản sao giấy tờ tùy thân")


def aged(title: str, least: int, below: int | None = None, way_out: str = "") -> Check:
    """Refuses a person younger than ``least``, or not younger than ``below``, on the day of the act."""
    ages = f"từ đủ {least} tuổi" + (f" đến dưới {below} tuổi" if below else "")

    def check(taking: Taking) -> Iterable[str]:
        age = taking.dossier.age_on(taking.on)
        if age < least or (below and age >= below):
            yield TOO_YOUNG.format(
                age=age, on=taking.on, birth=taking.dossier.birth_date, title=title, ages=ages, way_out=way_out
            ).strip()

    return check


def found_addicted(taking: Taking) -> Iterable[str]:
    """The last determination up to the day says "có nghiện" (L2021 art. 27)."""
    last = taking.dossier.determinations.filter(on__lte=taking.on).order_by("on").last()
    if last is None or last.result != DeterminationResult.ADDICTED:
        yield NOT_FOUND_ADDICTED.format(on=taking.on)


def not_in_facility(taking: Taking) -> Iterable[str]:
    """Nobody is in two residential episodes at once."""
    running = Episode.objects.on(taking.on).filter(dossier=taking.dossier, modality__in=RESIDENTIAL).first()
    if running:
        yield IN_FACILITY.format(place=place_of(running), starts=running.starts)


def own_facility(taking: Taking) -> Iterable[str]:
    """A facility or clinic takes files for itself only."""
    facility = facility_of(taking.data["facility"])
    if facility.office_id not in scope_of(taking.by, Permission.RUN_FACILITY).facilities:
        yield OTHER_FACILITY.format(facility=facility)


@about("months")
def months_lawful(taking: Taking) -> Iterable[str]:
    """The length lies within what the law of the decision allows, the first time or repeated."""
    rule = rule_of_length(taking)
    bounds = rule and rule.months(again=was_in_rehab(taking.dossier, taking.on))
    months = taking.data.get("months")
    if bounds and months and not bounds[0] <= months <= bounds[1]:
        yield MONTHS_OUTSIDE.format(months=months, least=bounds[0], most=bounds[1], article=rule.article)


def months_told(taking: Taking) -> str:
    """How many months the law of the day allows."""
    rule = rule_of_length(taking)
    bounds = rule and rule.months(again=was_in_rehab(taking.dossier, taking.on))
    if not bounds:
        return ""
    least, most = bounds
    span = f"{least} tháng" if least == most else f"từ {least} đến {most} tháng"
    return MONTHS_TOLD.format(on=taking.procedure.decided_on or taking.on, span=span, article=rule.article)


def rule_of_length(taking: Taking) -> Rule | None:
    """The rule of the whole procedure, which sets the length, under the law that governs the act."""
    return RuleBook.of(taking.procedure.kind).governing("", taking.procedure, taking.on)


def was_in_rehab(dossier: Dossier, on: date) -> bool:
    """Whether the person had an episode of rehabilitation before (L2025 art. 29: the second time is longer)."""
    return Episode.objects.filter(dossier=dossier, starts__lt=on).exclude(modality=Modality.METHADONE).exists()


MONTHS = Ask("months", "Thời hạn (tháng)", "number", hint=months_told)


@about("on")
def term_over(taking: Taking) -> Iterable[str]:
    """The term has run out on the day of the act."""
    procedure = taking.procedure
    if procedure.term_starts and procedure.term_ends is None:
        yield TERM_UNKNOWN
    elif procedure.term_ends and taking.on < procedure.term_ends:
        yield TERM_NOT_OVER.format(ends=procedure.term_ends, on=taking.on)


def stages_done(procedure: Procedure) -> set[str]:
    """The stages of the process that were done with a result of "đạt" or better; with those done in the facility from
    which the person was taken over."""
    steps = Step.objects.standing().filter(act="stage").exclude(data__result="failed")
    counted = [procedure]
    if procedure.steps.standing().filter(act=TAKE_OVER).exists():
        counted.append(left_off(procedure.dossier_id))
    return set(steps.filter(procedure__in=counted).values_list("data__stage", flat=True))


def left_off(dossier_id: int) -> Procedure | None:
    """The last procedure in a private facility that is to go on at home."""
    return Procedure.objects.filter(dossier=dossier_id, kind="voluntary_facility", state="at_home").first()


def stages_complete(taking: Taking) -> Iterable[str]:
    """As many of the five stages as the law of the decision wants: its rule of the step says how many."""
    wanted = taking.rule.at_least or 0
    done = stages_done(taking.procedure) if wanted else set()
    if len(done) < wanted:
        lacking = "; ".join(label for slug, label in STAGES if slug not in done)
        yield STAGES_LACK.format(done=len(done), wanted=wanted, lacking=lacking)


@about("starts")
def stage_dates(taking: Taking) -> Iterable[str]:
    """A stage begins within the term and not after the day on which its result is recorded."""
    starts, first = taking.data.get("starts"), taking.procedure.term_starts
    if starts and (starts > taking.on or (first and starts < first)):
        yield STAGE_OUTSIDE.format(starts=starts, first=first or taking.procedure.opened_on, on=taking.on)


def essential_stages(taking: Taking) -> Iterable[str]:
    """Where the law is content with fewer than all stages, these must be among them (L2021 art. 29: a, b, c)."""
    done = stages_done(taking.procedure)
    lacking = [label for slug, label in STAGES[:3] if slug not in done]
    if taking.rule.at_least and lacking:
        yield ESSENTIAL_LACK.format(lacking="; ".join(lacking))


@about("guardian")
def guardian_named(taking: Taking) -> Iterable[str]:
    """Below 18 the guardian registers (NĐ116/2021 art. 28)."""
    if taking.dossier.age_on(taking.on) < 18 and not taking.data.get("guardian"):
        yield NEEDS_GUARDIAN.format(age=taking.dossier.age_on(taking.on))


def breach_in_order(place: int) -> Check:
    """The first breach is answered by a reminder, the second by a review, the third by the end, each once, where the
    law of the day knows them (L2025 art. 47)."""

    def check(taking: Taking) -> Iterable[str]:
        if taking.procedure.term_starts is None and taking.procedure.kind != "methadone":
            return
        if RuleBook.of(taking.procedure.kind).at(MEASURES[0], taking.on) is None:
            return
        taken = set(taking.procedure.steps.standing().filter(act__in=MEASURES).values_list("act", flat=True))
        if place < len(MEASURES) and MEASURES[place] in taken:
            yield BREACH_TWICE.format(place=("thứ nhất", "thứ hai")[place])
        if place > len(taken):
            yield BREACH_BEFORE.format(done=len(taken), place=place + 1)

    return check


def registers(taking: Taking) -> None:
    """Whoever was found addicted and had to register has done so."""
    note_registration(dossier=taking.dossier, on=taking.on, by=taking.by)


def registered_back(taking: Taking) -> None:
    """The registration never was."""
    take_back_registration(dossier=taking.dossier, on=taking.on, reason=taking.step.undone_reason, by=taking.by)


def begins(modality: Modality | None = None) -> Effect:
    """The act begins the episode and its term, on its day."""

    def effect(taking: Taking) -> None:
        procedure, data = taking.procedure, taking.data
        procedure.term_starts, procedure.term_months = taking.on, data["months"]
        starts_at_home(taking, modality or procedure.steps.standing().first().data["place"], data["months"])

    return effect


def starts_at_home(taking: Taking, modality: str, months: int) -> None:
    """The episode of the procedure begins, outside a facility."""
    start_episode(
        dossier=taking.dossier,
        modality=modality,
        starts=taking.on,
        months=months,
        decision_number=taking.data.get("decision_number", ""),
        decided_on=taking.procedure.decided_on,
        procedure=taking.procedure,
        by=taking.by,
    )


def begun_back(taking: Taking) -> None:
    """The episode that the step began is withdrawn."""
    withdraw_episode(episode=_episode(taking.procedure), reason=taking.step.undone_reason, by=taking.by)


def ends(reason: EpisodeEnd | None = None) -> Effect:
    """The act ends the episode, where there is one, on its day: with ``reason`` or the one that was chosen."""

    def effect(taking: Taking) -> None:
        if taking.procedure.term_starts is None:
            return
        episode = _episode(taking.procedure)
        end_episode(
            episode=episode,
            version=episode.version,
            ends=taking.on,
            reason=reason or EpisodeEnd(taking.data["reason"]),
            by=taking.by,
        )

    return effect


def ended_back(taking: Taking) -> None:
    """The episode that the step ended goes on."""
    if taking.procedure.term_starts is None:
        return
    reopen_episode(episode=_episode(taking.procedure), by=taking.by)


def _episode(procedure: Procedure) -> Episode:
    episode = Episode.objects.filter(procedure=procedure).first()
    if episode is None:
        raise DomainError(NO_EPISODE)
    return locked(episode)
