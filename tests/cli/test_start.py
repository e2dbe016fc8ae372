"""What one letter loads: start-up is most of the time that it takes."""

from toolkit.render.docx import templates_root
from toolkit.render.docx.compile.prebuild import prebuild

UNNEEDED = {
    *("docxtpl", "docx", "lxml", "jinja2", "num2words", "rich", "rich_click"),
    *("pydantic", "msgspec", "attrs", "yaml", "calendar", "concurrent", "asyncio", "subprocess"),
    *(
        "ssl",
        "socket",
        "pydoc",
        "email",
        "http",
        "json",
        "zipfile",
        "tempfile",
        "shutil",
        "secrets",
    ),
    *("random", "fractions", "statistics", "zoneinfo", "optparse", "argparse", "logging"),
    *("toolkit.interest", "toolkit.batch", "toolkit.tables", "toolkit.answers.asking.interview"),
    *(
        "toolkit.cli.paper.interview",
        "toolkit.cli.paper.asking",
        "toolkit.cli.frame.help",
        "toolkit.cli.batch",
    ),
    *("toolkit.documents.letters.reply_lawyer", "toolkit.documents.court.statement"),
    *(
        "toolkit.profile",
        "toolkit.calculator",
        "toolkit.render.pdf",
        "toolkit.render.docx.compile.build",
    ),
}

LETTER = """
import sys
from toolkit.cli import docgen
sys.argv[1:] = ["letter", "refuse-third-party", "-a", {example!r}, "-f", "--no-input", *{more!r}]
try:
    docgen(prog_name="docgen")
finally:
    print("@" + ",".join(sorted(set(sys.modules) & {unneeded!r})))
"""


def test_a_letter_loads_nothing_that_it_does_not_need(fresh, letter_example):
    prebuild(templates_root())
    code = LETTER.format(example=str(letter_example), more=(), unneeded=UNNEEDED)

    made = fresh(code=code)

    assert made.returncode == 0, made.stderr
    assert made.stdout.decode().rpartition("@")[2].strip() == ""


def test_what_a_letter_s_faults_need_is_loaded_for_them(fresh, letter_example, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(letter_example.read_text("utf-8") + "colour: [red]\n", "utf-8")
    code = LETTER.format(example=str(broken), more=("--json",), unneeded={"json"})

    made = fresh(code=code)

    assert made.returncode == 3, made.stderr
    assert made.stdout.decode().rpartition("@")[2].strip() == "json"


def test_the_garbage_collector_works_once_all_is_loaded(fresh):
    code = (
        "import gc, sys\n"
        "from toolkit.__main__ import main\n"
        "sys.argv[1:] = ['--version']\n"
        "try:\n    main()\n"
        "finally:\n    print('@', gc.isenabled(), gc.get_freeze_count() > 1000)"
    )

    assert fresh(code=code).stdout.decode().rpartition("@")[2].split() == ["True", "True"]
