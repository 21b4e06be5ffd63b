"""On PostgreSQL the index tells the words of titles and aliases (A) from those of the body (D), as SQLite's columns do."""

from django.db import migrations

DROP = "ALTER TABLE ldnref_searchdocument DROP COLUMN search_index"
ADD = """
    ALTER TABLE ldnref_searchdocument ADD COLUMN search_index tsvector GENERATED ALWAYS AS ({}) STORED
"""
INDEX = "CREATE INDEX ldnref_searchdocument_search_index ON ldnref_searchdocument USING gin (search_index)"
IN_ONE = "to_tsvector('simple', title_stems || ' ' || alias_stems || ' ' || body_stems)"
APART = """
    setweight(to_tsvector('simple', title_stems || ' ' || alias_stems), 'A')
    || setweight(to_tsvector('simple', body_stems), 'D')
"""


def tell_names_apart(apps, schema_editor):
    replace_column(schema_editor, APART)


def put_in_one(apps, schema_editor):
    replace_column(schema_editor, IN_ONE)


def replace_column(schema_editor, expression):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (DROP, ADD.format(expression), INDEX):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ldnref", "0004_pictures")]

    operations = [migrations.RunPython(tell_names_apart, put_in_one)]
