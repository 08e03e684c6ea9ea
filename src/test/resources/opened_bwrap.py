"""Takes the place of bubblewrap, and starts it with a hole in the isolation: its arguments and the sandbox's scripts changed as HOLE says."""

import json
import os
import shutil
import sys

hole = json.loads(HOLE)
words = sys.argv[1:]
scripts = words.index("/scripts") - 1
opened = hole["folder"] + "/scripts"
if not os.path.exists(opened):
    shutil.copytree(words[scripts], opened)
    for name, changes in hole["scripts"].items():
        with open(f"{opened}/{name}", encoding="utf-8") as file:
            text = file.read()
        for was, becomes in changes.items():
            if was not in text:
                sys.exit(f"{name} has no {was!r}: this hole has to be opened in another way")
            text = text.replace(was, becomes) if was else text + becomes
        with open(f"{opened}/{name}", "w", encoding="utf-8") as file:
            file.write(text)
words[scripts] = opened
for was, becomes in hole["words"].items():
    at = words.index(was)
    words[at : at + 1] = becomes
os.execv(hole["bwrap"], ["bwrap", *words])
