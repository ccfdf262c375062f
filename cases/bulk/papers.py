"""Bulk act: print one form for many persons; and all that was printed as one file."""

from functools import cache
from io import BytesIO
from typing import Any

from django import forms
from django.db.models import QuerySet
from pypdf import PdfWriter

from accounts.enums import Permission, Role
from accounts.models import User
from cases.bulk.registry import BulkAct, Change, Given, bulk_acts
from cases.documents.issuing import forms_fitting, forms_of
from cases.documents.registry import DocumentForm, document_forms
from cases.enums import BulkOutcome
from cases.models import BulkRun, Document, Dossier
from cases.perms import lent_to
from cases.procedures.manifest import manifests
from cases.services.documents import draft_document, issue_document
from core import audit, calendar
from core.errors import DomainError
from core.forms import DayField, PlainForm

NOT_FITTING = "{name} không thuộc thủ tục nào của người này; nếu vẫn cần, hãy lập ở mục “Văn bản” của hồ sơ."
NO_PAPER = "chưa lập"
MOST_PAPERS = 300
"""A paper takes a third of a second to print; so many are joined to one file while the page waits."""
NO_PAPER_BACK = (
    "Văn bản đã lập nằm trong hồ sơ và giữ số của sổ văn bản, nên không hoàn tác được; bản in thừa thì hủy theo quy "
    "định văn thư."
)


class PapersForm(PlainForm, forms.Form):
    """One form for all; where nothing is said each paper bears the place and the title of the office that issues it."""

    form = forms.ChoiceField(label="Mẫu văn bản")
    on = DayField(label="Ngày ký")
    place = forms.CharField(label="Nơi ký", max_length=120, required=False, help_text="bỏ trống: theo cơ quan lập")
    signer_title = forms.CharField(
        label="Chức vụ người ký", max_length=120, required=False, help_text="bỏ trống: theo mẫu và cơ quan lập"
    )
    signer_name = forms.CharField(
        label="Họ và tên người ký", max_length=120, required=False, help_text="bỏ trống thì in dòng chấm để điền tay"
    )

    def __init__(self, data: Any, user: User):
        super().__init__(data)
        self.fields["form"].choices = [("", "— chọn —"), *((form.slug, form.name) for form in forms_for(user))]
        self.fields["on"].initial = calendar.today()


def forms_for(user: User) -> list[DocumentForm]:
    """The forms that the user issues for anybody, in roles of their own or lent."""
    own = frozenset(Role(post.role) for post in user.posts_today)
    roles = own | lent_to(own, calendar.today())
    return [form for form in document_forms if roles & set(form.roles)]


def papers_of(run: BulkRun, user: User) -> bytes | None:
    """What the work printed about the persons whom the user sees today, in the order of the list."""
    keys = [row.made["document"] for row in run.rows.filter(outcome=BulkOutcome.DONE) if "document" in row.made]
    found = Document.objects.filter(dossier__in=Dossier.objects.visible_to(user)).in_bulk(keys)
    papers = [found[key] for key in keys if key in found]
    if not papers:
        return None
    with PdfWriter() as writer:
        for paper in papers:
            writer.append(BytesIO(bytes(paper.pdf)), import_outline=False)
        writer.compress_identical_objects()
        content = BytesIO()
        writer.write(content)
    audit.record("print_documents", run, by=user, dossiers=[paper.dossier_id for paper in papers])
    return content.getvalue()


def _form(data: Any, user: User, dossiers: QuerySet[Dossier]) -> PapersForm:
    return PapersForm(data, user)


def _look(dossier: Dossier, given: Given, by: User) -> Change:
    _check_fits(dossier, given["form"])
    before, seen = _before(dossier, given)
    document = draft_document(dossier=dossier, by=by, **given).document
    number = "số tiếp theo của sổ văn bản" if document.symbol else "không đánh số"
    return Change(before, f"{document.office.name}, {number}", seen)


def _apply(dossier: Dossier, given: Given, by: User) -> Change:
    _check_fits(dossier, given["form"])
    before, seen = _before(dossier, given)
    document = issue_document(dossier=dossier, by=by, **given)
    after = f"{document.office.name}, {document.written_number or 'không đánh số'}"
    return Change(before, after, seen, {"document": document.pk})


def _before(dossier: Dossier, given: Given) -> tuple[str, dict[str, Any]]:
    last = dossier.documents.filter(form=given["form"]).defer("pdf").first()
    steps = sorted(dossier.procedures.values_list("pk", "state"))
    seen = {"last": last and last.pk, "procedures": [list(step) for step in steps]}
    return (f"đã lập {last.on:%d/%m/%Y} {last.written_number}".strip() if last else NO_PAPER), seen


def _check_fits(dossier: Dossier, slug: str) -> None:
    """A form of a procedure that takes a number, which cannot be given back, is printed for whom the procedure is or
    was."""
    form = document_forms[slug]
    if form.symbol and slug in _of_procedures() and slug not in forms_fitting(dossier):
        raise DomainError(NOT_FITTING.format(name=form.name))


@cache
def _of_procedures() -> frozenset[str]:
    return frozenset(form for kind in manifests for act in kind.acts for form in forms_of(act))


bulk_acts.register(
    BulkAct(
        slug="papers",
        order=40,
        title="In một mẫu văn bản",
        words="In cùng một mẫu cho các hồ sơ đã chọn; tải về một tệp PDF theo thứ tự của danh sách.",
        permission=Permission.VIEW_DOSSIER,
        form=_form,
        apply=_apply,
        look=_look,
        undo_words=NO_PAPER_BACK,
        is_slow=True,
        most=MOST_PAPERS,
        prints=True,
    )
)
