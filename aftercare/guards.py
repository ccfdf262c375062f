"""What aftercare holds against changes of the dossier and of the episodes it rests on."""

from datetime import date

from django.db.models import Exists, OuterRef

from aftercare.models import Aftercare, ClubMembership, Contact, Need, Participant, ReintegrationPlan, Support
from cases.guards import OpeningGuard, opening_guards
from rehab.guards import EpisodeGuard, episode_guards
from rehab.models import Episode

RESTS_ON = (
    "Quyết định quản lý sau cai ngày {starts:%d/%m/%Y} dựa vào việc hoàn thành đợt này; "
    "nếu đợt này không hoàn thành trước ngày đó, hãy sửa quyết định quản lý sau cai trước."
)


def _first(rows, field: str) -> date | None:
    return rows.order_by(field).values_list(field, flat=True).first()


def _aftercare_keeps_its_ground(episode: Episode) -> list[str]:
    """Aftercare is decided after a completed episode (L2021 art. 40), and a correction may not take it away."""
    completed = Episode.objects.completed().filter(dossier=OuterRef("dossier"), ends__lte=OuterRef("starts"))
    left = Aftercare.objects.filter(~Exists(completed), dossier=episode.dossier_id).order_by("starts").first()
    return [RESTS_ON.format(starts=left.starts)] if left else []


episode_guards.register(EpisodeGuard("aftercare", 10, _aftercare_keeps_its_ground))

opening_guards.register(
    OpeningGuard(
        "aftercare",
        60,
        "quyết định quản lý sau cai",
        lambda dossier: _first(Aftercare.objects.filter(dossier=dossier), "starts"),
    )
)
opening_guards.register(
    OpeningGuard("need", 70, "nhu cầu", lambda dossier: _first(Need.objects.filter(dossier=dossier), "recorded_on"))
)
opening_guards.register(
    OpeningGuard(
        "support", 80, "hỗ trợ", lambda dossier: _first(Support.objects.filter(dossier=dossier), "delivered_on")
    )
)
opening_guards.register(
    OpeningGuard("contact", 82, "lần thăm, gặp", lambda dossier: _first(Contact.objects.filter(dossier=dossier), "on"))
)
opening_guards.register(
    OpeningGuard(
        "reintegration",
        84,
        "kế hoạch tái hòa nhập",
        lambda dossier: _first(ReintegrationPlan.objects.filter(dossier=dossier), "on"),
    )
)
opening_guards.register(
    OpeningGuard(
        "membership",
        90,
        "lần vào câu lạc bộ",
        lambda dossier: _first(ClubMembership.objects.filter(dossier=dossier), "starts"),
    )
)
opening_guards.register(
    OpeningGuard(
        "participant",
        91,
        "lần tham gia mô hình",
        lambda dossier: _first(Participant.objects.filter(dossier=dossier), "starts"),
    )
)
