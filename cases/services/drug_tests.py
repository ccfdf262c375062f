"""Tests of the body for drugs (L2021 art. 22)."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from cases.drug_tests import occasion_facts, test_followers
from cases.models import Dossier, DrugTest
from cases.services.checks import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

NOT_THEN = (
    "Ngày {on:%d/%m/%Y} hồ sơ không có việc nào “{occasion}”. Hãy sửa ngày hoặc trường hợp, hoặc ghi việc đó vào hồ sơ "
    "trước."
)


@transaction.atomic
def record_drug_test(
    *,
    dossier: Dossier,
    on: date,
    occasion: str,
    is_positive: bool,
    is_sudden: bool = False,
    substances: str = "",
    agency: str = "",
    by: User,
) -> DrugTest:
    """Enter the result of a test (NĐ105/2021 form 03)."""
    test = DrugTest(
        dossier=locked(dossier),
        on=on,
        occasion=occasion,
        is_positive=is_positive,
        is_sudden=is_sudden,
        substances=substances,
        agency=agency,
    )
    return _written("record_drug_test", test, by)


@transaction.atomic
def change_drug_test(
    *,
    test: DrugTest,
    version: int,
    on: date,
    occasion: str,
    is_positive: bool,
    is_sudden: bool,
    substances: str,
    agency: str,
    by: User,
) -> DrugTest:
    """Correct a result entered wrongly."""
    locked(test.dossier)
    test = locked(test)
    require_version(test, version)
    test.on, test.occasion, test.is_positive = on, occasion, is_positive
    test.is_sudden, test.substances, test.agency = is_sudden, substances, agency
    return _written("change_drug_test", test, by)


def _check_occasion(test: DrugTest) -> None:
    """What is said of the occasion is what the dossier holds on that day (L2021 art. 22)."""
    fact = next((found for found in occasion_facts if found.slug == test.occasion), None)
    if fact and not fact.held(test.dossier, test.on):
        sentence = NOT_THEN.format(on=test.on, occasion=test.get_occasion_display().lower())
        raise DomainError(sentence, fields={"occasion": sentence})


def _written(action: str, test: DrugTest, by: User) -> DrugTest:
    check_event_day(test.dossier, test.on, "on")
    _check_occasion(test)
    checked_save(test)
    for follower in test_followers:
        follower.follow(test)
    behalf = acting_for(by, test.dossier, Permission.WRITE_TEST)
    audit.record(action, test, by=by, on_behalf_of=behalf, dossier=test.dossier_id)
    return test
