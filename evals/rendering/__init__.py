"""How a report is shown: in a terminal, as a page, as Markdown, as JUnit XML, and all of it in one folder."""
