"""What was decided before this system is entered by hand from its paper; what is decided since goes by the procedure,
which asks for its papers, its decider and its days. Also by hand the law of the day of the decision holds."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from cases.models import Dossier
from cases.procedures.manifest import Manifest, manifests
from cases.procedures.rules import RuleBook
from core.errors import DomainError

SINCE = (
    "Hồ sơ này được nhập vào hệ thống ngày {entered:%d/%m/%Y}; chỉ ghi theo giấy những gì có trước ngày đó, còn ngày "
    "{on:%d/%m/%Y} thì phải ghi bằng thủ tục “{title}”: hãy mở thủ tục đó trong hồ sơ."
)
TOO_YOUNG = (
    "Ngày {on:%d/%m/%Y} người này {age} tuổi (sinh {birth:%d/%m/%Y}); “{title}” chỉ dành cho người {ages}. Hãy kiểm "
    "tra lại ngày sinh hoặc ngày quyết định."
)
NOT_THEN = "Pháp luật ngày {on:%d/%m/%Y} không có “{title}”. Hãy kiểm tra lại ngày hoặc hình thức."
ANOTHER_DECIDES = (
    "Ngày {on:%d/%m/%Y} việc này do {deciders} quyết định ({article}). Hãy kiểm tra lại ngày và người quyết định trên "
    "giấy."
)
OTHER = "Người khác (quyết định trước khi có quy định trong hệ thống)"


def entered_on(dossier: Dossier) -> date:
    """The day on which the dossier was first written here, whatever the day on which its paper was begun."""
    history = Dossier.pgh_event_model._default_manager.filter(pgh_obj_id=dossier.pk, pgh_label="insert")
    moment = history.order_by("pgh_id").values_list("pgh_created_at", flat=True).first()
    return timezone.localdate(moment) if moment else dossier.opened_on


def deciders_of(kinds: Iterable[str]) -> list[str]:
    """Who decided on such things under any law, the latest law first, and others before all of them."""
    found: dict[str, date] = {}
    for kind in kinds:
        book = RuleBook.of(kind)
        for rule in (rule for act in manifests[kind].founding for rule in book.rows(act) if rule.decider):
            found[rule.decider] = max(rule.valid_from, found.get(rule.decider, rule.valid_from))
    return [*sorted(found, key=lambda name: found[name], reverse=True), OTHER]


def check_by_hand(
    *, dossier: Dossier, kind: str, on: date, field: str, decider: str | None = None, before: date | None = None
) -> None:
    """Refuse by hand what was decided since the dossier is here; a person not of the age; what the law of the day did
    not know; a ``decider`` whom it did not name. ``before``: the day that a correction finds; back it may always go."""
    manifest, entered = manifests[kind], entered_on(dossier)
    if on >= entered and (before is None or on > before):
        raise _refusal(SINCE.format(entered=entered, on=on, title=manifest.title), field)
    age, (least, below) = dossier.age_on(on), manifest.ages
    if not least <= age < below:
        ages = f"từ đủ {least} tuổi" + (f" đến dưới {below} tuổi" if below < 100 else "")
        told = TOO_YOUNG.format(on=on, age=age, birth=dossier.birth_date, title=manifest.title, ages=ages)
        raise _refusal(told, field)
    _check_law(manifest, on, field, decider)


def _check_law(manifest: Manifest, on: date, field: str, decider: str | None) -> None:
    """A day before all rules is not judged."""
    book = RuleBook.of(manifest.slug)
    firsts = [rule.valid_from for act in manifest.founding if (rule := book.first(act))]
    if not firsts or on < min(firsts):
        return
    rules = [rule for act in manifest.founding if (rule := book.at(act, on))]
    if not rules:
        raise _refusal(NOT_THEN.format(on=on, title=manifest.title), field)
    deciders = dict.fromkeys(rule.decider for rule in rules)
    if decider is not None and decider not in deciders:
        told = ANOTHER_DECIDES.format(on=on, deciders=" hoặc ".join(deciders), article=rules[0].article)
        raise _refusal(told, "decider")


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
