"""While a dossier is being typed: is this person in the register already? In one's own area the dossiers are shown;
elsewhere it is only told that there may be one. The same statements are asked whatever is found."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import User
from cases.enums import PaperKind
from cases.identity import clean_number, number_fault
from cases.matching.comparing import PAPER_TAKEN, SHOWN, SURE, Likeness, Person, likeness, words_of
from cases.matching.facts import persons
from cases.models import Dossier, IdentityPaper
from core import audit, calendar
from core.models import AuditEvent

MOST_SHOWN = 6
MOST_COMPARED = 400
PROBE = "probe"
LIMITS = ((date(2021, 1, 1), 100),)
"""From a day on: how many different persons an officer may ask about in a day. Enough for a day of entering a backlog;
too few to try out a list of names."""

ELSEWHERE = "Hồ sơ có thể của người này đang có ở một xã khác; hãy đề nghị chuyển hồ sơ, đừng lập hồ sơ thứ hai."
OVER_LIMIT = (
    "Hôm nay bạn đã tra cứu {limit} người khác nhau, mức cao nhất trong một ngày; hệ thống không dò thêm ở nơi khác. "
    "Những gì bạn nhập còn nguyên và vẫn lưu được; hồ sơ trùng (nếu có) sẽ được dò trong đêm nay."
)


@dataclass(frozen=True)
class Asked:
    """What is asked about: enough of a person (a name with the whole birth, or a paper's number), or nothing."""

    person: Person | None

    @property
    def is_enough(self) -> bool:
        return self.person is not None

    @property
    def digest(self) -> str:
        """What was asked, folded and made unreadable: the log can tell two questions apart and gives away none."""
        person = self.person
        told = "|".join((*words_of(person.name), str(person.birth), person.sex, *(n for _, n in person.papers)))
        return hmac.new(settings.SECRET_KEY.encode(), told.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Answer:
    """``own``: dossiers that one may see, with the reasons; ``elsewhere``: there is one that one may not see;
    ``refusal``: it was not asked elsewhere, and why; ``is_taken``: one of them has the very number of the paper, which
    no second dossier can have."""

    asked: Asked
    own: list[tuple[Dossier, Likeness]]
    elsewhere: bool = False
    refusal: str = ""
    is_taken: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.own or self.elsewhere)


def asked_about(
    *, name: str = "", other_name: str = "", sex: str = "", birth: tuple[date, bool] | None = None, paper: str = ""
) -> Asked:
    """A question, if there is enough to ask."""
    number = clean_number(paper)
    papers = tuple((kind, number) for kind in PaperKind if number and not number_fault(kind, number))
    day, year_only = birth or (None, False)
    has_name = len(words_of(name)) > 1 and day is not None and not year_only
    if not has_name and not papers:
        return Asked(None)
    return Asked(Person(0, name, other_name, sex, day, year_only, papers))


def probe(asked: Asked, *, by: User) -> Answer:
    """Answer a question of an officer, and note that it was asked."""
    if not asked.is_enough:
        return Answer(asked, [])
    found = sorted(_alike(asked.person), key=lambda item: -item[1].score)
    keys = [key for key, _ in found]
    seen = {dossier.pk: dossier for dossier in Dossier.objects.visible_to(by).filter(pk__in=keys)}
    own = [(seen[key], like) for key, like in found if key in seen][:MOST_SHOWN]
    elsewhere = any(key not in seen and like.score >= SURE for key, like in found)
    limit = limit_on(calendar.today())
    if _asked_today(by, asked.digest) >= limit:
        return Answer(asked, own, refusal=OVER_LIMIT.format(limit=limit))
    audit.record(PROBE, by, by=by, asked=asked.digest, elsewhere=elsewhere, own=len(own))
    return Answer(asked, own, elsewhere, is_taken=any(PAPER_TAKEN in like.reasons for _, like in found))


def dossier_elsewhere(asked: Asked, *, by: User) -> Dossier | None:
    """The dossier outside one's area that is most surely of the person asked about: to be asked for, never shown."""
    seen = Dossier.objects.visible_to(by)
    for key, like in sorted(_alike(asked.person), key=lambda item: (-item[1].score, item[0])):
        if like.score >= SURE and not seen.filter(pk=key).exists():
            return Dossier.objects.get(pk=key)
    return None


def limit_on(day: date) -> int:
    return max((since, limit) for since, limit in LIMITS if since <= day)[1]


def _asked_today(user: User, digest: str) -> int:
    """How many others the officer asked about today; the same person again is not counted again."""
    rows = AuditEvent.objects.filter(
        object_type=user._meta.label_lower, object_id=str(user.pk), action=PROBE, at__date=calendar.today()
    )
    asked = set(rows.values_list("details__asked", flat=True))
    return 0 if digest in asked else len(asked)


def _alike(person: Person) -> list[tuple[int, Likeness]]:
    keys = [*_by_paper(person)[:MOST_COMPARED], *_by_birth(person)[:MOST_COMPARED]]
    compared = ((other.key, likeness(person, other)) for other in persons(set(keys)))
    return [(key, like) for key, like in compared if like.score >= SHOWN]


def _by_paper(person: Person) -> QuerySet:
    """Dossiers with this number, or one that differs in one place."""
    reach = Q(pk__in=[])
    for kind, number in person.papers:
        reach |= Q(kind=kind, number__in=_slips(number))
    return IdentityPaper.objects.filter(reach).values_list("dossier", flat=True)


def _slips(number: str) -> list[str]:
    """The number, with each digit typed wrong, and with each two neighbours swapped."""
    found = [number]
    for at, digit in enumerate(number):
        found += [number[:at] + other + number[at + 1 :] for other in "0123456789" if other != digit]
        found.append(number[:at] + number[at + 1 : at + 2] + digit + number[at + 2 :])
    return list(dict.fromkeys(found))


def _by_birth(person: Person) -> QuerySet:
    """Dossiers with this birth, day and month swapped, or the same year and a name that begins alike."""
    if person.birth is None or len(words_of(person.name)) < 2:
        return Dossier.objects.none().values_list("pk", flat=True)
    day = person.birth
    days = {day, date(day.year, 12, 31)}
    if day.day <= 12:
        days.add(date(day.year, day.day, day.month))
    known = words_of(person.name)
    year = Q(birth_date__year=day.year, pk__in=Dossier.objects.search(f"{known[0]} {known[-1]}").values("pk"))
    rows = Dossier.objects.filter(Q(birth_date__in=days) if not person.year_only else year)
    return rows.values_list("pk", flat=True)


def shown(answer: Answer) -> dict[str, Any]:
    """What the page is given: nothing that tells more of another commune than one sentence."""
    return {"answer": answer, "elsewhere_words": ELSEWHERE if answer.elsewhere else ""}
