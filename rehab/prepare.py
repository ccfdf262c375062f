"""What the clinics have from the start: the default rule on missed doses and breaches."""

import tomllib
from pathlib import Path

from core.prepare import PrepareStep, prepare_steps
from rehab.models import ClinicRule, MissedDoseBand

RULES_FILE = Path(__file__).parent / "data" / "clinic_rules.toml"


def load_clinic_rules() -> None:
    """Write the default rules that are not there yet; one that was changed stays as it is."""
    for row in tomllib.loads(RULES_FILE.read_text())["rule"]:
        bands = row.pop("bands")
        rule, is_new = ClinicRule.objects.get_or_create(facility=None, valid_from=row.pop("valid_from"), defaults=row)
        if is_new:
            MissedDoseBand.objects.bulk_create(MissedDoseBand(rule=rule, **band) for band in bands)


prepare_steps.register(PrepareStep("clinic_rules", 50, load_clinic_rules))
