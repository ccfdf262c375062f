"""What is done with accounts and posts, and with reforms of units that an administrator hands in."""

from accounts.services.posts import (
    add_user,
    appoint_deputy,
    change_password,
    check_end,
    check_office,
    check_post,
    colleagues,
    end_post,
    follow_posts,
    grant_post,
    reset_password,
    withdraw_deputy,
)
from accounts.services.reforms import (
    apply_reform,
    check_reform,
    hand_in_reform,
    reform_at_once,
    settle_reforms,
    stop_reform,
    sweep_reforms,
)

__all__ = [
    "add_user",
    "apply_reform",
    "appoint_deputy",
    "change_password",
    "check_end",
    "check_office",
    "check_post",
    "check_reform",
    "colleagues",
    "end_post",
    "follow_posts",
    "grant_post",
    "hand_in_reform",
    "reform_at_once",
    "reset_password",
    "settle_reforms",
    "stop_reform",
    "sweep_reforms",
    "withdraw_deputy",
]
