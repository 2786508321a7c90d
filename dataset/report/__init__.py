"""One self-contained HTML page of a dataset, for people who want to see where figures come from.

`reading` takes the tables from their files, `facts` and `table_code` make numbers of each article's
facts (`spans` says where they stand), `text_code` and `planes` few bytes of texts and numbers;
`payload` puts them together. `overview`, `charts` and `sections` are what reads without script,
`page` is the file. What the browser runs is in `static/`.
"""

from .page import Written, write_report

__all__ = ["Written", "write_report"]
