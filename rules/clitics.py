"""What Arabic writes onto words, in folded letters; and commas."""

from __future__ import annotations

ARTICLE = "ال"  # al-
AND = "و"  # wa-
POSSESSIVES = ("ه", "ها", "هم", "هما")  # -hu, -ha, -hum, -huma: his, her, their, of the two
COMMAS = frozenset("،,")
_PLURAL = "ات"  # -at
_HAMZA_ON = ("اي", "او")  # -a'i, -a'u, with the hamza on a letter that folding has laid bare


def without_owner(noun: str, pronoun: str) -> str:
    """A noun as it is written without its pronoun: of "his session" the session, with its ta marbuta."""
    if not pronoun:
        return noun
    noun = noun.removesuffix(pronoun)
    if noun.endswith("ت") and not noun.endswith(_PLURAL):
        return noun[:-1] + "ه"
    return noun[:-1] + "ء" if noun.endswith(_HAMZA_ON) else noun
