"""Creates, reads, lists, changes and deletes six kinds of records with pypipedrive against a simulator.

Usage: python steps.py ADDRESS   (the token is in PIPEDRIVE_API_TOKEN)

Nothing of the client is changed but the host that it talks to. A step that its own models cannot take, though the
answer is as the service gives it, is named as its defect; then the same step is made and checked without the client.
"""

import datetime
import os
import sys
import warnings

import requests
from pypipedrive.api import Api, V1
from pypipedrive.models import Activities, Deals, Organizations, PersonFields, Persons
from pypipedrive.orm import fields as F
from pypipedrive.orm.model import Model

ADDRESS = sys.argv[1]
DAY = datetime.date(2026, 1, 31)
results = []

original = Api.__init__


def with_our_host(self, *arguments, **named):
    original(self, *arguments, **named)
    self.endpoint_url = f"{ADDRESS}/{self.version}/"


Api.__init__ = with_our_host
warnings.simplefilter("ignore")


class Notes(Model):
    """The client brings no model of notes; this is one in its own words."""

    id = F.IntegerField("id", readonly=True)
    content = F.TextField("content")
    deal_id = F.IntegerField("deal_id")
    active_flag = F.BooleanField("active_flag", readonly=True)
    add_time = F.DatetimeField("add_time")
    update_time = F.DatetimeField("update_time")

    class Meta:
        entity_name = "notes"
        version = V1


def http(method, path, body=None, status=200):
    """The data of an answer, without the client."""
    answer = requests.request(
        method, ADDRESS + path, json=body, timeout=30,
        headers={"x-api-token": os.environ["PIPEDRIVE_API_TOKEN"]},
    )
    assert answer.status_code == status, f"{method} {path} was answered with {answer.status_code}: {answer.text}"
    return answer.json()["data"]


def step(name, action, defect=None, instead=None):
    """Makes a step; with a defect it must fail in that way, and the step is made without the client."""
    try:
        value = action()
    except Exception as problem:  # whatever the client throws is the result
        if defect is None or defect[0] not in f"{type(problem).__name__}: {problem}":
            results.append((False, f"{name}: {type(problem).__name__}: {problem}"))
            return None
        value = instead()
        results.append((True, f"{name}: checked without the client, whose defect this is: {defect[1]}"))
        return value
    if defect is not None:
        results.append((False, f"{name}: works now, so it is no defect any more: {defect[1]}"))
    else:
        results.append((True, name))
    return value


def expect(condition, text):
    assert condition, text


def made(model, **members):
    record = model(**members)
    expect(record.save().created, "save() says that nothing was created")
    return record


def listed(model, identifier):
    expect(identifier in [record._get_id() for record in model.all()], "the list does not hold the record")


def changed(record, member, value, read):
    setattr(record, member, value)
    expect(record.save().updated, "save() says that nothing was changed")
    expect(read()[member] == value, "the change is not there")


def deleted(record, path, status=404):
    expect(record.delete(), "delete() says that it did not happen")
    http("GET", path, status=status)


def life(kind, model, path, member, gone, /, **members):
    """A record from its creation to its end, all by way of the client."""
    record = step(f"{kind}: create", lambda: made(model, **members))
    if record is None:
        return
    one = f"{path}/{record._get_id()}"
    step(f"{kind}: read", lambda: expect(getattr(model.get(record._get_id()), member) == members[member], "it differs"))
    step(f"{kind}: list", lambda: listed(model, record._get_id()))
    step(f"{kind}: update", lambda: changed(record, member, "Changed", lambda: http("GET", one)))
    step(f"{kind}: delete", lambda: deleted(record, one, gone))


