"""The lowest version that pyproject.toml allows of each direct dependency, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in [
    *project["dependencies"],
    *(name for extra in project["optional-dependencies"].values() for name in extra),
]:
    if bounded := re.fullmatch(r"([\w.-]+)(\[.*\])?>=([\w.]+)", requirement):
        print(f"{bounded[1]}=={bounded[3]}")
