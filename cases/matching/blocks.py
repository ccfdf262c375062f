"""Under which keys a dossier is compared: two dossiers are held against each other only where they share one, so that
nothing is ever a join of all with all. Pure of the database."""

from collections.abc import Iterator
from hashlib import blake2b

from cases.matching.comparing import Person, bag_of, core_of, words_of

MOST_IN_A_BLOCK = 200
"""A key that more dossiers share says nothing: it is left out, and counted."""


def keys_of(person: Person) -> set[int]:
    return {int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True) for key in words(person)}


def words(person: Person) -> Iterator[str]:
    """The keys as they are read: name and year (any order, without Thị and Văn); name and day (a wrong year); birth
    with given name or surname (a slip in the name); two thirds of a paper's number (a slip in it); name and parents."""
    birth = person.birth
    for name in filter(None, (person.name, person.other_name)):
        known = words_of(name)
        if len(known) < 2:
            continue
        same = " ".join(bag_of(known))
        yield f"y {same} {birth.year}"
        if not person.year_only:
            yield f"d {same} {birth:%m%d}"
            yield f"g {known[-1]} {birth} {person.sex}"
            yield f"s {known[0]} {birth} {person.sex}"
        for parent in filter(None, (person.father, person.mother)):
            yield f"p {same} {' '.join(core_of(words_of(parent)))}"
    for kind, number in person.papers:
        third = len(number) // 3
        parts = (number[:third], number[third : 2 * third], number[2 * third :])
        for at in range(3):
            yield f"n {kind} {at} {' '.join(part for place, part in enumerate(parts) if place != at)}"
