"""Imported ledgers: bytes of a CSV file or a workbook in, rows of nouns out, or every wrong place by name.

`rows` reads a file, `coverage` and `reprints` say what a round saw of what it asks for. They are imported by name:
a round needs the second only, and not the readers of workbooks and documents that come with the first.
"""