def organizations():
    life("organization", Organizations, "/api/v2/organizations", "name", 404, name="Public Firm")
    step(
        "organization with an address: create",
        lambda: made(Organizations, name="Addressed", address={"value": "1 Main St"}),
        ("Unknown key 'formatted_address'", "it sends formatted_address, which addresses do not have when written"),
        lambda: http("POST", "/api/v2/organizations", {"name": "Addressed", "address": {"value": "1 Main St"}}),
    )
    addressed = next(row for row in http("GET", "/api/v2/organizations") if row["name"] == "Addressed")
    step(
        "organization with an address: read, parts that were not sent are null",
        lambda: expect(Organizations.get(addressed["id"]).address.value == "1 Main St", "it differs"),
    )


def persons():
    life(
        "person", Persons, "/api/v2/persons", "name", 404,
        name="Pat Public", emails=[{"value": "pat@public.example"}], phones=[{"value": "1", "label": "home"}],
    )


def deals():
    life("deal", Deals, "/api/v2/deals", "title", 200, title="Public v. Private")


def activities():
    life(
        "activity", Activities, "/api/v2/activities", "subject", 200,
        subject="Hearing", type="meeting", due_date=DAY,
    )
    step(
        "activity without a date: create",
        lambda: made(Activities, subject="Undated", type="call"),
        ("DateField due_date expects datetime.date", "it does not convert dates in the answer to a create"),
        lambda: http("POST", "/api/v2/activities", {"subject": "Undated", "type": "call"}),
    )
    timed = http(
        "POST", "/api/v2/activities",
        {"subject": "Timed", "type": "call", "due_date": "2026-01-31", "due_time": "09:00", "duration": "01:00"},
    )

    def read_times():
        record = Activities.get(timed["id"])
        expect(record.due_time is not None, "due_time is lost")

    def check_times():
        row = http("GET", f"/api/v2/activities/{timed['id']}")
        expect(row["due_time"] == "09:00:00" and row["duration"] == "01:00:00", "the times differ")

    step(
        "activity with a time: read",
        read_times,
        ("due_time is lost", "it takes HH:MM only, and answers have HH:MM:SS"),
        check_times,
    )


def notes():
    deal = http("POST", "/api/v2/deals", {"title": "With notes"})["id"]
    note = step("note: create", lambda: made(Notes, content="<p>First</p>", deal_id=deal))
    if note is None:
        return
    one = f"/api/v1/notes/{note.id}"
    step("note: read", lambda: expect(Notes.get(note.id).content == "<p>First</p>", "it differs"))
    step("note: list", lambda: listed(Notes, note.id))
    step("note: update", lambda: changed(note, "content", "Changed", lambda: http("GET", one)))
    other = http("POST", "/api/v1/notes", {"content": "x", "deal_id": deal}, 201)

    def delete_without_client():
        expect(http("DELETE", f"/api/v1/notes/{other['id']}") is True, "the answer is not data:true")
        expect(http("GET", f"/api/v1/notes/{other['id']}")["active_flag"] is False, "the note is still there")

    step(
        "note: delete",
        note.delete,
        ("ValidationError", "its answers cannot hold data:true, which the delete of a note is answered with"),
        delete_without_client,
    )
    expect(http("GET", one)["active_flag"] is False, "the client's delete did not reach the note")


def fields():
    life(
        "field", PersonFields, "/api/v2/personFields", "field_name", 404,
        field_name="Bar number", field_type="varchar",
    )
    code = http("POST", "/api/v2/personFields", {"field_name": "Other", "field_type": "text"})["field_code"]
    step(
        "field that was read: delete",
        lambda: PersonFields.get(code).delete(),
        ("it does not have id", "it looks for an id, which fields of version 2 do not have"),
        lambda: http("DELETE", f"/api/v2/personFields/{code}"),
    )


for visit in (organizations, persons, deals, activities, notes, fields):
    visit()
for passed, text in results:
    print("ok  " if passed else "FAIL", text)
failed = sum(not passed for passed, _ in results)
print(f"{len(results)} steps of a public client, {failed} failed")
sys.exit(1 if failed or len(results) < 35 else 0)
