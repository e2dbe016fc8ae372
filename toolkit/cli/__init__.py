"""The command line: parse options, call one API function, report.

Not here: anything another program could not also do through the API.
"""

from toolkit.cli.main import docgen

__all__ = ["docgen"]
