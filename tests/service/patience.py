"""Settings for property tests on a machine that may be busy: no example has to be made or checked within a time."""

from hypothesis import HealthCheck, settings

patient = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
