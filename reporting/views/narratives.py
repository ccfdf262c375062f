"""The 6-month and annual reports in words: list, document, sections, letter, issuing, files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import audit
from core.calendar import today
from core.errors import DomainError, NotAllowedError
from reporting.enums import FileKind
from reporting.forms.narratives import IssueForm, LetterForm, OpenForm, SectionForm
from reporting.letterhead import signing
from reporting.models import NarrativeFile, NarrativeReport, NarrativeSection
from reporting.narrative.blocks import read
from reporting.narrative.contributions import MOST_SHOWN, contributions
from reporting.narrative.document import document_of, unwritten
from reporting.narrative.outline import heading_of, main_part, outline
from reporting.perms import may_write
from reporting.services import (
    edit_letter,
    issue_narrative,
    new_edition,
    open_narrative,
    print_narrative,
    redraft_narrative,
    write_section,
)
from reporting.views.files import PDF, XLSX

ON_A_PAGE = 25
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {FileKind.PDF: PDF, FileKind.DOCX: DOCX, FileKind.XLSX: XLSX}

AT_ONCE: dict[str, tuple[Callable[..., NarrativeReport], str]] = {
    "tong-hop-lai": (redraft_narrative, "Đang tổng hợp lại số liệu. Những gì cán bộ đã viết vẫn giữ nguyên."),
    "dung-tep": (print_narrative, "Đang dựng tệp PDF, Word và Excel."),
    "ban-thay-the": (new_edition, "Đã lập bản thay thế, bắt đầu từ nội dung của bản đã ban hành."),
}
"""Acts of one press of a button."""


@require_safe
@requires(Permission.VIEW_REPORT)
def narrative_list(request: HttpRequest, template_name: str = "reporting/narrative/list.html") -> HttpResponse:
    found = NarrativeReport.objects.visible_to(request.user).defer("draft", "content").select_related("office")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"page": page, "may_open": request.user.may(Permission.COMPILE_REPORT)})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def narrative_open(request: HttpRequest, template_name: str = "reporting/narrative/open.html") -> HttpResponse:
    form = OpenForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("office", "period", "cutoff")}
        try:
            report = open_narrative(**asked, by=request.user)
        except DomainError as refusal:
            refusal.fields = {"part" if name == "period" else name: said for name, said in refusal.fields.items()}
            form.refuse(refusal)
        else:
            return redirect("reporting:narrative_detail", pk=report.pk)
    return render(request, template_name, {"form": form})


@require_safe
@requires(Permission.VIEW_REPORT)
def narrative_detail(
    request: HttpRequest, pk: int, template_name: str = "reporting/narrative/detail.html"
) -> HttpResponse:
    """The whole document as it stands; while a worker has it, how far that is."""
    report = visible_narrative(request, pk)
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "reporting/narrative/_report.html"
    may_edit = may_write(request.user, report) and request.user.may(Permission.COMPILE_REPORT)
    context = {
        "report": report,
        "document": document_of(report),
        "headings": {heading.slug: heading for heading in outline()},
        "files": report.files.defer("content"),
        "is_writer": may_edit,
        "may_edit": may_edit and not report.is_final,
        "missing": [] if report.is_final else unwritten(report),
        "later": NarrativeReport.objects.filter(
            office=report.office, period=report.period, cutoff=report.cutoff, edition__gt=report.edition
        ).last(),
    }
    response = render(request, template_name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def narrative_section(
    request: HttpRequest, pk: int, part: str, template_name: str = "reporting/narrative/section.html"
) -> HttpResponse:
    """Write under one heading; below it what the units below wrote there, each with a button that copies it."""
    report = visible_narrative(request, pk)
    heading = heading_of(part)
    if heading is None:
        raise Http404
    section = get_object_or_404(NarrativeSection, report=report, slug=part)
    below = contributions(report, part, request.user)
    form = SectionForm(request.POST or None, initial={"text": section.text}, version=section.version, heading=heading)
    if request.method == "POST" and form.is_valid():
        taken = request.POST.get("take", "")
        text = _with_copied(form.cleaned_data["text"], taken, below)
        try:
            write_section(section=section, text=text, version=form.version, by=request.user)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            if taken:
                messages.success(request, "Đã lưu và chép phần của đơn vị vào cuối. Hãy sửa cho hợp với báo cáo.")
                return redirect("reporting:narrative_section", pk=pk, part=part)
            messages.success(request, f"Đã lưu mục “{heading.title}”.")
            return redirect("reporting:narrative_detail", pk=pk)
    context = {
        "report": report,
        "heading": heading,
        "main": main_part(part),
        "section": section,
        "form": form,
        "drafted": read((report.draft or {}).get("parts", {}).get(part, [])),
        "contributions": below[:MOST_SHOWN],
        "unshown": max(len(below) - MOST_SHOWN, 0),
        "may_edit": may_write(request.user, report) and not report.is_final,
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def narrative_letter(request: HttpRequest, pk: int) -> HttpResponse:
    report = visible_narrative(request, pk)
    first = {"addressee": report.addressee, "copies": report.copies}
    form = LetterForm(request.POST or None, initial=first, version=report.version)
    return _form_page(
        request,
        report,
        form,
        "Kính gửi và nơi nhận",
        "Lưu",
        lambda: edit_letter(
            report=report,
            addressee=form.cleaned_data["addressee"],
            copies=form.cleaned_data["copies"],
            version=form.version,
            by=request.user,
        ),
        "Đã lưu nơi gửi, nơi nhận.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def narrative_issue(request: HttpRequest, pk: int) -> HttpResponse:
    report = visible_narrative(request, pk)
    title = signing(report.office)[1]
    first = {"signed_on": today(), "signer_title": f"{title[0]}{title[1:].lower()}"}
    form = IssueForm(request.POST or None, initial=first)
    return _form_page(
        request,
        report,
        form,
        "Ban hành báo cáo",
        "Ban hành",
        lambda: issue_narrative(report=report, by=request.user, **form.cleaned_data),
        "Đã ban hành báo cáo. Nội dung đã khóa; các tệp đang được dựng.",
        missing=unwritten(report),
    )


@require_POST
@requires(Permission.COMPILE_REPORT)
def narrative_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    report = visible_narrative(request, pk)
    service, said = AT_ONCE[act]
    try:
        report = service(report=report, by=request.user)
    except NotAllowedError:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.info(request, said)
    return redirect("reporting:narrative_detail", pk=report.pk)


@require_safe
@requires(Permission.VIEW_REPORT)
def narrative_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """One of its files."""
    report = visible_narrative(request, pk)
    file = get_object_or_404(NarrativeFile, report=report, kind=ending)
    audit.record("download_narrative", report, kind=ending)
    edition = f"_ban-{report.edition}" if report.edition > 1 else ""
    state = "" if file.is_final else "_du-thao"
    name = f"bao-cao-tong-ket_{report.office.code}_{report.period}{edition}{state}.{ending}"
    disposition = content_disposition_header(ending != FileKind.PDF, name)
    return HttpResponse(
        bytes(file.content), content_type=KINDS[FileKind(ending)], headers={"Content-Disposition": disposition}
    )


def visible_narrative(request: HttpRequest, pk: int) -> NarrativeReport:
    """The report, or 404 for whoever may not know of it."""
    found = NarrativeReport.objects.visible_to(request.user).select_related("office__area__parent", "requested_by")
    return get_object_or_404(found, pk=pk)


def _with_copied(text: str, taken: str, below: list[Any]) -> str:
    """What was typed, with the text of the chosen unit at its end."""
    chosen = next((given.section for given in below if str(given.section.pk) == taken), None)
    return "\n".join(part for part in (text.strip(), chosen.text if chosen else "") if part)


def _form_page(
    request: HttpRequest,
    report: NarrativeReport,
    form: Any,
    title: str,
    submit: str,
    act: Callable[[], Any],
    said: str,
    template_name: str = "reporting/narrative/act.html",
    **context: Any,
) -> HttpResponse:
    """One act with a form: shown, taken, or refused with what was typed still there."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowedError:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect("reporting:narrative_detail", pk=report.pk)
    return render(request, template_name, {"report": report, "form": form, "title": title, "submit": submit, **context})
