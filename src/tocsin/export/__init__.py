"""A record in, a rendering for people out: a page for the terminal and a self-contained page for the browser."""

from tocsin.export.hints import hint_languages, unread_language
from tocsin.export.page import render_page
from tocsin.export.terminal import render_terminal
from tocsin.export.visible import make_visible
from tocsin.export.whole import write_whole

__all__ = ["hint_languages", "make_visible", "render_page", "render_terminal", "unread_language", "write_whole"]
