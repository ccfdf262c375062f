"""Operations for many tables of an app at once (docs/adr/0013)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


@contextmanager
def rendered_alone() -> Iterator[None]:
    """Inside, a migration that changes a model renders that one anew, not the hundred that stand about it: three
    quarters of the making of an empty database. What the tables are made from is in the model itself. Django knows
    such states as delayed, and gives whatever runs Python code a whole one."""

    def alone(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        state.is_delayed = True
        return {(app_label, model_name)}

    with patch.object(ProjectState, "_find_reload_model", alone):
        yield


class CreateModels(Operation):
    """`CreateModel` many times, with one rendering of the models instead of one for each. Keys may point to a later
    model of the list, circles too: PostgreSQL is told of foreign keys when all tables stand."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.models)} models"


class AddHistoryEnds(Operation):
    """The column ``pgh_until`` (``core.history.Event``) in the histories of an app, without rendering its models."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["names"]

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for name in self.names:
            field = models.DateTimeField(editable=False, null=True)
            state.add_field(app_label, name.lower(), "pgh_until", field, preserve_default=True)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for name in self.names:
            schema_editor.execute(f'ALTER TABLE "{app_label}_{name.lower()}" ADD COLUMN pgh_until timestamptz NULL')

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for name in self.names:
            schema_editor.execute(f'ALTER TABLE "{app_label}_{name.lower()}" DROP COLUMN pgh_until')

    def describe(self) -> str:
        return f"Add pgh_until to {len(self.names)} histories"
