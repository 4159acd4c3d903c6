"""The pages that tests of recruitment open."""

from django.urls import reverse


def page(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    return response.content.decode()
