"""Tables that a migration creates together.

Django renders every related model again for each operation, and here nearly all are related: a first migration of a
hundred tables would take most of a minute. These are rendered once.
"""

from django.db.migrations import SeparateDatabaseAndState


class Tables(SeparateDatabaseAndState):
    """``Tables(CreateModel(...), ...)``: each whole, with its constraints; one may point to another that comes later."""

    def __init__(self, *tables):
        super().__init__(state_operations=tables)

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)

    def models(self, app_label, schema_editor, state):
        """Those that this database holds."""
        using = schema_editor.connection.alias
        found = [state.apps.get_model(app_label, table.name) for table in self.state_operations]
        return [model for model in found if self.allow_migrate_model(using, model)]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models(app_label, schema_editor, from_state)):
            schema_editor.delete_model(model)
