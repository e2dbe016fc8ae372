"""Which language the interface speaks."""

import gettext
import os

import pytest

from toolkit.cli.frame.speech import chosen, say_in, speaking, spoken


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "C"}, "en"),
        ([], {"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"DOCGEN_UI": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        (["--ui", "en"], {"DOCGEN_UI": "zh"}, "en"),
        (["letter", "--ui=zh"], {}, "zh"),
        (["--", "--ui", "zh"], {}, "en"),
        ([], {"DOCGEN_UI": "xx", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_option_goes_before_the_variable_and_the_variable_before_the_locale(
    arguments, environment, language
):
    assert chosen(arguments, environment) == language


def test_both_languages_are_spoken_in_one_process_and_left_again():
    before = (gettext.textdomain(), os.environ.get("LANGUAGE"))
    heard = []
    for language in ("zh", "en", "zh"):
        with speaking(language):
            heard.append((spoken(), say_in("Options"), gettext.gettext("Missing command.")))

    assert heard == [
        ("zh", "选项", "缺少命令。"),
        ("en", "Options", "Missing command."),
        ("zh", "选项", "缺少命令。"),
    ]
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == before
