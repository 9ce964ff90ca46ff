"""What of two sides is asked for."""

from __future__ import annotations

import pytest

from assistant.briefings.sought import Sought, sought


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("Compare Peru with Chile", Sought()),
        ("Compare Peru with Chile: areas", Sought(fields=("areas",))),
        ("How do the pacts with Peru and with Chile differ?", Sought(("differs", "only"))),
        ("¿En qué se diferencian los pactos con Perú y con Chile?", Sought(("differs", "only"))),
        ("What do the pacts with Peru and with Chile have in common?", Sought(("both",))),
        ("¿Qué áreas comparten los pactos con Perú y con Chile?", Sought(("both",), ("areas",))),
        ("Which fields do the pacts with Peru and with Chile both cover?", Sought(("both",), ("areas",))),
        ("Which areas does the pact with Peru cover that the one with Chile does not?",
         Sought(("only",), ("areas",), one_side=True)),
    ],
)  # fmt: skip
def test_what_is_sought(message: str, wanted: Sought) -> None:
    assert sought(message) == wanted
