"""The alarm rings 30 days before dated data end, and not before; no test here knows a day."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def alarm():
    import importlib.util

    spec = importlib.util.spec_from_file_location("alarm", ROOT / "tools" / "alarm.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_alarm_watches_rates_holidays_and_laws(alarm):
    watched = " ".join(data.what for data in alarm.dated_data())

    assert all(name in watched for name in ("lpr-1y", "lpr-5y", "holidays", "law"))
    assert "benchmark" not in watched  # ended for good in 2015


def test_the_alarm_rings_thirty_days_before_the_first_data_end(alarm, capsys):
    first = min(data.last for data in alarm.dated_data())

    assert alarm.main(first - timedelta(days=30)) == 1
    assert "RENEW" in capsys.readouterr().out


def test_the_alarm_is_silent_while_all_data_last_longer(alarm, capsys):
    first = min(data.last for data in alarm.dated_data())

    assert alarm.main(first - timedelta(days=31)) == 0
    assert "RENEW" not in capsys.readouterr().out


def test_a_month_s_rate_keeps_the_alarm_silent_on_the_day_it_runs(alarm):
    """Published on the 20th, a rate lasts 35 days; the alarm runs on the 24th."""
    from toolkit.law.rates import shipped

    assert timedelta(days=shipped("lpr-1y").lasts_days - 4) > alarm.NOTICE


def test_the_alarm_runs_by_itself(alarm):
    first = min(data.last for data in alarm.dated_data())
    command = [sys.executable, "tools/alarm.py", first.isoformat()]

    rung = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (rung.returncode, rung.stderr) == (1, "")
    assert "UPKEEP.md" in rung.stdout
