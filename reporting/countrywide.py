"""What must hold over the whole country, whoever reports what: nobody moves out without moving in, nobody is counted
twice, every unit's rows add up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from areas.enums import Level
from areas.models import Area
from areas.queries import map_on
from cases.models import Responsibility
from reporting.compile import Compiled, compile_all
from reporting.figures import FLOW_GROUPS, MOVED_IN, MOVED_OUT
from reporting.layout import Form, forms_on
from reporting.periods import Window
from reporting.units import Unit

FORMS = ("01-BCN", "PL-TK")


@dataclass(frozen=True)
class Identity:
    """An identity over all communes, what stands on its two sides, and whether it holds."""

    words: str
    left: int
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right


def identities(window: Window) -> Iterator[Identity]:
    """Every identity over the communes that stand on the last day; a province at a time."""
    form = _flow_form(window)
    moved_in, moved_out, closing, broken = (dict.fromkeys(sorted(FLOW_GROUPS), 0) for _ in range(4))
    above: dict[str, int] = dict.fromkeys(closing, 0)
    for province in _provinces(window):
        communes = Area.objects.under(province).valid_on(window.units_day).filter(level=Level.COMMUNE)
        for compiled in compile_all(form, province, map(Unit, communes), window):
            for group in closing:
                moved_in[group] += _total(compiled, group, MOVED_IN[group])
                moved_out[group] += _total(compiled, group, MOVED_OUT[group])
                closing[group] += _total(compiled, group, "04")
                broken[group] += sum(not check.holds for check in compiled.checks if check.name.startswith(group))
        for compiled in compile_all(form, province, [Unit(province)], window):
            for group in above:
                above[group] += _total(compiled, group, "04")
    for group in closing:
        yield Identity(f"{group}: chuyển đến = chuyển đi", moved_in[group], moved_out[group])
        yield Identity(f"{group}: cuối kỳ các xã = cuối kỳ các tỉnh", closing[group], above[group])
        yield Identity(f"{group}: xã có số liệu không cân", broken[group], 0)


def _provinces(window: Window) -> QuerySet[Area]:
    """Those in which anybody was ever registered; the others count nobody."""
    communes = map_on(window.units_day).filter(area__in=Responsibility.objects.values("commune")).values("unit")
    return (
        Area.objects.valid_on(window.units_day)
        .filter(level=Level.PROVINCE, descendant_links__descendant__in=communes)
        .distinct()
        .order_by("code")
    )


def _total(compiled: Compiled, group: str, suffix: str) -> int:
    return compiled.cells.get(f"{group}.{suffix}", {}).get("total", 0)


def _flow_form(window: Window) -> Form:
    """The flow groups alone, of both forms that communes send."""
    forms = forms_on(window.ends)
    groups = tuple(group for code in FORMS for group in forms[code].groups if group.code in FLOW_GROUPS)
    return replace(forms[FORMS[0]], groups=groups)
