"""Above the list of steps owed: how many pairs of dossiers wait for the user's decision."""

from accounts.enums import Permission
from accounts.models import User
from cases.models import PairState, SuspectedPair
from cases.notices import WorkNotice, work_notices
from registers.merging.queue import own_level

WAITING = "{count} cặp hồ sơ có thể là của cùng một người đang chờ đối chiếu."


def _waiting(user: User) -> str:
    if not user.may(Permission.MERGE_DOSSIER):
        return ""
    count = own_level(SuspectedPair.objects.visible_to(user).filter(state=PairState.OPEN), user).count()
    return WAITING.format(count=count) if count else ""


work_notices.register(WorkNotice("pairs", 60, _waiting, "pairs:pair_list", "Đối chiếu"))
