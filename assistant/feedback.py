"""What people thought of answers: kept, listed, and made into candidates for the evaluation's questions.

A candidate has the shape of a line of `evals/questions`, filled as far as the answer goes; an analyst completes it.

BriefingError (index.types)
├── FeedbackInvalid               a verdict or reason that is none
└── HomeUnusable, IndexDamaged    the file cannot be written, or is damaged
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.commands.output import Json, answer_json
from assistant.reader.question import Question, Wanted, read_question
from assistant.records import leaned
from assistant.types import Answer, Turn
from index.database import Database, Row
from index.types import BriefingError

FILE_NAME = "feedback.sqlite3"
LONGEST_COMMENT = 2000
"""Characters."""
Reason = Literal["wrong_answer", "wrong_source", "missing", "should_have_refused"]
REASONS: tuple[Reason, ...] = get_args(Reason)
_VERSION = 1
_COLUMNS = "id, given, owner, conversation, number, helpful, reason, comment, question, history, record, answer"
_KINDS = (
    (Wanted.LIST, "list"), (Wanted.PERSON, "who"), (Wanted.DATE, "when"), (Wanted.PLACE, "where"),
    (Wanted.NUMBER, "number"), (Wanted.REASON, "why"), (Wanted.DECISION, "decision"), (Wanted.COUNTRIES, "list"),
    (Wanted.YES_NO, "yes_no"), (Wanted.SUMMARY, "summary"),
)  # fmt: skip


class FeedbackInvalid(BriefingError):
    """This is no verdict on an answer."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person said of an answer."""

    helpful: bool
    reason: Reason | None = None
    """Of an answer that is not right."""
    comment: str = ""

    @classmethod
    def read(cls, verdict: str, reason: str, comment: str) -> Opinion:
        """What a form says.

        Raises:
            FeedbackInvalid: with what would do.
        """
        if verdict not in ("helpful", "not_right"):
            raise FeedbackInvalid(f"verdict: {verdict!r} is neither helpful nor not_right")
        if verdict == "helpful":
            return cls(True, None, comment.strip()[:LONGEST_COMMENT])
        given = next((each for each in REASONS if each == reason), None)
        if given is None:
            raise FeedbackInvalid(f"reason: {reason!r} is none of {', '.join(REASONS)}")
        return cls(False, given, comment.strip()[:LONGEST_COMMENT])


@dataclass(frozen=True, slots=True)
class Place:
    """Which answer is spoken of."""

    owner: str
    """The person, by name."""
    conversation: str
    number: int
    """Of the question in the conversation."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An opinion with the answer that it is about."""

    id: int
    given: datetime
    """UTC."""
    place: Place
    opinion: Opinion
    question: str
    history: tuple[str, ...]
    """The questions before it in the conversation, oldest first."""
    record: int | None
    """Number of the answer's record; see `briefing records`."""
    answer: Json | None
    """`answer_json` of it; `None` when an article that it leaned on was removed since."""


