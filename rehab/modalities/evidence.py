"""What an act names and the dossier must know: the use of drugs during voluntary rehabilitation or treatment, a relapse
during aftercare. By law whoever uses is tested positive (L2021 art. 2)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from cases.enums import DeterminationResult
from cases.models import Dossier, DrugTest, Procedure
from cases.procedures.manifest import Taking, about
from core import calendar
from rehab.enums import VOLUNTARY
from rehab.models import Episode, UrineTest

USED = "used"
RELAPSED = "relapsed"
"""The ground of a relapse during aftercare, and the name of the rule that says since when it is one for minors."""

NO_TEST_THEN = (
    "Hồ sơ không có kết quả xét nghiệm dương tính ngày {on:%d/%m/%Y}{others} (Luật PCMT 2021, Điều 2: sử dụng trái "
    "phép là có kết quả dương tính). Hãy sửa ngày vi phạm, hoặc ghi kết quả ở mục “Xét nghiệm ma túy” trước."
)
NO_RELAPSE_THEN = (
    "Hồ sơ không có kết quả xác định “có nghiện” hay xét nghiệm dương tính ngày {on:%d/%m/%Y}{others}. Hãy sửa ngày vi "
    "phạm, hoặc ghi kết quả trước."
)
NO_USE = (
    "Từ ngày {since:%d/%m/%Y} đến ngày {on:%d/%m/%Y} hồ sơ không có kết quả xét nghiệm dương tính nào; hãy ghi kết quả "
    "xét nghiệm trước, hoặc chọn hành vi khác."
)


@about("breach_on")
def breach_known(taking: Taking) -> Iterable[str]:
    """The day of a use or relapse is one on which the dossier knows it."""
    ground, on = taking.data["ground"], taking.data["breach_on"]
    if ground not in (USED, RELAPSED):
        return
    known = _days_of_use(taking.dossier, taking.on)
    if ground == RELAPSED:
        known |= _days_found_addicted(taking.dossier, taking.on)
    if on not in known:
        others = "; các ngày đã ghi: " + ", ".join(f"{day:%d/%m/%Y}" for day in sorted(known)) if known else ""
        yield (NO_RELAPSE_THEN if ground == RELAPSED else NO_TEST_THEN).format(on=on, others=others)


@about("breach")
def use_known(taking: Taking) -> Iterable[str]:
    """Whoever is said to have used during the measure was tested positive in it."""
    since = taking.procedure.term_starts or taking.procedure.opened_on
    if taking.data["breach"] == USED and not any(day >= since for day in _days_of_use(taking.dossier, taking.on)):
        yield NO_USE.format(since=since, on=taking.on)


def breach_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, Any]:
    """The last use that was found during voluntary rehabilitation."""
    today = calendar.today()
    for day in sorted(_days_of_use(dossier, today), reverse=True):
        if Episode.objects.on(day).filter(dossier=dossier, modality__in=VOLUNTARY).exists():
            return {"ground": USED, "breach_on": day}
    return {}


def use_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """A use that was found since the measure began."""
    since = procedure and (procedure.term_starts or procedure.opened_on)
    used = since and any(day >= since for day in _days_of_use(dossier, calendar.today()))
    return {"breach": USED} if used else {}


def _days_of_use(dossier: Dossier, until: date) -> set[date]:
    """Positive tests, those of a clinic among them."""
    positive = Q(is_opioid_positive=True) | ~Q(other_substances="")
    urine = UrineTest.objects.filter(positive, episode__dossier=dossier, on__lte=until)
    tests = DrugTest.objects.filter(dossier=dossier, is_positive=True, on__lte=until)
    return {*tests.values_list("on", flat=True), *urine.values_list("on", flat=True)}


def _days_found_addicted(dossier: Dossier, until: date) -> set[date]:
    found = dossier.determinations.filter(result=DeterminationResult.ADDICTED, on__lte=until)
    return set(found.values_list("on", flat=True))
