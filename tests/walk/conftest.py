"""Three communes, and the people of the first."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest

from accounts.enums import Role
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.walk.communes import Commune, commune
from tests.walk.routes import Desk


@pytest.fixture(scope="package")
def communes(standing: Callable) -> Iterator[dict[str, Commune]]:
    """Made once: whatever a test sends them is taken back."""

    def build() -> dict[str, Commune]:
        return {
            "here": commune(areas.COMMUNE, "Anhtrang", arrived_from="00006"),
            "beside": commune(areas.NEIGHBOUR, "Bimat", arrived_from="00007"),
            "far": commune(areas.FAR_COMMUNE, "Camcung", arrived_from=areas.OTHER_COMMUNE),
        }

    with standing(build) as world:
        yield world


@pytest.fixture
def here(communes: dict[str, Commune], db: None) -> Commune:
    return deepcopy(communes["here"])


@pytest.fixture
def beside(communes: dict[str, Commune], db: None) -> Commune:
    return deepcopy(communes["beside"])


@pytest.fixture
def far(communes: dict[str, Commune], db: None) -> Commune:
    return deepcopy(communes["far"])


@pytest.fixture
def desks(here: Commune) -> dict[Role, Desk]:
    """Everybody who works for the commune, up to its province."""
    above = {Role.DISTRICT_OFFICER: areas.DISTRICT, Role.PROVINCE_OFFICER: areas.PROVINCE}
    users = {**here.officers, **{role: officer(role, code) for role, code in above.items()}}
    return {role: Desk(user) for role, user in users.items()}
