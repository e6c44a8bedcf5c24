import pytest

from viva.documents.analysis.dates import find_dates, without_durations


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2019 – Present", "2019-01", "present"),
        ("03/2017-11/2018", "2017-03", "2018-11"),
        ("seit 04/2020", "2020-04", "present"),
        ("2019 - heute", "2019", "present"),
        ("enero de 2018 – actualidad", "2018-01", "present"),
        ("01.2015–03.2016", "2015-01", "2016-03"),
        ("'19 – '21", "2019", "2021"),
        ("Sept 2018 — May 2023", "2018-09", "2023-05"),
        ("Jan – Mar 2019", "2019-01", "2019-03"),
        ("2019–21", "2019", "2021"),
        ("2018/19", "2018", "2019"),
        ("from June 2015 to March 2018", "2015-06", "2018-03"),
        ("15.03.2019 bis 30.06.2020", "2019-03", "2020-06"),
        ("Oktober 2016 bis heute", "2016-10", "present"),
        ("desde marzo de 2015 hasta junio de 2019", "2015-03", "2019-06"),
        ("03/17 – 05/19", "2017-03", "2019-05"),
        ("2020-02 – present", "2020-02", "present"),
        ("1 March 2019 - 3 May 2020", "2019-03", "2020-05"),
        ("juin 2019 à aujourd'hui", "2019-06", "present"),
        ("Aug 2019 —", "2019-08", "present"),
        ("WS 2015/16 – SS 2018", "2015-10", "2018-09"),
        ("WiSe 2020/21 bis heute", "2020-10", "present"),
        ("sep-21 / actualidad", "2021-09", "present"),
        ("ene-19 / ago-21", "2019-01", "2021-08"),
        ("01-Aug-2021 to Till Date", "2021-08", "present"),
    ],
)
def test_stretches_of_time_are_read(text: str, start: str, end: str) -> None:
    (found,) = find_dates(text)

    assert (found.start, found.end, found.is_range) == (start, end, True)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015", "2015", "2015"),
        ("Summer 2014", "2014-06", "2014-08"),
        ("Mar 2026", "2026-03", "2026-03"),
        ("31/12/2016", "2016-12", "2016-12"),
        ("Q1 2020", "2020-01", "2020-03"),
    ],
)
def test_single_dates_are_read(text: str, start: str, end: str) -> None:
    (found,) = find_dates(text)

    assert (found.start, found.end, found.is_range) == (start, end, False)


@pytest.mark.parametrize(
    "text", ["+1 (415) 555-0142", "$2019", "room 20199", "v2019x", "99.97% uptime", ""]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_stretch_that_ends_before_it_starts_is_no_stretch() -> None:
    assert not any(found.is_range for found in find_dates("2021 – 2019"))


@pytest.mark.parametrize(
    "text", ["Acme (2 years 3 months)", "Acme · 4 months", "Acme, 2 Jahre", "Acme (3 años)"]
)
def test_durations_are_dropped(text: str) -> None:
    assert without_durations(text).strip(" ,") == "Acme"
