"""Compiles every module under `/lib`, marked as not to be checked against its source again."""

import importlib._bootstrap_external as bootstrap
import importlib.util
import os


def _compile(path):
    with open(path, "rb") as file:
        source = file.read()
    code = compile(source, path, "exec", dont_inherit=True)
    compiled = importlib.util.cache_from_source(path)
    os.makedirs(os.path.dirname(compiled), exist_ok=True)
    with open(compiled, "wb") as file:
        file.write(bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


for _folder, _, _files in os.walk("/lib"):
    for _file in _files:
        if _file.endswith(".py"):
            try:
                _compile(f"{_folder}/{_file}")
            except SyntaxError:
                pass  # written for another version of Python, so nothing imports it here
