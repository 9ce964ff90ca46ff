"""The register of agreements: one entry for all the articles that tell of the same one. `register.py` first."""
