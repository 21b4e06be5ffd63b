"""The full-text index over the stems of SearchDocument: beside the table on SQLite, a column of it on PostgreSQL.

The models do not know of it; ``ldnref.search`` fills and reads it.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE ldnref_search_index USING fts5(
            title_stems, alias_stems, body_stems,
            content='ldnref_searchdocument', content_rowid='id', tokenize='unicode61'
        )
        """
    ],
    "postgresql": [
        """
        ALTER TABLE ldnref_searchdocument ADD COLUMN search_index tsvector GENERATED ALWAYS AS (
            to_tsvector('simple', title_stems || ' ' || alias_stems || ' ' || body_stems)
        ) STORED
        """,
        "CREATE INDEX ldnref_searchdocument_search_index ON ldnref_searchdocument USING gin (search_index)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE ldnref_search_index"],
    "postgresql": ["ALTER TABLE ldnref_searchdocument DROP COLUMN search_index"],
}


def create_index(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ldnref", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
