"""`python -m toolkit`: the same as the command `docgen`."""

from toolkit.cli import docgen

if __name__ == "__main__":
    docgen(prog_name="docgen")
