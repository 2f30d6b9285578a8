"""Results as tables, CSV, TSV, JSON, Markdown or a workbook.

A command describes its answer as a `Report` and hands it to `write`. Importing this package costs
next to nothing: each format's own module is imported when that format is asked for.
"""

from jeugdgraph.present.output import FORMATS, Format, render, write
from jeugdgraph.present.report import Cell, Column, Report, Section, Value

__all__ = ["FORMATS", "Cell", "Column", "Format", "Report", "Section", "Value", "render", "write"]
