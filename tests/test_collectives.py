"""Blocs of states under the names that news gives them."""

from __future__ import annotations

import pytest

from rules.collectives import Collectives


@pytest.fixture(scope="module")
def collectives() -> Collectives:
    return Collectives.load()


@pytest.mark.parametrize(
    ("name", "kind", "latin"),
    [
        ("مجلس التعاون الخليجي", "institution", "Gulf Cooperation Council"),
        ("دول الخليج العربية", "group", "Gulf Cooperation Council"),
        ("وزراء خارجية دول مجلس التعاون", "group", "Gulf Cooperation Council"),
        ("وزراء خارجية الدول الست لمجلس التعاون", "group", "Gulf Cooperation Council"),
        ("وزراء الخارجية بدول مجلس التعاون", "group", "Gulf Cooperation Council"),
        ("وزراء الخارجية الخليجيين", "group", "Gulf Cooperation Council"),
        ("نظرائه الخليجيين", "office", "Gulf Cooperation Council"),
        ("نظراءه في دول مجلس التعاون", "office", "Gulf Cooperation Council"),
        ("أعضاء مجلس التعاون لدول الخليج العربية", "group", "Gulf Cooperation Council"),
        ("وزراء الخارجية العرب", "group", "League of Arab States"),
        ("وزراء خارجية الاتحاد الأوروبي", "group", "European Union"),
        ("القوى الكبرى", "group", "P5+1"),
        # not the whole bloc, or somebody else
        ("بعض دول الخليج", "group", None),
        ("عدد من وزراء خارجية دول مجلس التعاون", "group", None),
        ("سفراء دول مجلس التعاون", "group", None),
        ("وزراء داخلية دول مجلس التعاون", "group", None),
        ("الأمانة العامة لمجلس التعاون", "institution", None),
        ("الأمين العام لمجلس التعاون", "office", None),
        ("الخليجيون", "state", None),
        ("الخليجيين", "group", None),
    ],
)
def test_who_stands_for_a_bloc(collectives: Collectives, name: str, kind: str, latin: str | None) -> None:
    identity = collectives.identity(name, kind)
    assert (identity.latin if identity else None) == latin
