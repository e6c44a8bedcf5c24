"""`viva packs lint`: what is wrong with a question pack."""

from pathlib import Path

from viva.cli.terminal import OutputFormat, out, print_json, progress
from viva.questions.findings import Severity
from viva.questions.lint import lint_pack


def lint_file(file: Path, output_format: OutputFormat) -> bool:
    """Print the findings; whether there is no error among them."""
    with progress(f"Checking {file.name} …"):
        findings = lint_pack(file)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if output_format is OutputFormat.JSON:
        print_json(
            [
                {
                    "severity": finding.severity,
                    "place": finding.place,
                    "message": finding.message,
                }
                for finding in findings
            ]
        )
        return not errors
    for finding in findings:
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        out.print(f"[{colour}]{finding.severity}[/]", end=" ", highlight=False)
        out.print(f"{finding.place}: {finding.message}", markup=False, highlight=False)
    out.print(f"{len(errors)} errors, {len(findings) - len(errors)} warnings", highlight=False)
    return not errors
