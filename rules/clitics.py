"""What Arabic writes onto words, in folded letters; and commas."""

from __future__ import annotations

ARTICLE = "ال"  # al-
AND = "و"  # wa-
POSSESSIVES = ("ه", "ها", "هم", "هما")  # -hu, -ha, -hum, -huma: his, her, their, of the two
COMMAS = frozenset("،,")
