"""Verbs in all persons: the forms that a newspaper writes."""

from __future__ import annotations

import pytest

from rules.conjugation import conjugate, participles
from rules.text import fold


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("أكد", "يؤكد", "أكد أكدت أكدا أكدتا أكدوا أكدنا يؤكد تؤكد يؤكدان تؤكدان يؤكدون نؤكد"),
        ("قال", "يقول", "قال قالت قالا قالتا قالوا قلنا يقول تقول يقولان يقولون يقل تقل نقول"),
        ("التقى", "يلتقي", "التقى التقت التقيا التقتا التقوا التقينا يلتقي تلتقي يلتقيان يلتقون يلتق تلتق نلتقي"),
        ("دعا", "يدعو", "دعا دعت دعوا دعوا دعونا يدعو تدعو يدعوان يدعون يدع"),
        ("أشار", "يشير", "أشار أشارت أشارا أشاروا أشرنا يشير تشير يشيران يشيرون يشر"),
        ("قابل", "يقابل", "قابل قابلت قابلا قابلوا قابلنا يقابل يقابلان يقابلون"),
    ],
)
def test_a_verb_has_its_forms(past: str, present: str, forms: str) -> None:
    made = {form for form, _ in conjugate(past, present)}
    assert {fold(form) for form in forms.split()} <= made


@pytest.mark.parametrize(
    ("present", "given", "forms"),
    [
        ("يؤكد", None, "مؤكدا مؤكدة مؤكدين مؤكدتين"),
        ("يشير", None, "مشيرا مشيرة مشيرين"),
        ("يقول", "قائل", "قائلا قائلة قائلين"),
        ("يبدي", None, "مبديا مبدية"),
    ],
)
def test_a_verb_has_its_participles(present: str, given: str | None, forms: str) -> None:
    made = {form for form, _ in participles(present, given)}
    assert {fold(form) for form in forms.split()} <= made
