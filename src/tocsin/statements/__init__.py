"""Parsed text and mentions in; statements out: who said what, in which words, on whose word."""

from tocsin.statements.find import find_statements

__all__ = ["find_statements"]
