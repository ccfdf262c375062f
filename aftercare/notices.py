"""Above the list of steps owed: who waits for aftercare, and how many of them too long."""

from accounts.enums import Permission
from accounts.models import User
from aftercare.handover import Deadlines, waiting
from cases.models import Dossier
from cases.notices import WorkNotice, work_notices
from core import calendar

WAITING = "{count} người đã hoàn thành cai nghiện hoặc trở về đang chờ quản lý sau cai, {late} người quá hạn."


def _waiting(user: User) -> str:
    if not user.may(Permission.VIEW_AFTERCARE):
        return ""
    queue = waiting(Dossier.objects.visible_to(user)).filter(is_expected=False)
    count = queue.count()
    return WAITING.format(count=count, late=Deadlines(calendar.today()).late(queue).count()) if count else ""


work_notices.register(WorkNotice("handover", 10, _waiting, "aftercare:handover", "Xem danh sách chờ"))
