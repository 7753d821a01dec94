"""Settings are few, small and never half written."""

import json

import pytest

from trainer.errors import EnvironmentProblem
from trainer.model.mode import Mode
from trainer.records.paths import data_folder, sessions_folder, settings_file
from trainer.records.settings import Settings, load_settings, save_settings


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load_settings(tmp_path / "none.json") == Settings(theme="", mode=Mode.PRACTICE, plain=False)


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings(theme="night", mode=Mode.GUIDED, plain=True)
    save_settings(tmp_path / "deep" / "settings.json", chosen)
    assert load_settings(tmp_path / "deep" / "settings.json") == chosen
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["settings.json"]


def test_nothing_is_shared_unless_it_is_agreed(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "night"}')
    assert load_settings(path).share_unclear_replies is False
    save_settings(path, Settings(share_unclear_replies=True))
    assert load_settings(path).share_unclear_replies is True


def test_keys_of_a_later_version_are_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"voice": "local", "theme": "old"}')
    save_settings(path, Settings(theme="new"))
    assert json.loads(path.read_text())["voice"] == "local"
    assert load_settings(path).theme == "new"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "the settings are not JSON"),
        ("[]", "the settings are not a JSON object"),
        ('{"theme": 3}', "'theme' must be text"),
        ('{"plain": "no"}', "'plain' must be true or false"),
        ('{"share_unclear_replies": 1}', "'share_unclear_replies' must be true or false"),
        ('{"mode": "easy"}', "'mode' must be one of guided, practice, blind, exam"),
    ],
)
def test_unusable_settings_are_named_with_a_remedy(tmp_path, content, what):
    path = tmp_path / "settings.json"
    path.write_text(content)
    with pytest.raises(EnvironmentProblem) as caught:
        load_settings(path)
    assert str(caught.value) == f"{path}: {what}; mend the file or delete it"


def test_settings_that_cannot_be_written_are_reported(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentProblem, match="the settings cannot be written: file exists"):
        save_settings(tmp_path / "file" / "settings.json", Settings())


def test_one_variable_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path))
    assert data_folder() == tmp_path
    assert sessions_folder(data_folder()) == tmp_path / "sessions"
    assert settings_file(data_folder()) == tmp_path / "settings.json"
    monkeypatch.delenv("COOLHEAD_HOME")
    assert "coolhead" in data_folder().parts
