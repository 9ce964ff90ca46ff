"""Small numbers written as words, in English and Spanish."""

from __future__ import annotations

from index.text import fold

NUMBER_WORDS = {
    word: number
    for number, pair in enumerate(
        [
            "zero cero",
            "one uno",
            "two dos",
            "three tres",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
            "ten diez",
            "eleven once",
            "twelve doce",
            "thirteen trece",
            "fourteen catorce",
            "fifteen quince",
            "sixteen dieciseis",
            "seventeen diecisiete",
            "eighteen dieciocho",
            "nineteen diecinueve",
            "twenty veinte",
        ]
    )
    for word in pair.split()
}
"""Folded words and what they count."""
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
"""A pattern of a small number in folded text, in figures or as a word."""


def number_value(word: str) -> int | None:
    """`six`, `seis` and `6` -> 6."""
    return int(word) if word.isdigit() else NUMBER_WORDS.get(fold(word))
