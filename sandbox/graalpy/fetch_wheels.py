"""Downloads the wheels of a lock file with the `pip` that GraalPy brings, where there is no other. Trusted code."""

import glob
import os
import sys

import ensurepip

LOCK, FOLDER = arguments  # noqa: F821

os.environ["PIP_GRAALPY_PATCHES_URL"] = ""
sys.path[:0] = glob.glob(os.path.join(os.path.dirname(ensurepip.__file__), "_bundled", "pip-*.whl"))

from pip._internal.cli import cmdoptions
from pip._internal.cli.main import main


def _no_extra_index():
    """Leaves out GraalPy's index, which has builds of native packages: no locked package is native."""
    option = cmdoptions.extra_index_url()
    option.default = []
    return option


_options = cmdoptions.index_group["options"]
_options[_options.index(cmdoptions.extra_index_url)] = _no_extra_index

_status = main(
    ["download", "--disable-pip-version-check", "--no-cache-dir", "--no-deps", "--only-binary", ":all:"]
    + ["--progress-bar", "off", "--require-hashes", "-r", LOCK, "-d", FOLDER]
)
if _status:
    raise SystemExit(_status)
