"""One user for each role of a demonstration, who find work on their desks."""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import User
from accounts.services import grant_post
from areas.enums import OfficeKind
from areas.models import Office
from areas.queries import chain_above
from cases.models import CaseOfficer, Dossier, Responsibility
from cases.services.lists import choose_columns, save_list
from registers.seed.build import Seeded

NAMES = {
    "canbo.xa": (Role.COMMUNE_OFFICER, "Cán bộ xã (mẫu)"),
    "congan.xa": (Role.POLICE_OFFICER, "Công an xã (mẫu)"),
    "yte.xa": (Role.HEALTH_OFFICER, "Y tế xã (mẫu)"),
    "canbo.huyen": (Role.DISTRICT_OFFICER, "Cán bộ huyện (mẫu)"),
    "canbo.tinh": (Role.PROVINCE_OFFICER, "Cán bộ tỉnh (mẫu)"),
    "canbo.coso": (Role.FACILITY_OFFICER, "Cán bộ cơ sở (mẫu)"),
    "canbo.methadone": (Role.CLINIC_OFFICER, "Cán bộ methadone (mẫu)"),
    "quantri": (Role.ADMINISTRATOR, "Quản trị (mẫu)"),
}
WORDS = "bang cam dao huong lan mai mo nhai oi quynh sen sung thien truc tung xoai".split()


@dataclass(frozen=True)
class DemoUser:
    username: str
    role: str
    office: str


def demo_password(seed: int) -> str:
    """The one password of all users of a demonstration: ``sen-truc-mai-4821``, the same for the same seed."""
    rng = Random(f"password {seed}")
    return f"{'-'.join(rng.sample(WORDS, 3))}-{rng.randrange(1000, 10_000)}"


def add_demo_users(seeded: Seeded, *, password: str, day: date) -> None:
    """Those whose office exists on that day, in the commune, facility and clinic that have most to show."""
    offices = _offices(seeded)
    hashed = make_password(password)
    for username, (role, full_name) in NAMES.items():
        if username in offices and not User.objects.filter(username=username).exists():
            user = User.objects.create(username=username, full_name=full_name, password=hashed)
            office = offices[username]
            since = day.replace(month=1, day=1)
            grant_post(user=user, role=role, office=office, starts=max(since, office.valid_from) if office else since)
            if role != Role.ADMINISTRATOR:
                _keep_lists(user)
            if role in (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER):
                _take_charge(user, day)


def _keep_lists(user: User) -> None:
    """Two ways of looking at the list of dossiers, and the columns of somebody who wants to see the age."""
    save_list(by=user, name="Có bước quá hạn", address="due=late")
    save_list(by=user, name="Người chưa đủ 18 tuổi", address="minor=yes&sort=-age")
    choose_columns(by=user, columns=["name", "number", "age", "sex", "commune", "drug", "stage"])


def _take_charge(user: User, day: date) -> None:
    """The commune has divided a part of its dossiers between its two officers, for this half year."""
    since = max(day.replace(month=1 if day.month <= 6 else 7, day=1), user.posts_today[0].valid_from)
    own = Responsibility.objects.filter(dossier__in=Dossier.objects.visible_to(user), ends=None, starts__lte=since)
    given = CaseOfficer.objects.filter(ends=None).values("dossier")
    free = own.exclude(dossier__in=given).order_by("pk").values_list("dossier", flat=True)
    CaseOfficer.objects.bulk_create(
        CaseOfficer(dossier_id=key, officer=user, starts=since) for key in free[: own.count() // 3]
    )


def demo_users() -> list[DemoUser]:
    """The users of the demonstration as they stand in the database today."""
    found = {user.username: user for user in User.objects.filter(username__in=NAMES)}
    return [
        DemoUser(name, str(Role(post.role).label), post.office.name if post.office else "Toàn hệ thống")
        for name in NAMES
        if name in found
        for post in found[name].posts_today
    ]


def password_holds(password: str) -> bool:
    """Whether the users of the demonstration still have this password."""
    user = User.objects.filter(username__in=NAMES).first()
    return bool(user and user.check_password(password))


def _offices(seeded: Seeded) -> dict[str, Office | None]:
    levels = {unit.level: Office.objects.get(area=unit, kind=unit.level) for unit in chain_above(seeded.commune.pk)}
    commune = levels[OfficeKind.COMMUNE]
    offices: dict[str, Office | None] = {
        "canbo.xa": commune,
        "congan.xa": commune,
        "yte.xa": commune,
        "canbo.tinh": levels[OfficeKind.PROVINCE],
        "canbo.coso": Office.objects.get(pk=seeded.centre),
        "canbo.methadone": Office.objects.get(pk=seeded.clinic),
        "quantri": None,
    }
    if OfficeKind.DISTRICT in levels:
        offices["canbo.huyen"] = levels[OfficeKind.DISTRICT]
    return offices
