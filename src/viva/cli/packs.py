"""`viva packs lint`: what is wrong with a question pack."""

from collections.abc import Callable
from pathlib import Path

from viva.cli.terminal import OutputFormat, out, print_json, progress
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Scorer
from viva.questions.bank import shipped_beside
from viva.questions.findings import Finding, Severity
from viva.questions.lint import lint_pack
from viva.questions.reference_scores import Scorer as ReferenceScorer
from viva.questions.schemas import Question


def lint_file(file: Path, output_format: OutputFormat, scorer: Scorer) -> bool:
    """Print the findings; whether there is no error among them."""
    with progress(f"Checking {file.name} …") as show:
        findings = lint_pack(file, reference_scorer(scorer, show=show), others=shipped_beside(file))
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
    else:
        _print(findings, errors=len(errors))
    return not errors


def reference_scorer(
    scorer: Scorer, *, show: Callable[[str], None] = lambda _: None
) -> ReferenceScorer:
    """How the linter has answers scored; `show` is told what is looked at."""

    def score(question: Question, answer: str) -> float | None:
        show(f"Scoring the references of {question.id} …")
        item = scoring_item(question, answer)
        # What is remembered of the reference here need not be read again when it is the answer.
        scorer.prepare(item)
        return scorer.score(item).score

    return score


def _print(findings: list[Finding], *, errors: int) -> None:
    for finding in findings:
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        out.print(f"[{colour}]{finding.severity}[/]", end=" ", highlight=False)
        out.print(f"{finding.place}: {finding.message}", markup=False, highlight=False)
    out.print(f"{errors} errors, {len(findings) - errors} warnings", highlight=False)
