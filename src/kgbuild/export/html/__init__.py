"""A knowledge graph becomes a page that people want to open: one file, offline, with evidence."""

from kgbuild.export.html.render import render_page

__all__ = ["render_page"]
