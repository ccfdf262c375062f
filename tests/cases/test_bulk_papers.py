"""One form printed for many persons."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.bulk.papers import NO_PAPER_BACK
from cases.bulk.running import produce_run
from cases.enums import BulkOutcome, BulkState
from cases.models import BulkRun, Document
from cases.services.bulk import apply_run, choose_dossiers, look_at_run, undo_run
from core.claims import take
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_papers_are_printed_by_a_worker_and_fetched_as_one_file_in_the_order_of_the_list(client):
    by = officer()
    first, second = (factories.dossier(by=by, full_name=name) for name in ("Trần Bình", "Lê An"))
    run = choose_dossiers(act="papers", keys=[first.pk, second.pk], by=by)
    typed = {"form": "105-05", "on": "20/06/2024", "place": "", "signer_title": "", "signer_name": "Trần Ký"}
    look_at_run(run=run, data={name: [value] for name, value in typed.items()}, by=by)
    assert [row.before for row in run.rows.all()] == ["chưa lập"] * 2
    assert not Document.objects.exists()
    run = apply_run(run=run, by=by)
    assert run.state == BulkState.WAITING
    produce_run(take(BulkRun, run.pk), lambda *_: None)
    run.refresh_from_db()
    papers = list(Document.objects.order_by("pk"))
    assert [paper.dossier_id for paper in papers] == [first.pk, second.pk]
    assert all((papers[0].signer_title, papers[0].place))
    client.force_login(by)
    answer = client.get(reverse("cases:bulk_papers", args=[run.pk]))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert text.upper().index("TRẦN BÌNH") < text.upper().index("LÊ AN")
    assert AuditEvent.objects.get(action="print_documents").details["dossiers"] == [first.pk, second.pk]
    assert refused(lambda: undo_run(run=run, by=by), sentence=NO_PAPER_BACK)


def test_a_form_of_no_procedure_of_the_person_is_not_printed(client):
    by = officer()
    run = choose_dossiers(act="papers", keys=[factories.dossier(by=by).pk], by=by)
    look_at_run(run=run, data={"form": ["105-07"], "on": ["20/06/2024"]}, by=by)
    row = run.rows.get()
    assert row.outcome == BulkOutcome.REFUSED
    assert "không thuộc thủ tục nào" in row.sentence
    client.force_login(by)
    assert (
        "chưa in văn bản nào" in client.get(reverse("cases:bulk_papers", args=[run.pk]), follow=True).content.decode()
    )
