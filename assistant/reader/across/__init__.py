"""Articles beside each other: on one event, in disagreement, or each a reading of the question."""
