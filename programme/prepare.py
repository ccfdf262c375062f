"""What the programme keeps in the database from the start: the dated rules on providers of services."""

from pathlib import Path

from cases.prepare import load_rule_files
from core.prepare import PrepareStep, prepare_steps
from programme.provider_law import PROCEDURE

RULES_FILE = Path(__file__).parent / "data" / "provider_rules.toml"


def load_provider_rules() -> None:
    """Write the rules that are not there yet, as those of the procedures are."""
    load_rule_files(PROCEDURE, RULES_FILE)


prepare_steps.register(PrepareStep("provider_rules", 41, load_provider_rules))
