import sys
from pathlib import Path

import pytest

from checkout.shell import SetupError, call, certificate_bundle, tool_environment


def test_a_failed_tool_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SetupError, match="failed with code 3"):
        call([sys.executable, "-c", "print('the cause'); raise SystemExit(3)"])

    assert "the cause" in capsys.readouterr().out


def test_a_successful_tool_stays_silent(capsys: pytest.CaptureFixture[str]) -> None:
    call([sys.executable, "-c", "print('chatter')"])

    assert capsys.readouterr().out == ""


def test_tools_find_folders_in_the_given_order(tmp_path: Path) -> None:
    found = tmp_path / "found"
    tell = "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(os.environ['PATH'])"

    call([sys.executable, "-c", tell, str(found)], path=[tmp_path, Path("/b")])

    assert found.read_text().startswith(f"{tmp_path}:/b:")


def test_the_certificates_of_the_environment_come_first(tmp_path: Path) -> None:
    own, system = tmp_path / "own.pem", tmp_path / "system.pem"
    own.touch()
    system.touch()
    places = (str(tmp_path / "absent.pem"), str(system))

    assert certificate_bundle({"SSL_CERT_FILE": str(own)}, places) == str(own)
    assert certificate_bundle({"SSL_CERT_FILE": str(tmp_path / "gone.pem")}, places) == str(system)
    assert certificate_bundle({}, places[:1]) is None


def test_tools_trust_the_systems_certificates_unless_the_user_says_otherwise() -> None:
    chosen = tool_environment({"PIP_CERT": "mine.pem"}, "system.pem")

    assert chosen["PIP_CERT"] == "mine.pem"
    if sys.platform != "darwin":
        assert chosen["NODE_EXTRA_CA_CERTS"] == "system.pem"
    assert chosen["UV_SYSTEM_CERTS"] == "true"


def test_tools_do_not_see_another_python() -> None:
    chosen = tool_environment({"PYTHONPATH": "/elsewhere", "VIRTUAL_ENV": "/v", "HOME": "/h"}, None)

    assert chosen.keys().isdisjoint({"PYTHONPATH", "VIRTUAL_ENV"})
    assert chosen["HOME"] == "/h"
