"""A hand-made gold for the register of agreements, and the figures of an extraction held to it: `score.py` first.

The rules of the gold, drafted before any row, settled while the rows were written, and without the extractor at hand;
one reader wrote all rows, nobody has read the articles a second time:

- A row is what two or more sides, or one organisation of several states, agreed, signed, adopted, launched,
  extended or keep at work, where that is what the article itself reports. What it tells as background is none, nor
  is a police action that is reported for its results; a joint patrol, force, mission or exercise is one
  (`operation`). Of several texts signed together each has a row to which the article gives a subject of its own; a
  declaration or road map that goes with one belongs to its row.
- Parties: who binds itself; an organisation too that launches it with the states and takes on a task in it. Not
  hosts, observers, witnesses, backers. Of an operation, who leads it or takes part as a side.
- Instrument: the noun of the sentence that reports the signing; what is signed goes before what it sets up.
- Areas: each item of the lists that the article gives of its fields or goals, the field in its name, and what the
  commitments are about; not motives, background, remarks. Keys of `index/data/glossary.tsv`, printed words where
  none fits.
- Date: the day of signing, else of adoption, agreement or announcement; resolved with the dateline. Place: where
  that was, if the text says so; a dateline alone is none.
- Status at the article's date: `proposed` negotiated and not agreed; `announced` with no word of a signature;
  `signed`, also where it waits for a ratification; `in_force`, also of what is at work; `suspended`, also ended.
- Commitments: the sentences that say what a side will or must do. Not what is needed for force, hopes, description.
- Officials: who signs, announces, leads, witnesses or attends for a side, or speaks for a party; not critics,
  experts, predecessors. An office is as printed, without the country (`ministro del Interior`).

`also` holds what is accepted beside: another instrument where headline and text differ, a site for its town, an
area that one may or may not count. `a|b` in a value is either.
"""
