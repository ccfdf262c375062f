"""Posts in the offices of units that end: what a reform touches, and how they go over."""

from datetime import date, timedelta
from typing import Any

from accounts.models import Post
from accounts.services import follow_posts
from areas.enums import CARE_OFFICES
from areas.reform.touched import Follower, Touch, followers, touches


def _posts(keys: list[int], day: date) -> list[tuple[int, str]]:
    held = Post.objects.in_force(day - timedelta(days=1)).filter(office__area__in=keys)
    rows = held.exclude(office__kind__in=CARE_OFFICES).select_related("office", "user").order_by("office__code", "pk")
    return [(post.office.area_id, f"{post.user.username}: {post}") for post in rows]


def _follow(day: date, by: Any) -> int:
    return len(follow_posts(on=day, by=by))


touches.register(Touch("posts", 10, "Chức danh", _posts))
followers.register(Follower("posts", 10, "chức danh", _follow))
