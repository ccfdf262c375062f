"""The doses that doctors of the seeded clinics ordered. Who drank them is not told: no account of the clinic exists."""

from datetime import date
from random import Random

from registers.seed.facts import Treated
from registers.seed.ledgers import Ledgers
from registers.seed.recording import Record
from rehab.enums import Phase

FIRST_MG = 30
MAINTAINED_MG = range(60, 125, 5)
DOCTORS = ("Bs. Hà", "Bs. Lâm", "Bs. Thu", "Bs. Vinh")
POSITIVE = 0.15


def write_first_order(ledgers: Ledgers, episode: int, treated: Treated, record: Record) -> None:
    """Induction begins with a small dose."""
    _order(ledgers, episode, record, treated.starts, FIRST_MG, Phase.INDUCTION)


def write_maintenance(ledgers: Ledgers, episode: int, treated: Treated, record: Record) -> None:
    """The maintenance dose, and the test of that day."""
    rng = Random(f"maintained {episode}")
    _order(ledgers, episode, record, treated.maintenance_on, rng.choice(MAINTAINED_MG), Phase.MAINTENANCE)
    ledgers.urine_tests.insert(
        record, episode_id=episode, on=treated.maintenance_on, is_opioid_positive=rng.random() < POSITIVE
    )


def _order(ledgers: Ledgers, episode: int, record: Record, starts: date, mg: int, phase: Phase) -> None:
    doctor = Random(f"doctor {episode}").choice(DOCTORS)
    ledgers.dose_orders.insert(record, episode_id=episode, starts=starts, mg=mg, phase=phase.value, prescriber=doctor)
