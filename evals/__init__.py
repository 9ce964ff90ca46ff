"""The fixed Q&A set and the figures that are measured on it."""
