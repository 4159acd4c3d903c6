"""Texts without identities: what is known goes, the other words stay."""

import pytest

from programs.masking import Mask, core

MASK = Mask(["Saint-Amand", "Lignières", "Cher", "Claire Bonnet", "Les Fougères"], ["Claire", "Bonnet"])


@pytest.mark.parametrize(("text", "left"), [
    ("Écrivez à mairie@st-amand.fr.", "Écrivez à [courriel]."), ("Appelez le 02 48 60 07 00 ou le +33 (0)2.48.60.07.00.", "Appelez le [téléphone] ou le [téléphone]."),
    ("SIREN 217 500 016, SIRET 21750001600019.", "SIREN [numéro], SIRET [numéro]."), ("Voir https://st-amand.fr/projet !", "Voir [adresse web] !"),
    ("Au 12 bis, rue de la Paix, 18000 Bourges.", "Au [adresse], [adresse]."), ("À SAINT AMAND, St-Amand et saint-amand", "À [nom], [nom] et [nom]"),
    ("Les gens de lignieres", "Les gens de [nom]"), ("Dans le Cher, le pain est cher.", "Dans le [nom], le pain est cher."),
    ("Mme Bonnet et CLAIRE BONNET", "Mme [nom] et [nom]"), ("une eau claire, un bonnet", "une eau claire, un bonnet"), ("les fougères", "[nom]"),
    ("12 500 habitants, 45 700,50 €, 100 000 000 €", "12 500 habitants, 45 700,50 €, 100 000 000 €"), ("Lignie\u0300res", "[nom]"),
])  # fmt: skip
def test_what_is_known_goes_and_the_rest_stays(text, left):
    assert MASK(text) == left


@pytest.mark.parametrize(("name", "left"), [
    ("Commune de Lignières", "Lignières"), ("Communauté de communes du Pays de Sancerre", "Pays de Sancerre"), ("Association Les Fougères", "Fougères"),
    ("Département du Cher", "Cher"), ("Bourges", "Bourges"),
])  # fmt: skip
def test_the_kind_of_a_body_is_no_part_of_its_name(name, left):
    assert core(name) == left


def test_without_names_only_addresses_and_numbers_go():
    assert Mask()("Lignières, a@b.fr") == "Lignières, [courriel]"
