"""From a private facility home (L2025 art. 29, 30): the facility did the stages a, b and c; the commune takes the
person over for the others. One term, from the day of the entry; the procedure at home goes on with what was done."""

from collections.abc import Iterable

from cases.models import Procedure
from cases.procedures.manifest import Taking
from cases.procedures.standing import Standing
from rehab.modalities.parts import TAKE_OVER, left_off, starts_at_home

NOTHING_TO_TAKE_OVER = (
    "Người này không có thủ tục cai nghiện tại cơ sở nào đã ghi “Chuyển về gia đình, cộng đồng cai nghiện tiếp” mà "
    "chưa được tiếp nhận. Hãy đề nghị cơ sở ghi bước đó, hoặc ghi “Tiếp nhận đăng ký”."
)


def may_be_taken_over(standing: Standing) -> bool:
    """Whether a facility has sent the person home to go on."""
    return waiting(standing.procedure) is not None


def sent_home(taking: Taking) -> Iterable[str]:
    """Nobody is taken over whom no facility sent."""
    if waiting(taking.procedure) is None:
        yield NOTHING_TO_TAKE_OVER


def waiting(procedure: Procedure) -> Procedure | None:
    """The procedure at a facility that the commune has not taken over yet."""
    before = left_off(procedure.dossier_id)
    taken = Procedure.objects.filter(dossier=procedure.dossier_id, kind=procedure.kind).exclude(pk=procedure.pk)
    over = before and taken.filter(steps__act=TAKE_OVER, steps__undone_at=None, opened_on__gte=before.closed_on)
    return None if before is None or over.exists() else before


def taken_over(taking: Taking) -> None:
    """Law and term go on as they were decided; an episode at home begins."""
    before = left_off(taking.dossier.pk)
    procedure = taking.procedure
    procedure.decided_on = before.decided_on
    procedure.term_starts, procedure.term_months = before.term_starts, before.term_months
    starts_at_home(taking, taking.data["place"], before.term_months)
