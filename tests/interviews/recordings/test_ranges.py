"""Which bytes a Range header asks for."""

import pytest

from viva.interviews.recordings.ranges import ByteRange, RangeOutsideError, find_range


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-", ByteRange(0, 10)),
        ("bytes=2-7", ByteRange(2, 8)),
        ("bytes=8-99", ByteRange(8, 10)),
        ("bytes=-3", ByteRange(7, 10)),
        ("bytes=-99", ByteRange(0, 10)),
        ("bytes=9-9", ByteRange(9, 10)),
    ],
)
def test_a_range_lies_within_the_bytes(header: str, wanted: ByteRange) -> None:
    assert find_range(header, 10) == wanted


@pytest.mark.parametrize(
    "header",
    [None, "", "bytes=5-2", "bytes=0-1,4-5", "words=0-1", "bytes=-", "bytes=" + "1" * 200 + "-"],
)
def test_what_is_no_single_range_means_everything(header: str | None) -> None:
    assert find_range(header, 10) is None


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=-0", "bytes=11-20"])
def test_a_range_behind_the_end_is_an_error(header: str) -> None:
    with pytest.raises(RangeOutsideError):
        find_range(header, 10)
