"""Rules that every fact of a dossier obeys."""

from datetime import date

from accounts.enums import Permission
from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Area, Office
from areas.queries import unit_for
from cases.models import Dossier, LifeEventKind
from core import calendar
from core.errors import DomainError
from core.workdays import DAY

FUTURE = "Ngày {day:%d/%m/%Y} ở tương lai; hôm nay là {today:%d/%m/%Y}."
BEFORE_OPENING = "Ngày {day:%d/%m/%Y} trước ngày lập hồ sơ {opened:%d/%m/%Y}. Hãy kiểm tra lại một trong hai ngày."
AFTER_DEATH = "Ngày {day:%d/%m/%Y} sau ngày người này chết ({died:%d/%m/%Y}); không ghi sự việc nào sau ngày đó."
END_BEFORE_START = "Ngày kết thúc {ends:%d/%m/%Y} phải sau ngày bắt đầu {starts:%d/%m/%Y}."


def check_not_future(day: date | None, field: str) -> None:
    """What has happened lies on today or before."""
    today = calendar.today()
    if day and day > today:
        sentence = FUTURE.format(day=day, today=today)
        raise DomainError(sentence, fields={field: sentence})


def check_event_day(dossier: Dossier, day: date, field: str) -> None:
    """An event of a dossier lies between its opening and today, and not after the person's death."""
    check_not_future(day, field)
    if day < dossier.opened_on:
        sentence = BEFORE_OPENING.format(day=day, opened=dossier.opened_on)
        raise DomainError(sentence, fields={field: sentence})
    death = dossier.life_events.filter(kind=LifeEventKind.DEAD, starts__lt=day).first()
    if death:
        sentence = AFTER_DEATH.format(day=day, died=death.starts)
        raise DomainError(sentence, fields={field: sentence})


def check_end(starts: date, ends: date, field: str = "ends") -> None:
    """What lasts ends after it starts, and not in the future; what began today lasts for today at least."""
    if not starts == calendar.today() == ends - DAY:
        check_not_future(ends, field)
    if ends <= starts:
        sentence = END_BEFORE_START.format(ends=ends, starts=starts)
        raise DomainError(sentence, fields={field: sentence})


def office_acted_for(by: User, commune: Area, permission: Permission = Permission.WRITE_DOSSIER) -> str:
    """Name of the commune office on whose behalf a district or province officer enters; empty for the commune's
    own officer and for a facility's."""
    offices = [post.office for post in by.posts_today if post.office and permission in post.permissions]
    unit = unit_for(commune, calendar.today())
    if unit is None or unit.pk in {office.area_id for office in offices}:
        return ""
    if not any(office.kind in (OfficeKind.DISTRICT, OfficeKind.PROVINCE) for office in offices):
        return ""
    return Office.objects.get(area=unit, kind=OfficeKind.COMMUNE).name


def acting_for(by: User, dossier: Dossier, permission: Permission = Permission.WRITE_DOSSIER) -> str:
    """The same for an act on a dossier: its commune of today."""
    return office_acted_for(by, dossier.responsibilities.select_related("commune").get(ends=None).commune, permission)
