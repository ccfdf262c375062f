"""How long an episode lasts by law: one answer, from the rules, for the warnings of the page and of the import."""

from collections.abc import Iterable
from datetime import date

from cases.procedures.rules import RuleBook, books_of
from rehab.enums import Modality

ADULT = 18
VOLUNTARY_HOME, VOLUNTARY_FACILITY = "voluntary_home", "voluntary_facility"
COMPULSORY_ADULT, COMPULSORY_MINOR = "compulsory_adult", "compulsory_minor"
COMMUNITY_COMPULSORY, METHADONE = "community_compulsory", "methadone"

PROCEDURES = {
    Modality.HOME: (VOLUNTARY_HOME,),
    Modality.COMMUNITY: (VOLUNTARY_HOME,),
    Modality.COMMUNITY_COMPULSORY: (COMMUNITY_COMPULSORY,),
    Modality.FACILITY_VOLUNTARY: (VOLUNTARY_FACILITY,),
    Modality.FACILITY_COMPULSORY: (COMPULSORY_ADULT, COMPULSORY_MINOR),
    Modality.METHADONE: (METHADONE,),
}
"""The procedures under which an episode of each modality stands."""


def kinds_of(modalities: Iterable[Modality]) -> tuple[str, ...]:
    """The procedures of several modalities, each once."""
    return tuple(dict.fromkeys(kind for modality in modalities for kind in PROCEDURES[modality]))


def procedures_of(modality: str, age: int | None) -> tuple[str, ...]:
    """The procedure of a modality at an age; without an age, all that it may be."""
    if modality == Modality.FACILITY_COMPULSORY and age is not None:
        return (COMPULSORY_ADULT if age >= ADULT else COMPULSORY_MINOR,)
    return PROCEDURES[Modality(modality)]


class Lengths:
    """The lengths that the rules know, read once for many episodes."""

    def __init__(self) -> None:
        self._books: dict[str, RuleBook] = books_of(kind for kinds in PROCEDURES.values() for kind in kinds)

    def usual(self, modality: str, starts: date, age: int | None = None) -> tuple[int, int] | None:
        """The least and the most months, first time or repeated, of an episode begun on a day; None where the law
        sets no term. A day before all rules is judged by the oldest."""
        found = []
        for kind in procedures_of(modality, age):
            rule = self._books[kind].at("", starts) or self._books[kind].first("")
            if rule and (once := rule.months(again=False)):
                again = rule.months(again=True) or once
                found += [once[0], once[1], again[1]]
        return (min(found), max(found)) if found else None
