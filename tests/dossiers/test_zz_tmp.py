import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import factories
from tests.dossiers.conftest import *
@pytest.mark.django_db
def test_q(signed_in):
    c=factories.call(); factories.dossier("submitted",on=c); b=signed_in(factories.officer())
    with CaptureQueriesContext(connection) as q: b.get(reverse("dossier_list"))
    print("\n".join(x["sql"][:40]+" … "+x["sql"][x["sql"].find("FROM"):][:110] for x in q))
