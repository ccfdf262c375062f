"""The queue of dossiers that may be one person, and one pair side by side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.matching.typed import ELSEWHERE
from cases.models import Dossier, MatchRun, PairState, SuspectedPair
from cases.services import decide_pair
from core import audit
from core.errors import DomainError
from core.paging import CappedPaginator
from registers.merging.forms import DecideForm
from registers.merging.queue import PairFilter, own_level
from registers.merging.words import side_by_side

ON_A_PAGE = 25
MOST_ELSEWHERE = 30
DECIDED = {PairState.DIFFERENT: "Đã ghi: hai người khác nhau; cặp này không hỏi lại nữa.", PairState.UNSURE: "Đã ghi."}


@require_safe
@requires(Permission.MERGE_DOSSIER)
def pair_list(request: HttpRequest, template_name: str = "registers/pair_list.html") -> HttpResponse:
    """Pairs of one's own level to be decided, by likeness; counts of all; one's own dossiers with a like elsewhere."""
    visible = SuspectedPair.objects.visible_to(request.user)
    found = PairFilter(request.GET, visible.select_related("first", "second"), user=request.user)
    half = SuspectedPair.objects.half_visible_to(request.user).waiting().select_related("first", "second")
    pairs = list(half[:MOST_ELSEWHERE])
    keys = [key for pair in pairs for key in (pair.first_id, pair.second_id)]
    mine = Dossier.objects.visible_to(request.user, Permission.MERGE_DOSSIER).in_bulk(keys)
    context = {
        "filter": found,
        "page": CappedPaginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page")),
        "counts": [
            ("Chờ đối chiếu, việc của cấp mình", own_level(visible.filter(state=PairState.OPEN), request.user).count()),
            *((state.label, visible.filter(state=state).count()) for state in PairState),
        ],
        "own_elsewhere": sorted(mine.values(), key=lambda dossier: dossier.sort_key),
        "elsewhere_words": ELSEWHERE,
        "last_run": MatchRun.objects.filter(finished_at__isnull=False).first(),
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_DOSSIER)
def pair_detail(request: HttpRequest, pk: int, template_name: str = "registers/pair_detail.html") -> HttpResponse:
    """The two side by side; decided here, or led on to the merge."""
    pair = get_object_or_404(SuspectedPair.objects.visible_to(request.user).select_related("first", "second"), pk=pk)
    form = DecideForm(request.POST or None, version=pair.version, initial={"state": pair.state, "note": pair.note})
    if form.is_valid():
        state, note = form.cleaned_data["state"], form.cleaned_data["note"]
        try:
            decide_pair(pair=pair, version=form.version, state=state, note=note, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, DECIDED[PairState(state)])
            return redirect("pairs:pair_list")
    for dossier in (pair.first, pair.second):
        audit.record("view", dossier, by=request.user)
    return render(request, template_name, {"pair": pair, "form": form, "rows": side_by_side(pair.first, pair.second)})
