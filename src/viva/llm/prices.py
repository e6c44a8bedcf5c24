"""What tokens cost, by the price list that the package genai-prices carries."""

from decimal import Decimal

from genai_prices import Usage as PricedUsage
from genai_prices import calc_price

from viva.llm.options import Endpoint
from viva.llm.usage import Usage


def find_price(endpoint: Endpoint, model: str, usage: Usage) -> Decimal | None:
    """Cost in US dollars; None for models that the list does not have, and for other addresses."""
    if not endpoint.is_providers_own:
        return None
    priced = PricedUsage(
        input_tokens=usage.prompt_tokens,
        cache_read_tokens=usage.cached_tokens,
        cache_write_tokens=usage.cache_write_tokens,
        output_tokens=usage.output_tokens,
    )
    try:
        return calc_price(priced, model, provider_id=endpoint.provider.value).total_price
    except (LookupError, ValueError):
        # No such model, or counts that contradict each other.
        return None
