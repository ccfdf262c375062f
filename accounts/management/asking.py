"""Who asks on the command line."""

from django.core.management.base import CommandError

from accounts.enums import Permission
from accounts.models import User

WRONG_USE = 2


def user_named(username: str, permission: Permission) -> User:
    """The user, who must hold a post that carries ``permission`` today; else exit code 2 with one line."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"--as {username}: không có người dùng này.", returncode=WRONG_USE)
    if not user.may(permission):
        raise CommandError(f"--as {username}: không có chức danh nào hôm nay được làm việc này.", returncode=WRONG_USE)
    return user
