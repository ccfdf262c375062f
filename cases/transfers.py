"""Who answers a transfer, by when, and what the list of work tells of it."""

from datetime import date, datetime
from pathlib import Path

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.scope import scope_of
from areas.enums import OfficeKind
from areas.models import Area
from areas.queries import unit_for
from cases.models import Transfer
from cases.notices import WorkNotice, work_notices
from cases.perms import lent_to
from cases.prepare import load_rule_files
from cases.procedures.clocks import Due, due
from cases.procedures.rules import RuleBook, work_calendar
from core import calendar
from core.prepare import PrepareStep, prepare_steps

PROCEDURE = "transfer"
NOTIFY, ANSWER = "notify", "answer"
RULES_FILE = Path(__file__).parent / "data" / "transfer.toml"
ANSWERING_ROLES = frozenset({Role.COMMUNE_OFFICER, Role.POLICE_OFFICER, Role.DISTRICT_OFFICER})

TO_ANSWER = "{count} hồ sơ được chuyển đến hoặc được xã khác đề nghị chuyển, đang chờ trả lời"
LATE_BELOW = "{count} lần chuyển hồ sơ giữa các xã quá hạn mà chưa được trả lời"


def deadline(step: str, starts_on: date, starts_at: datetime | None) -> Due | None:
    """By when the law of the day wants the new commune told, or this answered; None where it sets no term."""
    rule = RuleBook.of(PROCEDURE).at(step, starts_on)
    return due(rule, starts_on, starts_at, work_calendar()) if rule and rule.amount is not None else None


def may_answer(user: User, transfer: Transfer) -> bool:
    """The officers of the commune that has to answer, and whoever enters for it: its district, and since there are no
    districts the province, once the answer is late."""
    roles = _roles_over(user, transfer.answering)
    if roles & ANSWERING_ROLES:
        return True
    return Role.DISTRICT_OFFICER in lent_to(roles, calendar.today()) and is_late(transfer)


def may_withdraw(user: User, transfer: Transfer) -> bool:
    """Officers of the commune that asked, and of its district."""
    return bool(_roles_over(user, transfer.asking) & ANSWERING_ROLES)


def is_late(transfer: Transfer) -> bool:
    return Transfer.objects.late(calendar.today(), calendar.now()).filter(pk=transfer.pk).exists()


def reaches(user: User, commune: Area) -> bool:
    """Whether the user writes the dossiers of the commune, and so opens one there, or moves one there at once."""
    return commune.pk in scope_of(user, Permission.WRITE_DOSSIER).commune_keys


def own_communes(user: User) -> list[int]:
    """Keys of the communes, of any tree, for which a user of a commune's office answers."""
    units = [post.office.area_id for post in user.posts_today if post.office and post.office.kind == OfficeKind.COMMUNE]
    scope = scope_of(user, Permission.HAND_OVER)
    return scope.commune_keys if units else []


def _roles_over(user: User, commune: Area) -> frozenset[Role]:
    """The roles of the posts of today whose unit holds the commune, as it stands today."""
    unit = unit_for(commune, calendar.today())
    above = set(Area.objects.above(unit).values_list("pk", flat=True)) if unit else set()
    return frozenset(
        Role(post.role)
        for post in user.posts_today
        if post.office
        and post.office.area_id in above
        and not post.office.is_care
        and Permission.HAND_OVER in post.permissions
    )


def _to_answer(user: User) -> str:
    count = Transfer.objects.awaiting(own_communes(user)).count() if user.may(Permission.HAND_OVER) else 0
    return TO_ANSWER.format(count=count) if count else ""


def _late_below(user: User) -> str:
    if not any(
        post.office and post.office.kind in (OfficeKind.DISTRICT, OfficeKind.PROVINCE) for post in user.posts_today
    ):
        return ""
    count = Transfer.objects.visible_to(user).late(calendar.today(), calendar.now()).count()
    return LATE_BELOW.format(count=count) if count else ""


def load_transfer_rules() -> None:
    """Write the rules of handing over."""
    load_rule_files(PROCEDURE, RULES_FILE)


prepare_steps.register(PrepareStep("transfer_rules", 41, load_transfer_rules))
work_notices.register(WorkNotice("transfers", 10, _to_answer, "cases:transfers", "Trả lời"))
work_notices.register(WorkNotice("late_transfers", 11, _late_below, "cases:transfers", "Xem"))
