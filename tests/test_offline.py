from ldnref import offline
from ldnref.models import ContentLoad


def test_the_service_worker_keeps_the_emergency_pages(client, loaded):
    worker = client.get("/service-worker.js")

    assert '["/offline/", "/get-help/", "/card/", "/guides/the-opioid-gap/"]' in worker.text


def test_browsers_ask_each_time_for_the_service_worker(client, loaded):
    assert client.get("/service-worker.js")["Cache-Control"] == "no-cache"


def test_the_service_worker_is_a_script(client, db):
    assert client.get("/service-worker.js")["Content-Type"] == "text/javascript"


def test_new_content_makes_a_new_version(db):
    ContentLoad.objects.create(version="one")
    before = offline.version()

    ContentLoad.objects.create(version="two")

    assert offline.version() != before


def test_the_same_content_stays_the_same_version(db):
    ContentLoad.objects.create(version="one")
    before = offline.version()

    ContentLoad.objects.create(version="one")

    assert offline.version() == before


def test_the_page_says_what_opens_without_a_connection(client, loaded):
    page = client.get("/offline/").text

    assert "Get help now" in page
    assert 'href="/guides/the-opioid-gap/"' in page


def test_the_page_stands_without_content(client, db):
    assert client.get("/offline/").status_code == 200


def test_pages_may_start_the_service_worker_and_read_the_manifest(client, db):
    policy = client.get("/offline/")["Content-Security-Policy"]

    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy


def test_the_manifest_is_said_to_be_one(client, db):
    assert client.get("/manifest.webmanifest")["Content-Type"] == "application/manifest+json"
