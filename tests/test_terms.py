"""Terms of chunks in a real tantivy folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.query import units
from index.terms import TermIndex, stems
from index.types import IndexDamaged

ROOT = Path(__file__).parents[1]
CHUNKS = [
    ("patrols", "en", "The Peruvian navy patrols the river against smugglers."),
    ("drones", "en", "The ministers bought drones and a second-hand helicopter."),
    ("aduana", "es", "Los aduaneros chilenos decomisaron contrabando en la frontera."),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tantivy"


@pytest.fixture
def terms(folder: Path) -> TermIndex:
    terms = TermIndex(folder)
    terms.replace([], CHUNKS)
    return terms


def found(terms: TermIndex, query: str, language: str = "en") -> list[str]:
    return list(terms.search(units(query, language), language, 10))


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "patrol patrols patrolled patrolling"),
        ("en", "Agreement AGREEMENTS"),
        ("es", "acuerdo acuerdos"),
        ("es", "cooperación cooperaciones"),
        ("es", "acordaron acordar acordó"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len(set(stems(forms, language))) == 1


def test_stems_carry_no_accents() -> None:
    assert stems("Núñez fútbol", "es") == ["nunez", "futbol"]


def test_another_language_is_stemmed_as_english() -> None:
    assert stems("patrols", "pt") == stems("patrols", "en") == ["patrol"]


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("drone purchase", "en", "drones"),
        ("HELICOPTERS", "en", "drones"),
        ("patrolling", "en", "patrols"),
        ("decomisar", "es", "aduana"),
        ("frontera", "es", "aduana"),
    ],
)
def test_a_word_is_found_in_every_form(terms: TermIndex, query: str, language: str, first: str) -> None:
    assert found(terms, query, language)[0] == first


@pytest.mark.parametrize(("query", "expected"), [("Peru", "patrols"), ("Perú", "patrols"), ("Chile", "aduana")])
def test_a_country_is_found_by_its_demonym(terms: TermIndex, query: str, expected: str) -> None:
    assert found(terms, query) == [expected]


def test_a_concept_is_found_in_the_other_language(terms: TermIndex) -> None:
    assert set(found(terms, "smuggling", "en")) == {"patrols", "aduana"}
    assert set(found(terms, "contrabando", "es")) == {"patrols", "aduana"}


def test_a_match_in_the_questions_language_weighs_more(folder: Path) -> None:
    terms = TermIndex(folder)
    terms.replace([], [("english", "en", "A radar was bought."), ("spanish", "es", "Un radar fue comprado.")])
    assert found(terms, "radar", "en") == ["english", "spanish"]
    assert found(terms, "radar", "es") == ["spanish", "english"]


def test_the_rare_word_of_a_concept_is_not_lost_in_it(folder: Path) -> None:
    """`drug trafficking` is a concept; a chunk that has one of the two words has something of it."""
    terms = TermIndex(folder)
    terms.replace(
        [], [("drug", "en", "A drug was seized by the crew."), ("none", "en", "A ship was seized by the crew.")]
    )
    assert found(terms, "drug trafficking", "en") == ["drug"]


def test_what_is_written_weighs_more_than_another_name(folder: Path) -> None:
    terms = TermIndex(folder)
    terms.replace([], [("other", "en", "They bought an unmanned aircraft."), ("written", "en", "They bought a drone.")])
    assert found(terms, "drone", "en")[0] == "written"


def test_a_spanish_chunk_is_found_by_its_english_gloss_and_weighs_more_for_a_spanish_question(folder: Path) -> None:
    terms = TermIndex(folder)
    terms.replace([], [("english", "en", "A radar was bought."), ("spanish", "es", "Un radar fue comprado en guerra.")])
    assert found(terms, "wars", "en") == ["spanish"]
    assert found(terms, "radar", "es") == ["spanish", "english"]


def test_the_more_units_match_the_better(folder: Path) -> None:
    terms = TermIndex(folder)
    terms.replace([], [("one", "en", "radar and boats here"), ("two", "en", "radar and drones here")])
    assert found(terms, "drones radar") == ["two", "one"]


def test_no_unit_and_no_match_find_nothing(terms: TermIndex) -> None:
    assert terms.search((), "en", 10) == {}
    assert found(terms, "xylophone") == []


def test_the_limit_holds(terms: TermIndex) -> None:
    assert len(terms.search(units("smuggling Peru Chile drones", "en"), "en", 2)) == 2


def test_a_chunk_stored_again_replaces_the_older_one(terms: TermIndex) -> None:
    terms.replace([], [("drones", "en", "They sold radars.")])
    assert found(terms, "drones") == []
    assert found(terms, "radars") == ["drones"]
    assert len(terms) == 3


def test_a_dropped_chunk_is_found_no_more(terms: TermIndex) -> None:
    terms.replace(["drones", "unknown"], [])
    assert found(terms, "drones") == []
    assert terms.ids() == {"patrols", "aduana"}


def test_document_frequency_counts_chunks_in_any_form_and_language(terms: TermIndex) -> None:
    counts = terms.document_frequency(units("smuggling drones xylophone", "en"))
    assert list(counts.values()) == [2, 1, 0]


def test_an_empty_index_has_nothing(folder: Path) -> None:
    terms = TermIndex(folder)
    assert (len(terms), terms.ids(), found(terms, "drones")) == (0, set(), [])


def test_reloading_sees_what_another_process_wrote(terms: TermIndex, folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.terms import TermIndex\n"
        "TermIndex(Path(sys.argv[1])).replace(['drones'], [('late', 'en', 'A xylophone.')])"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    terms.reload()
    assert found(terms, "xylophone") == ["late"]
    assert terms.ids() == {"patrols", "aduana", "late"}


def test_an_index_is_kept_on_disk(terms: TermIndex, folder: Path) -> None:
    assert TermIndex(folder).ids() == terms.ids()


def test_a_cleared_index_is_empty_and_works(terms: TermIndex) -> None:
    terms.clear()
    assert len(terms) == 0
    terms.replace([], CHUNKS[:1])
    assert found(terms, "patrol") == ["patrols"]


def test_a_damaged_folder_is_named_with_what_to_do(terms: TermIndex, folder: Path) -> None:
    assert len(terms) == 3
    (folder / "meta.json").write_text("{")
    with pytest.raises(IndexDamaged) as caught:
        TermIndex(folder)
    assert str(folder) in str(caught.value)
    assert "briefing reindex" in str(caught.value)


def test_a_damaged_folder_can_be_wiped(terms: TermIndex, folder: Path) -> None:
    (folder / "meta.json").write_text("{")
    terms.clear()
    assert TermIndex(folder).ids() == set()


def test_what_a_killed_writer_left_is_not_in_the_way(tmp_path: Path) -> None:
    """tantivy names the list of what was deleted after the commit, and a killed commit comes again."""
    folder, copy = tmp_path / "tantivy", tmp_path / "copy"
    TermIndex(folder).replace((), [(f"a@1:0-{n}", "en", "radar") for n in range(1, 5)])
    shutil.copytree(folder, copy)
    TermIndex(copy).replace(["a@1:0-1"], ())
    written = {file.name for file in copy.glob("*.del")} - {file.name for file in folder.glob("*.del")}
    assert written
    for name in written:
        (folder / name).write_bytes(b"half")
    index = TermIndex(folder)
    index.replace(["a@1:0-1"], ())
    assert index.ids() == {f"a@1:0-{n}" for n in range(2, 5)}
