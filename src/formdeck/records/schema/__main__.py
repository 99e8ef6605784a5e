"""Write the JSON Schema and the reference page into a folder: ``python -m formdeck.records.schema docs``."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from formdeck.records.schema.json_schema import json_schemas
from formdeck.records.schema.reference import reference_page


def generated_files() -> Mapping[str, str]:
    """Make the text of each generated file, by its name inside the folder."""
    schemas = json_schemas().items()
    written = {f"schema/{name}": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas}
    return {"record-format.md": reference_page(), **written}


def main(folder: Path) -> None:
    """Write all generated files."""
    for name, text in generated_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
