"""A register as plain rows: the sheets of the register workbook, its words kept as they are written there."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Facility:
    """Sheet ``CoSo``."""

    code: str
    kind: str
    commune: str


@dataclass(frozen=True)
class Dossier:
    """Sheet ``HoSo``; ``year_only``: of the birth only the year is known."""

    number: str
    sex: str
    born: date
    commune: str
    opened_on: date
    year_only: bool = False
    ethnicity: str = ""
    drug: str = ""


@dataclass(frozen=True)
class Determination:
    """Sheet ``XacDinh``."""

    dossier: str
    on: date
    result: str


@dataclass(frozen=True)
class Management:
    """Sheet ``SuDung``."""

    dossier: str
    starts: date
    ends: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Episode:
    """Sheet ``CaiNghien``."""

    dossier: str
    modality: str
    starts: date
    ends: date | None = None
    reason: str = ""
    facility: str = ""
    maintenance_on: date | None = None


@dataclass(frozen=True)
class Aftercare:
    """Sheet ``SauCai``; ``helped_from`` and ``helped_until``: the days of the one who helps, if there is one."""

    dossier: str
    starts: date
    ends: date | None = None
    reason: str = ""
    facility: str = ""
    helped_from: date | None = None
    helped_until: date | None = None


@dataclass(frozen=True)
class Support:
    """Sheet ``HoTro``: a need, a support, or a need with the support that met it."""

    dossier: str
    kind: str
    needed_on: date | None = None
    delivered_on: date | None = None
    amount: int | None = None


@dataclass(frozen=True)
class Move:
    """Sheet ``ChuyenNoi``."""

    dossier: str
    on: date
    to: str


@dataclass(frozen=True)
class Removal:
    """Sheet ``RaKhoiDanhSach``."""

    dossier: str
    on: date
    reason: str


@dataclass(frozen=True)
class Club:
    """Sheet ``CLB``."""

    code: str
    commune: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Membership:
    """Sheet ``ThanhVienCLB``."""

    club: str
    dossier: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Session:
    """Sheet ``SinhHoatCLB``."""

    club: str
    on: date
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """What makes a club regular, from a day on: percent of months, sessions a month, percent present."""

    valid_from: date
    months: int = 80
    sessions: int = 1
    present: int = 70


@dataclass(frozen=True)
class Scheme:
    """A model of another type than a B93 club; no sheet knows it. ``kind``: as it is stored."""

    code: str
    commune: str
    kind: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Participant:
    """Who takes part in a model; no sheet knows it."""

    scheme: str
    dossier: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Staff:
    """Somebody on the staff of an office: that of the unit of the code, or a facility's. No sheet knows the rows from
    here on."""

    code: str
    office: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Course:
    """A course that an office organises; ``present``: the staff who attended."""

    office: str
    first_day: date
    last_day: date
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """A communication event and the communes that it reached."""

    office: str
    on: date
    listeners: int
    communes: tuple[str, ...]


@dataclass(frozen=True)
class ProviderStep:
    """What happened to a provider; ``undone``: it was taken back."""

    act: str
    on: date
    undone: bool = False


@dataclass(frozen=True)
class Provider:
    """A provider of voluntary services, where it lies, the office that keeps its registration, its steps in order."""

    code: str
    commune: str
    office: str
    steps: tuple[ProviderStep, ...]


@dataclass(frozen=True)
class Posting:
    """The list of providers put up by an office."""

    office: str
    starts: date
    ends: date | None = None


@dataclass
class Register:
    """All sheets of one register, and what of aftercare and of the programme no sheet knows."""

    facilities: list[Facility] = field(default_factory=list)
    dossiers: list[Dossier] = field(default_factory=list)
    determinations: list[Determination] = field(default_factory=list)
    managements: list[Management] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)
    aftercares: list[Aftercare] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    clubs: list[Club] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    schemes: list[Scheme] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    providers: list[Provider] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
