"""The API is asked thousands of made requests, right and wrong ones, and every answer is as its description says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WEB = str(Path(__file__).parents[1])
EXAMPLES = os.environ.get("ISNAD_REQUESTS", "15")  # made requests for each operation, beside those of its bounds


def test_every_check_of_schemathesis_passes(server: str, tmp_path: Path) -> None:
    """Coverage of all bounds, fuzzing, and chains of requests that lead on from each other."""
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent)) or shutil.which("schemathesis")
    if program is None:
        pytest.skip("pip install schemathesis")
    asked = ["run", f"{server}/openapi.json", "--checks", "all", "--phases", "coverage,fuzzing,stateful"]
    asked += ["-n", EXAMPLES, "--seed", "1", "--no-color", "--continue-on-failure"]
    hooked = {**os.environ, "SCHEMATHESIS_HOOKS": "periods", "PYTHONPATH": os.pathsep.join([WEB, *sys.path])}
    done = subprocess.run([program, *asked], cwd=tmp_path, env=hooked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
