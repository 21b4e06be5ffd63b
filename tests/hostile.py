"""Files that nobody should write, and ways in which good files break. Each returns what the file is called."""

import os

from tests import builders

VALID = "---\nterm: Word\ndefinition: A word.\n---\n"
LONG = "---\ntitle: Long\n---\n"


def write_all(content):
    """Put every hostile file into a folder; return how problems name each."""
    (content / "glossary").mkdir(exist_ok=True)
    (content / "faq").mkdir(exist_ok=True)
    named = [f"content/glossary/{name}" for name in TEXTS]
    for name, data in TEXTS.items():
        (content / "glossary" / name).write_bytes(data)
    for name, data in BODIES.items():
        builders.write_guide(content, name, title=name, body=f"\n## Steps {{#steps}}\n\n{data}\n", status="draft")
        named.append(f"content/guides/{name}.md")
    return named + [f"content/glossary/{name}" for name in write_odd_files(content / "glossary")]


def write_odd_files(folder):
    """What is called like a content file and is something else."""
    outside = folder.parent.parent / "outside.md"
    outside.write_text(VALID)
    (folder / "a-folder.md").mkdir()
    (folder / "out-of-the-tree.md").symlink_to(outside)
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "to-a-folder.md").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    (folder / "Name With Spaces.md").write_text(VALID)
    (folder / "new\nline.md").write_text(VALID)
    (folder / "quo'te\".md").write_text(VALID)
    (folder / "notes.txt").write_text("Notes")
    (folder / f"{'long-' * 20}name.md").write_text(VALID)
    with open(os.fsencode(folder) + b"/caf\xe9.md", "w") as file:  # noqa: PTH123
        file.write(VALID)
    with (folder / "fifty-megabytes.md").open("w") as file:
        file.truncate(50_000_000)
    return [
        "a-folder.md", "out-of-the-tree.md", "loop.md", "dangling.md", "to-a-folder.md", "pipe.md",
        "Name With Spaces.md", "new line.md", "quo'te\".md", "notes.txt", f"{'long-' * 20}name.md", "caf\\xe9.md",
        "fifty-megabytes.md",
    ]  # fmt: skip


def front_matter(text):
    return f"---\n{text}\n---\n".encode()


TEXTS = {
    "no-front-matter.md": b"Just words.\n",
    "unclosed.md": b"---\nterm: Word\n",
    "tab.md": front_matter("term: Word\n\tdefinition: A word."),
    "latin.md": front_matter("term: Word").replace(b"Word", b"caf\xe9"),
    "utf-16-le.md": VALID.encode("utf-16-le"),
    "utf-16-be.md": VALID.encode("utf-16-be"),
    "utf-16-le-bom.md": b"\xff\xfe" + VALID.encode("utf-16-le"),
    "utf-16-be-bom.md": b"\xfe\xff" + VALID.encode("utf-16-be"),
    "nul.md": VALID.replace("Word", "Wo\x00rd").encode(),
    "escaped-nul.md": front_matter('term: "Wo\\0rd"\ndefinition: A word.'),
    "escaped-mark.md": front_matter('term: "Wo\\u202erd"\ndefinition: A word.'),
    "alias-bomb.md": front_matter("a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a,*a,*a,*a]\n" for i in range(50))),
    "tag.md": front_matter("term: !!python/object/apply:os.system ['touch /tmp/hostile']"),
    "own-tag.md": front_matter("term: !mine Word\ndefinition: A word."),
    "merge-key.md": front_matter("<<: {term: Word}\nterm: Merged\ndefinition: A word."),
    "two-documents.md": front_matter("term: Word\ndefinition: A word.\n...\nterm: Word"),
    "list-first.md": front_matter("- term: Word"),
    "list-as-key.md": front_matter("[a, b]: Word"),
    "deep-flow.md": front_matter("term: " + "[" * 1500 + "]" * 1500),
    "deep-block.md": front_matter("\n".join(" " * i + f"a{i}:" for i in range(200))),
    "many-keys.md": front_matter("\n".join(f"k{i}: x" for i in range(6_000))).replace(b"x\n", b"\n"),
    "empty.md": b"",
    "white.md": b" \n\n \n",
    "bom-only.md": b"\xef\xbb\xbf",
    "long-line.md": front_matter("term: " + "x" * 5_000),
    "control.md": VALID.replace("Word", "Wo\x1brd").encode(),
    "vertical-tab.md": VALID.replace("Word", "Wo\x0brd").encode(),
    "line-separator.md": VALID.replace("Word", "Wo\u2028rd").encode(),
    "right-to-left.md": VALID.replace("Word", "Wo\u202erd").encode(),
    "too-long.md": (VALID + "x\n" * 40_000).encode(),
    "bad-colon.md": front_matter("term: Word: more\ndefinition: A word."),
    "bad-quote.md": front_matter("term: 'Word\ndefinition: A word."),
    "only-fences.md": b"---\n---\n",
}  # fmt: skip

BODIES = {
    "many-signs": "*_`[<" * 700 + "\n" + "*_`[<" * 700,
    "hundred-thousand-signs": "\n".join(["[" * 3000] * 15),
    "deep-quotes": "> " * 1500 + "x",
    "deep-lists": "\n".join("  " * i + "- x" for i in range(300)),
    "deep-numbers": "1. " * 1000 + "x",
    "deep-brackets": "[" * 290 + "x" + "]" * 290 + "(/faq/)",
    "deep-notes": "\n".join("    " * i + "!!! note" for i in range(60)),
    "deep-footnotes": "[^1]: " * 300 + "x",
    "deep-definitions": "x\n" + ": " * 1000 + "x",
    "long-paragraph": "x\n" * 5_000,
    "script": "<script>alert(1)</script>",
    "many-tags": "<b>" * 290,
}  # fmt: skip
