import subprocess
import sys

HEAVY = ("pydantic_ai", "openai", "anthropic", "google.genai", "httpx2", "genai_prices")
PROGRAM = f"""
import sys
import viva.app, viva.resources, viva.llm.language_models, viva.llm.options, viva.llm.fences
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_start_does_not_wait_for_the_providers_clients() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"
