"""The cheap part of packaging: what can be seen without building. ``dev.py package-test`` does the rest."""
