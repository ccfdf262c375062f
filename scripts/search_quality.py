"""`make quality`: recall and precision of the search over 2,000 names and the ways in which people type them, in a
commune of a database of its own beside the given one; nothing of it is kept."""

import os
import sys

import django
from embedded import ROOT
from seeded import seeded

COUNT = 2_000


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.update({"DJANGO_SETTINGS_MODULE": "config.settings.dev", **seeded("commune")})
    django.setup()
    from django.db import transaction  # noqa: PLC0415  (Django is set up only now)

    from areas.enums import Level  # noqa: PLC0415
    from areas.models import Area  # noqa: PLC0415
    from cases.models import IndexCard  # noqa: PLC0415
    from tests.cases.search_quality import keep, measure, people  # noqa: PLC0415

    full_names = people(COUNT)
    with transaction.atomic():
        commune = Area.objects.filter(level=Level.COMMUNE).first()
        IndexCard.objects.update(words="")
        keep(full_names, commune)
        for way, score in measure(full_names).items():
            examples = "; ".join(score.missed[:3])
            sys.stdout.write(f"{way:20} recall {score.recall:.4f}  precision {score.precision:.4f}  {examples}\n")
        transaction.set_rollback(True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
