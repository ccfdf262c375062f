"""A list in a layout of its own: the officer says which column is which."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError
from registers.enums import ImportState
from registers.forms import LayoutForm
from registers.lists.importing import table_of
from registers.mapping import layout_for, map_list
from registers.models import RegisterImport

SHOWN = 4


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.IMPORT_REGISTER)
def import_map(request: HttpRequest, pk: int, template_name: str = "registers/import_map.html") -> HttpResponse:
    """Each column with its first cells and what it is taken for; below, what holds for every row."""
    work = get_object_or_404(RegisterImport.objects.visible_to(request.user), pk=pk)
    if work.state != ImportState.MAPPING:
        return redirect("registers:import_detail", pk=pk)
    try:
        table = table_of(bytes(work.content))
        asked = request.GET.get("dong", "")
        layout = layout_for(table, request.user, int(asked) if asked.isdecimal() else None)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
        return redirect("registers:import_list")
    form = LayoutForm(request.POST or None, table=table, layout=layout)
    if form.is_valid():
        try:
            map_list(work=work, table=table, layout=form.layout, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("registers:import_detail", pk=pk)
    context = {"work": work, "form": form, "table": table, "heading_row": layout.heading_row}
    return render(request, template_name, context)
