"""`make quality`, second part: recall and precision of the search for duplicates on a seeded register into which some
people are entered a second time, otherwise than the first; nothing of it is kept. A pair of seeded people is counted as
wrong, though in the seed too two may be one."""

import os
import sys
import time

import django
from embedded import ROOT
from seeded import seeded

COUNT = 1_000


def main(scale: str) -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.update({"DJANGO_SETTINGS_MODULE": "config.settings.dev", **seeded(scale)})
    django.setup()
    from django.db import transaction  # noqa: PLC0415  (Django is set up only now)

    from cases.matching.search import search_duplicates  # noqa: PLC0415
    from cases.models import SuspectedPair  # noqa: PLC0415
    from tests.cases.match_quality import enter_again  # noqa: PLC0415

    with transaction.atomic():
        SuspectedPair.objects.all().delete()
        ways = enter_again(COUNT)
        started = time.monotonic()
        run = search_duplicates(full=True)
        seconds = time.monotonic() - started
        pairs = set(SuspectedPair.objects.values_list("first", "second"))
        for way, true in ways.items():
            sys.stdout.write(f"{way:24} recall {len(pairs & true) / len(true):.3f} of {len(true)}\n")
        right = len(pairs & set().union(*ways.values()))
        sys.stdout.write(f"{run.dossiers} dossiers, {run.compared} pairs compared in {seconds:.0f} s: ")
        sys.stdout.write(f"{len(pairs)} queued, precision {right / len(pairs):.3f}\n")
        transaction.set_rollback(True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "province"))
