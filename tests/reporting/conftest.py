"""A small world, and its reports as a worker leaves them."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.test import Client

from accounts.models import User
from reporting.models import Report
from tests.reporting.world import World, asked, compiled, small_world


@pytest.fixture(scope="module")
def standing_world(standing: Callable) -> Iterator[World]:
    with standing(small_world) as world:
        yield world


@pytest.fixture
def world(standing_world: World, db: None) -> World:
    return deepcopy(standing_world)


@pytest.fixture
def commune_report(world: World) -> Report:
    return compiled(asked(world.commune, "01-BCN"))


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A browser in which somebody is signed in."""

    def open_browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return open_browser
