"""What the calculator says and refuses, as text that a person reads: tests/golden/interest.txt."""
from pathlib import Path
ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "tests/golden/interest.txt"
SECTIONS = {}
def text():
    return ""
