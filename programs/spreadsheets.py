"""Files for spreadsheets: rows written as they are read, and no cell that a spreadsheet would run."""

import csv

from django.http import StreamingHttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # else some spreadsheets read accents wrong


class Echo:
    """A file that gives back what is written in it."""

    def write(self, value):
        return value


def safe(value):
    """A cell as text; what a spreadsheet would take for a formula begins with an apostrophe."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def streamed(name, header, rows):
    """The answer that downloads these rows as a CSV file, semicolons between cells as French spreadsheets expect."""
    writer = csv.writer(Echo(), delimiter=";")

    def lines():
        yield BOM + writer.writerow([safe(cell) for cell in header])
        for row in rows:
            yield writer.writerow([safe(cell) for cell in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
