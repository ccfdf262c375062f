"""Dossiers of a demonstration that are one person's: some wait to be compared, two have become one."""

from datetime import date

from accounts.enums import Permission, Role
from accounts.models import Post, User
from accounts.scope import scope_of
from cases.matching.search import search_duplicates
from cases.models import Dossier, Responsibility
from cases.services import register_dossier
from core.demonstration import DemoStep, demo_steps
from core.text import fold
from registers.merging.merge import merge_dossiers

MOST = 3
REASON = "Đã đối chiếu giấy tờ gốc và gặp gia đình: cùng một người"


def tell_duplicates(day: date) -> None:
    """A few persons of one commune are entered a second time, as it happens: without tones, without a paper."""
    post = Post.objects.filter(role=Role.COMMUNE_OFFICER).order_by("pk").first()
    if post is None:
        return
    people = list(_own(post.user)[:MOST])
    entered = [_again(person, post.user, plain=place % 2 == 0) for place, person in enumerate(people)]
    search_duplicates(among=set(_own(post.user).values_list("pk", flat=True)))
    if entered:
        kept, second = people[0], entered[0]
        kept.refresh_from_db()
        versions = (kept.version, second.version)
        merge_dossiers(survivor=kept, absorbed=second, versions=versions, choices={}, reason=REASON, by=post.user)


def _own(user: User) -> object:
    communes = scope_of(user, Permission.MERGE_DOSSIER).commune_keys
    here = Responsibility.objects.filter(ends=None, commune__in=communes).values("dossier")
    return Dossier.objects.filter(pk__in=here, birth_year_only=False).order_by("pk")


def _again(person: Dossier, by: User, *, plain: bool) -> Dossier:
    stay = person.responsibilities.select_related("commune").get(ends=None)
    data = {
        "full_name": fold(person.full_name).title() if plain else person.full_name,
        "sex": person.sex,
        "birth_date": person.birth_date,
        "opened_on": stay.starts,
        "ethnicity": person.ethnicity,
    }
    return register_dossier(by=by, data=data, commune=stay.commune)


demo_steps.register(DemoStep("duplicates", 5, tell_duplicates))
