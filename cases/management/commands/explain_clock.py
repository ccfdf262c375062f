"""`manage.py explain_clock DOSSIER`: every step of a dossier's procedures with its last day, article, pauses and the
arithmetic."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.models import Dossier, Procedure
from cases.procedures.manifest import Manifest, manifests
from cases.procedures.telling import ToldClock, told_clocks, told_steps
from core.db import acting_as

NO_DOSSIER = "Không có hồ sơ số {number}."
NOTHING = "Hồ sơ này chưa có thủ tục nào."


class Command(BaseCommand):
    help = "Giải thích từng thời hạn của một hồ sơ: hạn ngày nào, theo điều nào, tính thế nào."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dossier", help="số hồ sơ")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as(None):
            dossier = Dossier.objects.filter(number=options["dossier"]).first()
            if dossier is None:
                raise CommandError(NO_DOSSIER.format(number=options["dossier"]))
            procedures = list(dossier.procedures.order_by("opened_on", "pk"))
            for procedure in procedures:
                self._explain(procedure, manifests[procedure.kind])
        if not procedures:
            self.stdout.write(NOTHING)

    def _explain(self, procedure: Procedure, manifest: Manifest) -> None:
        state = manifest.state_label(procedure.state)
        self.stdout.write(f"{manifest.title}, mở ngày {procedure.opened_on:%d/%m/%Y}: {state}")
        if procedure.decided_on:
            self.stdout.write(f"  quyết định ngày {procedure.decided_on:%d/%m/%Y}, theo pháp luật của ngày đó")
        if procedure.term_starts:
            self.stdout.write(f"  thời hạn {_term(procedure)}")
        for pause in procedure.pauses.all():
            ends = f"{pause.ends:%d/%m/%Y}" if pause.ends else "…"
            self.stdout.write(f"  {pause.get_effect_display()}: {pause.starts:%d/%m/%Y} – {ends}")
        for told in reversed(told_steps(procedure, manifest)):
            undone = f" (đã thu hồi: {told.step.undone_reason})" if told.step.undone_at else ""
            self.stdout.write(f"  {told.step.on:%d/%m/%Y}  {told.label}{undone}")
        for told in told_clocks(procedure, manifest):
            self.stdout.write(f"  ⏰ {told.label}: {_due(told)}")
            self.stdout.write(f"      {told.clock.rule.article}; {told.arithmetic}")


def _term(procedure: Procedure) -> str:
    ends = f"hết ngày {procedure.term_ends:%d/%m/%Y}" if procedure.term_ends else "chưa biết ngày hết"
    remitted = f", được giảm {procedure.months_remitted} tháng" if procedure.months_remitted else ""
    return f"{procedure.term_months} tháng từ {procedure.term_starts:%d/%m/%Y}{remitted}, {ends}"


def _due(told: ToldClock) -> str:
    word = "làm được từ" if told.is_wait else "hạn"
    due = f"{word} {told.clock.due_on:%d/%m/%Y}" if told.clock.due_on else "chưa có hạn"
    if told.clock.due_at:
        due += f" lúc {timezone.localtime(told.clock.due_at):%H:%M}"
    done = f", làm ngày {told.clock.met_by.on:%d/%m/%Y}" if told.clock.met_by else ", chưa làm"
    return due + done + (f", muộn {told.days_late} ngày" if told.days_late else "")
