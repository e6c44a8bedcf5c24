"""CPU a page of reading PDFs; run by hand: `python -m tests.perf.documents FOLDER…`.

Prints seconds of CPU of this process for each file and the mean over all pages; the bar is 50 ms.
"""

import sys
import time
from datetime import date
from pathlib import Path

import pypdfium2

from viva.documents.parsing import parse_file
from viva.documents.schemas import DocumentKind

_ROUNDS = 5
_TODAY = date(2026, 11, 21)


def main() -> None:
    total_seconds, total_pages = 0.0, 0
    for path in sorted(p for folder in sys.argv[1:] for p in Path(folder).glob("*.pdf")):
        content = path.read_bytes()
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        document.close()
        seconds = min(_cpu_seconds(path.name, content) for _ in range(_ROUNDS))
        total_seconds += seconds
        total_pages += pages
        print(f"{path.name:<45}{pages:>3} pages {1000 * seconds / pages:7.1f} ms a page")
    if total_pages:
        print(
            f"{'all':<45}{total_pages:>3} pages {1000 * total_seconds / total_pages:7.1f} ms a page"
        )


def _cpu_seconds(filename: str, content: bytes) -> float:
    started = time.process_time()
    parse_file(filename, content, DocumentKind.CV, _TODAY)
    return time.process_time() - started


if __name__ == "__main__":
    main()
