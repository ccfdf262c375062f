"""Group 42: models of other types count in the commune they lie in, whoever takes part in them."""

from datetime import date

from tests.reporting.oracle.clubs import Values
from tests.reporting.oracle.days import active
from tests.reporting.oracle.flows import Hits
from tests.reporting.oracle.holding import Holding, Unit

KINDS = {"volunteers": "01a", "self_help": "01b", "counselling": "01c", "reintegration": "01d", "other": "01e"}


def schemes(hits: Hits, values: Values, holding: Holding, unit: Unit, first: date) -> None:
    register, last = holding.register, holding.end
    here = [row for row in register.schemes if holding.trees.stands_for(row.commune, row.starts, last) in unit.communes]
    standing = [row for row in here if active(row.starts, row.ends, last)]
    values["42.01"] = len(standing)
    for kind, suffix in KINDS.items():
        values[f"42.{suffix}"] = sum(row.kind == kind for row in standing)
    codes = {row.code for row in standing}
    hits["42.02"] += sorted(
        {row.dossier for row in register.participants if row.scheme in codes and active(row.starts, row.ends, last)}
    )
    values["42.03"] = sum(first <= row.starts <= last for row in here)
