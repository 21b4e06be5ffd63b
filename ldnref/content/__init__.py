"""Content code: markdown files in, checked and rendered entries out. It knows nothing of Django or the web."""