class Opinions:
    """What was said of the answers of one data folder: the last word of each person on each answer."""

    def __init__(self, home: Path) -> None:
        self._database = Database(home / FILE_NAME, _VERSION, _prepare, "move it away: feedback is kept from then on")

    def keep(self, place: Place, opinion: Opinion, answer: Answer, history: Sequence[Turn] = ()) -> int:
        """Keep an opinion, instead of an earlier one on the same answer; its number."""
        where = (place.owner, place.conversation, place.number)
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"), *where, opinion.helpful, opinion.reason, opinion.comment,
            answer.question, _json([turn.question for turn in history]), answer.record, _json(answer_json(answer)),
        )  # fmt: skip
        with self._database.transaction():
            old = "SELECT id FROM feedback WHERE owner = ? AND conversation = ? AND number = ?"
            self._database.write(f"DELETE FROM leaned WHERE feedback IN ({old})", *where)
            self._database.write(f"DELETE FROM feedback WHERE id IN ({old})", *where)
            given = self._database.execute(
                f"INSERT INTO feedback ({_COLUMNS.removeprefix('id, ')}) VALUES (?,?,?,?,?,?,?,?,?,?,?)", row
            )
            rows = sorted({(given.lastrowid, article) for article, _, _ in leaned(answer)})
            self._database.write_many("INSERT INTO leaned VALUES (?,?)", list(rows))
        return int(given.lastrowid)

    def of(self, owner: str, conversation: str) -> dict[int, Opinion]:
        """What a person said of the answers of a conversation, by number."""
        rows = self._database.all(
            "SELECT number, helpful, reason, comment FROM feedback WHERE owner = ? AND conversation = ?",
            owner, conversation,
        )  # fmt: skip
        return {number: Opinion(bool(helpful), reason, comment) for number, helpful, reason, comment in rows}

    def all(self, reason: str | None = None, helpful: bool | None = None) -> list[Feedback]:
        """The newest first; those of a reason, or of those that found the answer helpful or did not."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM feedback WHERE (? IS NULL OR reason = ?) AND (? IS NULL OR helpful = ?) "
            "ORDER BY id DESC",
            reason, reason, helpful, helpful,
        )  # fmt: skip
        return [_feedback(row) for row in rows]

    def tally(self) -> dict[Reason | None, int]:
        """How many gave each reason; those under `None` found the answer helpful."""
        return dict(
            self._database.all("SELECT CASE WHEN helpful THEN NULL ELSE reason END, count(*) FROM feedback GROUP BY 1")
        )

    def forget_removed(self, is_there: Callable[[str], bool]) -> None:
        """Overwrite the answers that leaned on articles that are no more; questions and comments stay."""
        with self._database.transaction():
            for (article,) in self._database.all("SELECT DISTINCT article FROM leaned"):
                if not is_there(article):
                    which = "id IN (SELECT feedback FROM leaned WHERE article = ?)"
                    self._database.write(f"UPDATE feedback SET answer = NULL, history = '[]' WHERE {which}", article)
                    self._database.write("DELETE FROM leaned WHERE article = ?", article)
        self._database.forget_deleted()


def forget_removed(home: Path, is_there: Callable[[str], bool]) -> None:
    """The same as `Opinions.forget_removed`, where there are any."""
    if (home / FILE_NAME).exists():
        Opinions(home).forget_removed(is_there)


def candidate(feedback: Feedback) -> Json | None:
    """A line of `evals/questions`, filled as far as the answer goes; `None` where its text went with an article.

    What was helpful, or cited a wrong source, keeps its answer; what should have been refused becomes unanswerable.
    Where the answer was wrong or missing, the evidence is what was shown, and an analyst puts the right quote in its
    place. `briefing eval check` names what is still to be written.
    """
    answer = feedback.answer
    if answer is None:
        return None
    line: Json = {
        "id": f"feedback-{feedback.id}",
        "question": feedback.question,
        "language": answer["language"],
        "kind": kind_of(read_question(answer["standalone_question"])),
    }
    if feedback.history:
        line |= {"history": list(feedback.history), "standalone": answer["standalone_question"]}
    refuses = feedback.opinion.reason == "should_have_refused"
    refused = not answer["sentences"] and feedback.opinion.helpful
    if refuses or refused:
        cited = answer["citations"] or answer["nearest"]
        return line | {"unanswerable": "absent", "about": _once(place["article_id"] for place in cited)}
    line["evidence"] = [{"article": id_, "quote": quote} for id_, quote in _quotes(answer)]
    right = feedback.opinion.helpful or feedback.opinion.reason == "wrong_source"
    return line | {"answers": _answers(answer) if right else []}


def kind_of(question: Question) -> str:
    """What is asked for, in the words of `evals/questions`."""
    return next((kind for wanted, kind in _KINDS if question.wants(wanted)), "other")


def _answers(answer: Json) -> list[list[str]]:
    if answer["items"]:
        return [[item["text"]] for item in answer["items"]]
    return [[answer["short_answer"]]] if answer["short_answer"] else []


def _quotes(answer: Json) -> list[tuple[str, str]]:
    """Each quote with its article, but for those that stand within another."""
    quotes = _once((one["article_id"], one["quote"]) for one in answer["citations"])
    return [
        (id_, quote)
        for id_, quote in quotes
        if not any(id_ == other and quote != longer and quote in longer for other, longer in quotes)
    ]


def _once(values: Any) -> list[Any]:
    return list(dict.fromkeys(values))


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE feedback (id INTEGER PRIMARY KEY AUTOINCREMENT, given TEXT NOT NULL, owner TEXT NOT NULL, "
        "conversation TEXT NOT NULL, number INTEGER NOT NULL, helpful INTEGER NOT NULL, reason TEXT, "
        "comment TEXT NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL, record INTEGER, answer TEXT)"
    )
    execute("CREATE INDEX feedback_place ON feedback (owner, conversation)")
    execute("CREATE TABLE leaned (feedback INTEGER NOT NULL REFERENCES feedback (id), article TEXT NOT NULL)")
    execute("CREATE INDEX leaned_article ON leaned (article)")
    execute(f"PRAGMA user_version = {_VERSION}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _feedback(row: Row) -> Feedback:
    id_, given, owner, conversation, number, helpful, reason, comment, question, history, record, answer = row
    return Feedback(
        id_, datetime.fromisoformat(given), Place(owner, conversation, number),
        Opinion(bool(helpful), reason, comment), question, tuple(json.loads(history)), record,
        json.loads(answer) if answer else None,
    )  # fmt: skip
