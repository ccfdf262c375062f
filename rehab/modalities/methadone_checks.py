"""What is asked before an act of substitution treatment is taken. The numbers are data: those of the clinic."""

from collections.abc import Iterable

from cases.procedures.manifest import Taking
from core.calendar import add_months
from rehab.clinic import is_drop_out, positives_in_a_row, rule_of
from rehab.enums import Phase
from rehab.modalities.asks import facility_of
from rehab.modalities.methadone_effects import episode_of, transfer_to
from rehab.models import ClinicRule, Dose, Episode, UrineTest

SAME_CLINIC = "Người này đang điều trị tại chính {clinic}; hãy chọn cơ sở sẽ tiếp nhận."
NOT_SENT = (
    "Chưa có bước chuyển người này đến {clinic}; cơ sở cũ phải ghi “Chuyển cơ sở điều trị” trước. Nếu người bệnh tự "
    "đến, hãy ghi “Nhận hồ sơ điều trị tại cơ sở”."
)
MAINTAINED_ALREADY = "Đã ghi đạt liều duy trì ngày {on:%d/%m/%Y}; nếu ghi sai, hãy thu hồi bước đó."
NOT_LONG_ENOUGH = (
    "Mới vắng {days} ngày đến ngày {on:%d/%m/%Y}; theo quy định của cơ sở, vắng từ {wanted} ngày mới ghi bỏ điều trị. "
    "Nếu người bệnh xin ra, hãy ghi “Xin ra khỏi chương trình”."
)
FEW_BREACHES = (
    "Mới ghi {count} lần vi phạm quy trình trong {months} tháng đến ngày {on:%d/%m/%Y}, cần từ {wanted} lần "
    "({article}). Hãy ghi từng lần bằng bước “Ghi vi phạm quy trình điều trị”."
)
FEW_POSITIVES = (
    "Mới ghi {count} lần liên tiếp dương tính chất dạng thuốc phiện trong {months} tháng sau khi đạt liều duy trì, cần "
    "từ {wanted} lần ({article}). Hãy ghi đủ kết quả xét nghiệm nước tiểu trước."
)
NO_OTHER_DRUG = (
    "Chưa ghi xét nghiệm nào dương tính với chất ma túy khác trong đợt điều trị này ({article}). Hãy ghi kết quả xét "
    "nghiệm nước tiểu trước."
)


def was_sent_here(taking: Taking) -> Iterable[str]:
    """The clinic before wrote that the person comes here."""
    clinic = facility_of(taking.data["facility"])
    if transfer_to(taking.dossier.pk, clinic) is None:
        yield NOT_SENT.format(clinic=clinic)


def to_another_clinic(taking: Taking) -> Iterable[str]:
    """Nobody is transferred to where they are."""
    episode, clinic = episode_of(taking.procedure), facility_of(taking.data["facility"])
    if episode and episode.facility == clinic:
        yield SAME_CLINIC.format(clinic=clinic)


def not_maintained_yet(taking: Taking) -> Iterable[str]:
    """In maintenance the day on which it was reached is entered once: for a treatment that was taken up halfway."""
    episode = episode_of(taking.procedure)
    if taking.procedure.state == Phase.MAINTENANCE and episode and episode.maintenance_on:
        yield MAINTAINED_ALREADY.format(on=episode.maintenance_on)


def absent_long_enough(taking: Taking) -> Iterable[str]:
    """Missed as many days as the clinic's rule calls drop-out. Where no dose was ever recorded here, the clinic's own
    papers say it."""
    episode = episode_of(taking.procedure)
    if episode is None or not Dose.objects.filter(episode=episode).exists():
        return
    days, wanted = is_drop_out(episode, taking.on)
    if wanted is not None and days < wanted:
        yield NOT_LONG_ENOUGH.format(days=days, on=taking.on, wanted=wanted)


def grounds_proven(taking: Taking) -> Iterable[str]:
    """The grounds of the expulsion are on record: breaches, tests; offences are proven by their paper."""
    episode = episode_of(taking.procedure)
    rule = episode and rule_of(episode.facility, taking.on)
    check = {"breaches": _breaches, "opioids": _positives, "other_drugs": _other_drugs}.get(taking.data["grounds"])
    if rule and check:
        yield from check(taking, episode, rule)


def _breaches(taking: Taking, episode: Episode, rule: ClinicRule) -> Iterable[str]:
    since = add_months(taking.on, -rule.breach_months)
    count = taking.procedure.steps.standing().filter(act="breach", on__gt=since, on__lte=taking.on).count()
    if count < rule.breaches:
        yield FEW_BREACHES.format(
            count=count, months=rule.breach_months, on=taking.on, wanted=rule.breaches, article=taking.rule.article
        )


def _positives(taking: Taking, episode: Episode, rule: ClinicRule) -> Iterable[str]:
    count = positives_in_a_row(episode, rule, taking.on)
    if count < rule.positives:
        yield FEW_POSITIVES.format(
            count=count, months=rule.positive_months, wanted=rule.positives, article=taking.rule.article
        )


def _other_drugs(taking: Taking, episode: Episode, rule: ClinicRule) -> Iterable[str]:
    tests = UrineTest.objects.filter(episode=episode, on__lte=taking.on)
    if not tests.exclude(other_substances="").exists():
        yield NO_OTHER_DRUG.format(article=taking.rule.article)
