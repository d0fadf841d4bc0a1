"""Settings: flags win over variables, and what is not safe is refused."""

import pytest
from pydantic import ValidationError

from service.settings import Settings, default_database


def test_flags_win_over_variables_and_those_over_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().port == 8000
    monkeypatch.setenv("CHARTPROOF_PORT", "9000")
    monkeypatch.setenv("CHARTPROOF_ALLOWED_HOSTS", "charts.example, charts.test")
    assert Settings().port == 9000
    assert Settings(port=9100).port == 9100
    assert Settings().hosts == ("localhost", "127.0.0.1", "[::1]", "charts.example", "charts.test")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "charts.example"])
def test_another_address_needs_keys(host: str) -> None:
    with pytest.raises(ValidationError, match="--auth key"):
        Settings(host=host)
    assert Settings(host=host, auth="key").host == host


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "127.8.9.10"])
def test_this_machine_does_not(host: str) -> None:
    assert Settings(host=host).auth == "none"


def test_isolation_needs_keys() -> None:
    with pytest.raises(ValidationError, match="--auth key"):
        Settings(isolate=True)


def test_the_database_is_sqlite_or_postgresql() -> None:
    assert Settings().url.database == str(default_database())
    assert Settings(database="postgresql://u@h/d").url.drivername == "postgresql+psycopg"
    for url in ("mysql://u@h/d", "nonsense", ""):
        with pytest.raises(ValidationError, match="sqlite:///"):
            Settings(database=url or "x")
