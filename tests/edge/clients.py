"""Every operation of the real clients, and the whole life of a job: `clients.py URL VERSION`."""

import sys
import time

from azure.ai.textanalytics import TextAnalyticsClient
from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError, ResourceExistsError, ResourceNotFoundError
from azure.core.pipeline.policies import SansIOHTTPPolicy
from azure.health.deidentification import DeidentificationClient
from azure.health.deidentification import _version
from azure.health.deidentification import models

URL, VERSION = sys.argv[1:]
PREVIEW = VERSION == "1.1.0b1"
HELLO = "Hello, my name is John Smith."
assert _version.VERSION == VERSION


class Credential:
    def get_token(self, *scopes, **_):
        assert scopes == ("https://deid.azure.com/.default",), scopes
        return AccessToken("own", int(time.time()) + 3600)


class Bearer(SansIOHTTPPolicy):
    """The client's own policy refuses to send a token over http."""

    def __init__(self, token):
        self.token = token

    def on_request(self, request):
        request.http_request.headers["Authorization"] = f"Bearer {self.token}"


def connect(token="own"):
    return DeidentificationClient(URL, Credential(), authentication_policy=Bearer(token), polling_interval=1, retry_total=0)


client = connect()
content = models.DeidentificationContent
operation = models.DeidentificationOperationType


def texts():
    tag = client.deidentify_text(content(input_text=HELLO, operation_type=operation.TAG))
    assert tag.output_text is None
    (entity,) = tag.tagger_result.entities
    assert entity.category in ("Patient", "Doctor") and entity.text == "John Smith"
    assert (entity.offset.utf8, entity.offset.utf16, entity.offset.code_point) == (18, 18, 18)
    assert entity.length.code_point == 10 and 0 < entity.confidence_score <= 1

    wide = "👩‍⚕️ Jose\u0301, " + HELLO
    (entity,) = [each for each in client.deidentify_text(content(input_text=wide, operation_type="Tag")).tagger_result.entities if each.text == "John Smith"]
    start = entity.offset.code_point
    assert wide[start : start + entity.length.code_point] == "John Smith"
    assert wide.encode()[entity.offset.utf8 :][: entity.length.utf8].decode() == "John Smith"

    custom = models.DeidentificationCustomizationOptions
    redact = client.deidentify_text(content(input_text=HELLO, operation_type=operation.REDACT))
    assert redact.output_text in ("Hello, my name is [patient].", "Hello, my name is [doctor].") and redact.tagger_result is None
    redact = client.deidentify_text(content(input_text=HELLO, operation_type=operation.REDACT, customizations=custom(redaction_format="*{len}")))
    assert redact.output_text == "Hello, my name is **********."

    for asked in (content(input_text=HELLO), content(input_text=HELLO, operation_type=operation.SURROGATE)):
        surrogate = client.deidentify_text(asked)
        assert surrogate.output_text.startswith("Hello, my name is ") and surrogate.tagger_result is None
        assert "John Smith" not in surrogate.output_text and "[" not in surrogate.output_text

    if PREVIEW:
        phi = models.SimplePhiEntity(category=models.PhiCategory.PATIENT, offset=18, length=10)
        tagged = models.TaggedPhiEntities(encoding=models.TextEncodingType.CODE_POINT, entities=[phi])
        only = client.deidentify_text(content(input_text=HELLO, operation_type=operation.SURROGATE_ONLY, tagged_entities=tagged))
        assert only.output_text.startswith("Hello, my name is ") and "John Smith" not in only.output_text


def job(name, prefix="example_patient_1", location="https://account.blob.core.windows.net/patients", kind=operation.SURROGATE):
    return client.begin_deidentify_documents(
        name,
        models.DeidentificationJob(
            operation_type=kind,
            source_location=models.SourceStorageLocation(location=location, prefix=prefix),
            target_location=models.TargetStorageLocation(location=location, prefix=f"_{name}", overwrite=True),
        ),
    )


def jobs():
    name = f"py-{VERSION}".replace(".", "-")
    poller = job(name)
    assert any(each.job_name == name for each in list(client.list_jobs())[:10])
    done = poller.result()
    assert (done.status, done.job_name, done.operation_type) == ("Succeeded", name, "Surrogate")
    summary = done.summary
    assert (summary.total_count, summary.successful_count, summary.failed_count, summary.canceled_count) == (3, 3, 0, 0)
    assert summary.bytes_processed == 182, summary.bytes_processed
    assert done.created_at < done.started_at < done.last_updated_at
    assert done.customizations.surrogate_locale == "en-US" and done.error is None
    assert done.source_location.prefix == "example_patient_1" and done.source_location.extensions == ["*"]

    pages = [list(page) for page in client.list_job_documents(name, maxpagesize=2).by_page()] if PREVIEW else [list(client.list_job_documents(name))]
    assert [len(page) for page in pages] == ([2, 1] if PREVIEW else [3])
    documents = [document for page in pages for document in page]
    assert len({document.id for document in documents}) == 3
    for document in documents:
        assert len(document.id) == 36 and document.status == "Succeeded"
        assert "example_patient_1" in document.input_location.location and f"_{name}" in document.output_location.location
        assert document.input_location.etag and document.output_location.etag

    assert client.cancel_job(name).status == "Succeeded"
    try:
        job(name)
        raise AssertionError("a name was taken twice")
    except ResourceExistsError as error:
        assert error.error.code == "JobAlreadyExists"
    client.delete_job(name)
    try:
        client.get_job(name)
        raise AssertionError("a deleted job is there")
    except ResourceNotFoundError as error:
        assert error.error.code == "JobNotFound"

    try:
        job(f"{name}-empty", prefix="no_files_in_this_folder").result()
        raise AssertionError("an empty job succeeded")
    except HttpResponseError as error:
        assert "EmptyJob" in str(error)
    empty = client.get_job(f"{name}-empty")
    assert empty.status == "Failed" and empty.error.code == "EmptyJob" and len(empty.error.message) > 10
    try:
        job(f"{name}-false", location="FakeStorageLocation")
        raise AssertionError("a false location was taken")
    except HttpResponseError as error:
        assert error.status_code == 400 and error.error.details[0].code == "FieldInvalid"


def access():
    try:
        connect("false").deidentify_text(content(input_text=HELLO))
        raise AssertionError("a false token was taken")
    except ClientAuthenticationError as error:
        assert error.status_code == 401


def language():
    service = TextAnalyticsClient(URL, AzureKeyCredential("own"))
    text = "👩‍⚕️ I am John Smith, call 555-867-5309."
    one, two = service.recognize_pii_entities([text, ""], domain_filter="phi", show_stats=True)
    person = one.entities[0]
    assert person.category == "Person" and text[person.offset : person.offset + person.length] == "John Smith"
    assert one.redacted_text == "👩‍⚕️ I am **********, call ************." and one.statistics.transaction_count == 1
    assert two.is_error and two.error.code == "InvalidDocument"
    (one,) = service.recognize_pii_entities([text], categories_filter=["PhoneNumber"])
    assert [each.category for each in one.entities] == ["PhoneNumber"]


for part in (texts, jobs, access, language):
    part()
print("all held")
