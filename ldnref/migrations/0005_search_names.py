"""On PostgreSQL the words of titles and aliases get an index of their own; SQLite tells its columns apart."""

from django.db import migrations

CREATE = [
    """
    ALTER TABLE ldnref_searchdocument ADD COLUMN names_index tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', title_stems || ' ' || alias_stems)
    ) STORED
    """,
    "CREATE INDEX ldnref_searchdocument_names_index ON ldnref_searchdocument USING gin (names_index)",
]
DROP = ["ALTER TABLE ldnref_searchdocument DROP COLUMN names_index"]


def create_index(apps, schema_editor):
    execute(schema_editor, CREATE)


def drop_index(apps, schema_editor):
    execute(schema_editor, DROP)


def execute(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ldnref", "0004_pictures")]

    operations = [migrations.RunPython(create_index, drop_index)]
