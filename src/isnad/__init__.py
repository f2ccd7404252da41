"""Isnad reads Arabic and Persian news into a record of who said what, through which chain."""

__version__ = "0.1.0"
