"""What happens to a person, as plain facts: what the register will hold, before anybody has written it down."""

from dataclasses import dataclass, field
from datetime import date

from aftercare.enums import AftercareEnd, SupportKind
from cases.enums import DeterminationResult, RemovalReason, UserManagementEnd
from registers.seed.facilities import House
from registers.seed.papers import Paper
from registers.seed.people import Person
from registers.seed.places import Place
from registers.seed.recording import Record
from registers.seed.residence import Stay
from rehab.enums import EpisodeEnd, Modality


@dataclass(slots=True)
class Determined:
    on: date
    result: DeterminationResult


@dataclass(slots=True)
class Managed:
    starts: date
    ends: date | None = None
    reason: UserManagementEnd | str = ""


@dataclass(slots=True)
class Treated:
    modality: Modality
    decided_on: date
    starts: date
    months: int | None
    house: House | None
    ends: date | None = None
    reason: EpisodeEnd | str = ""
    maintenance_on: date | None = None


@dataclass(slots=True)
class Accompanied:
    starts: date
    months: int
    house: House | None
    ends: date | None = None
    reason: AftercareEnd | str = ""


@dataclass(slots=True)
class Removed:
    on: date
    reason: RemovalReason


@dataclass(slots=True)
class Helped:
    """A need, the support that met it, or a support that nobody had asked for."""

    kind: SupportKind
    needed_on: date | None
    helped_on: date | None
    amount: int | None = None


@dataclass(slots=True)
class Life:
    """One person's dossier from its opening to the last day told of."""

    person: Person
    papers: list[Paper]
    opened: date
    last: date
    stays: list[Stay]
    determinations: list[Determined] = field(default_factory=list)
    managements: list[Managed] = field(default_factory=list)
    episodes: list[Treated] = field(default_factory=list)
    aftercares: list[Accompanied] = field(default_factory=list)
    removals: list[Removed] = field(default_factory=list)
    help: list[Helped] = field(default_factory=list)
    gone_on: date | None = None
    key: int = 0
    opening: Record = ("", "")
    record: Record = ("", "")

    def place_on(self, day: date) -> Place:
        """The commune that answers on that day."""
        return next(stay.place for stay in reversed(self.stays) if stay.since <= day)

    def recorded(self, record: Record) -> None:
        """Keep the record of the last act on this dossier."""
        self.record = max(self.record, record)

    def die(self, day: date) -> None:
        """Nothing happens after this day; a move planned for later does not take place."""
        self.gone_on = day
        self.stays = [stay for stay in self.stays if stay.since <= day]
