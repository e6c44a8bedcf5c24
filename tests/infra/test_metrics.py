"""Metrics as Prometheus reads them."""

from viva.infra.telemetry.metrics import Counter, Histogram, render


def test_a_counter_has_one_line_for_each_combination_of_labels() -> None:
    counter = Counter("asked_total", "Questions.", ("role",))

    counter.add(1, "first")
    counter.add(2.5, "first")
    counter.add(1, 'a "b" \\ \n c')

    assert render([counter]) == (
        "# HELP asked_total Questions.\n"
        "# TYPE asked_total counter\n"
        'asked_total{role="first"} 3.5\n'
        'asked_total{role="a \\"b\\" \\\\ \\n c"} 1\n'
    )


def test_a_histogram_counts_up_to_each_bound_and_beyond() -> None:
    histogram = Histogram("wait_seconds", "Waits.", ("role",), (0.1, 1))

    for seconds in (0.1, 0.5, 7):
        histogram.observe(seconds, "first")

    assert render([histogram]) == (
        "# HELP wait_seconds Waits.\n"
        "# TYPE wait_seconds histogram\n"
        'wait_seconds_bucket{role="first",le="0.1"} 1\n'
        'wait_seconds_bucket{role="first",le="1"} 2\n'
        'wait_seconds_bucket{role="first",le="+Inf"} 3\n'
        'wait_seconds_sum{role="first"} 7.6\n'
        'wait_seconds_count{role="first"} 3\n'
    )
