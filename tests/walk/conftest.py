"""Three communes, and the people of the first."""

import pytest

from accounts.enums import Role
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.walk.communes import Commune, commune
from tests.walk.routes import Desk


@pytest.fixture
def here(db) -> Commune:
    return commune(areas.COMMUNE, "Anhtrang", arrived_from="00006")


@pytest.fixture
def beside(db) -> Commune:
    return commune(areas.NEIGHBOUR, "Bimat", arrived_from="00007")


@pytest.fixture
def far(db) -> Commune:
    return commune(areas.FAR_COMMUNE, "Camcung", arrived_from=areas.OTHER_COMMUNE)


@pytest.fixture
def desks(here: Commune) -> dict[Role, Desk]:
    """Everybody who works for the commune, up to its province."""
    above = {Role.DISTRICT_OFFICER: areas.DISTRICT, Role.PROVINCE_OFFICER: areas.PROVINCE}
    users = {**here.officers, **{role: officer(role, code) for role, code in above.items()}}
    return {role: Desk(user) for role, user in users.items()}
