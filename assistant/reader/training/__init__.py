"""How the reader's network is made: questions to examples, a run, its files; answering needs none of it."""
