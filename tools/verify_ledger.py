#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a ledger export with nothing but Python 3.9, in one file that is short enough to be read before it is trusted.

Usage: verify_ledger.py FILE [FILE.checkpoint] [--key VERIFIER_KEY] [--report REPORT_JSON] [--seen CHECKPOINT ...]
Exit: 0 sound, 4 something is wrong (the first event that is, where one can be named), 2 it could not be checked.
verify_strictly.py takes the same arguments and checks the finer rules of ledger-format.md too.
"""
import argparse, base64, collections, hashlib, json, os, re, sys

LONGEST = (64 << 20) + 1  # bytes of an event and its line feed


class Wrong(Exception):
    """Something is not what it should be; the text says what."""


class Unchecked(Exception):
    """It cannot be told; the text says why."""


def need(condition, text):
    if not condition:
        raise Wrong(text)


def tree_root(nodes):
    """RFC 6962: two neighbours become one, and the last one without a neighbour goes up as it is."""
    while len(nodes) > 1:
        pairs = [b"".join(nodes[place:place + 2]) for place in range(0, len(nodes), 2)]
        nodes = [hashlib.sha256(b"\x01" + pair).digest() if len(pair) == 64 else pair for pair in pairs]
    return nodes[0] if nodes else hashlib.sha256().digest()


def in_order(pairs):
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))


def read_event(line, seq):
    """Canonical is what gives the same bytes when it is written again; a fraction, taken for a text, does not."""
    event = json.loads(line, object_pairs_hook=in_order, parse_float=str, parse_constant=str)
    need(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode() == line, "is not canonical JSON")
    need(type(event["seq"]) is int and event["seq"] == seq, f"carries the sequence number {event['seq']}")
    need(re.fullmatch("[a-z0-9._-]+", event["type"]), "has a type that is no name")
    need((event["type"] == "ledger.opened") == (seq == 0), "ledger.opened stands at the beginning, and only there")
    return event["type"], event["v"], event["data"], event.get("run", ""), event.get("cause")


def read_checkpoint(note):
    """Origin, size and root, an empty line, and for each key that signed `— name base64(key id, signature)`."""
    parts = re.fullmatch("[!-~]+\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n\n(\u2014 \\S+ [A-Za-z0-9+/=]+\n)+", note)
    need(parts, "a checkpoint is no signed note of origin, size and root")
    return int(parts[1]), base64.b64decode(parts[2])


def read_note(path):
    return open(path, encoding="utf-8", newline="").read()


def check_signature(note, key):
    """The three first lines are what is signed."""
    if not key:
        return "signature NOT checked: no verifier key"
    (name, key_id, public), (signed, _, signatures) = key.split("+", 2), note.partition("\n\n")
    public = base64.b64decode(public)
    need(hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == key_id, "the verifier key is malformed")
    need(signed.startswith(name + "\n"), f"the checkpoint is of another ledger than the verifier key, {name}")
    signed_by = [line.split(" ") for line in signatures.split("\n") if line.startswith(f"\u2014 {name} ")]
    own = [base64.b64decode(words[2]) for words in signed_by]
    own = [signature[4:] for signature in own if signature[:4].hex() == key_id]
    need(len(own) == 1, "the checkpoint bears no signature by the verifier key, or more than one")
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        Ed25519PublicKey.from_public_bytes(public[1:]).verify(own[0], signed.encode() + b"\n")
        return f"signature good: {key}"
    except ImportError:
        return "signature NOT checked: the Python module cryptography is not here"
    except InvalidSignature:
        raise Wrong("the signature of the checkpoint is wrong")


class Story:
    """What the events must say about each other."""

    def __init__(self):
        self.types, self.rows, self.loads, self.point = collections.Counter(), {}, [], None
        self.intents, self.ended, self.landed, self.undone = {}, set(), {}, set()
        self.gone, self.kept, self.told, self.writes = set(), set(), [], collections.Counter()

    def take(self, seq, kind, version, data, run, cause):
        self.types[kind] += 1
        if version > (2 if kind in ("file.registered", "row.rejected") else 1):
            raise Unchecked(f"event {seq}, {kind} v{version}, is of a newer form; verify_strictly.py counts it")
        if kind == "file.registered":
            self.rows[data["file"]] = collections.Counter()
        elif kind in ("row.parsed", "row.rejected", "row.changed", "row.vanished"):
            self.rows[data["file"]][kind[4:]] += 1
        elif kind == "file.completed":
            rows, file = self.rows.pop(data["file"]), data["file"]
            for name in ("parsed", "rejected", "changed", "vanished"):
                need(data[name] == rows[name], f"states {data[name]} rows as {name}, before it are {rows[name]}")
            known = rows["parsed"] + rows["rejected"] + rows["changed"] + data["same"]
            need(data["same"] >= 0, f"states {data['same']} rows as same")
            need(data["records"] == known, f"states {data['records']} rows in, but {known} are accounted for")
            self.loads.append((file, known, rows["parsed"], rows["rejected"]))
        elif kind == "api.intended":
            record, undoes = (data["entity"], data["key"], data.get("id")), data.get("undoes")
            op, of = self.landed.get(undoes, ("", record))
            need(undoes is None or (undoes not in self.undone and of == record and
                                    (op, data["op"]) in [("create", "delete"), ("update", "update")]),
                 f"is no inverse of event {undoes}")
            need(undoes is not None or data["op"] != "delete", "is a delete that undoes nothing")
            self.intents[seq] = (data["op"], record, run, undoes)
        elif kind in ("api.landed", "api.refused", "api.unknown", "api.settled"):
            op, (entity, key, id), of, undoes = self.intents.get(cause, (None, (None,) * 3, "", None))
            need(op and op == data["op"], f"is {kind} without an earlier api.intended of the same op")
            need(cause not in self.ended, f"is {kind}, but event {cause} had its outcome before")
            result = data["verdict"] if kind == "api.settled" else kind[4:]
            need(kind != "api.settled" or result in ("found", "absent", "inconclusive"), "settles nothing")
            if result not in ("unknown", "inconclusive"):
                self.ended.add(cause)
            if result in ("landed", "found"):
                landed_id = data.get("id", id)
                need(landed_id and id in (None, landed_id), f"is {kind} of another record than its intent")
                need(undoes not in self.undone, f"is {kind}, but event {undoes} was undone before")
                self.landed[cause] = ("inverse" if undoes is not None else op, (entity, key, landed_id))
                self.writes[of, entity, "undone" if undoes is not None else op + "d"] += 1
                self.undone |= {undoes} - {None}
                if op == "delete":
                    self.gone.add((entity, key, landed_id))
        elif kind == "rollback.started":
            need(0 <= data["size"] <= seq, "goes back to what did not exist yet")
            self.point, self.kept, self.told = data["size"], set(), []
        elif kind == "rollback.proved":
            self.told = [text + " (" for text in data["remaining"]]  # ENTITY ID KEY, and the fields that differ
        elif kind == "rollback.kept":
            (self.gone if data["reason"] == "already-deleted" else self.kept).add(
                (data["entity"], data["key"], data["id"]))
        elif kind == "rollback.finished":
            need(self.point is not None, "has no rollback.started")
            later = {seq: write for seq, write in self.landed.items() if seq >= self.point and write[0] != "inverse"}
            created = {record for op, record in later.values() if op == "create"}
            missing = {(entity, key, id): seq for seq, (op, (entity, key, id)) in later.items()
                       if seq not in self.undone and (entity, key, id) not in self.gone | self.kept
                       and (op == "create" or (entity, key, id) not in created)
                       and not any(text.startswith(f"{entity} {id} {key} (") for text in self.told)}
            need(len(missing) <= max(data["failed"], 0),
                 f"leaves out event {min(missing.values(), default='')}: no landed inverse, no rollback.kept")
            inverses = sum(undone >= self.point for undone in self.undone)
            need(data["undone"] <= inverses, f"states {data['undone']} as undone, {inverses} inverses have landed")


def read_report(path):
    """What the report states, in the form in which the story counts it; ValueError where it has another form."""
    try:
        report = json.load(open(path, "rb"))
        files, records = report["record-counts"]["sourceFiles"], report["record-counts"]["records"]
        loads = [(file["file"], file["rows"], file["parsed"], file["rejected"]) for file in files if file["complete"]]
        writes = [((row["run"], row["entity"], what), row[what]) for row in records if row["run"] != "total"
                  for what in ("created", "updated", "deleted", "undone") if row[what]]
        need(type(report["size"]) is int and report["size"] > 0, "has no size")
        need(type(report["checkpoint"]) is str, "has no checkpoint")
        return report["size"], report["checkpoint"], report["root"], report["events"], sorted(loads), sorted(writes)
    except (LookupError, TypeError, RecursionError, Wrong) as error:
        raise ValueError(f"{path} is no report.json: {error!r}")


def check_report(report, story, root):
    size, note, *stated = report
    need(read_checkpoint(note) == (size, root), "the report's checkpoint is of another state")
    counted = [root.hex(), story.types, sorted(story.loads), sorted(story.writes.items())]
    for name, one, other in zip(("root", "events", "source files", "writes"), stated, counted):
        need(one == other, f"the report's {name} are {one}, the events up to here give {other}")


def verify(file, checkpoint=None, key=None, report=None, seen=()):
    """Gives the lines of the summary; raises Wrong."""
    note, report = read_note(checkpoint or file + ".checkpoint"), read_report(report) if report else (0,)
    (size, root), proved, leaves, story, own_key = read_checkpoint(note), None, [], Story(), ""
    if os.path.exists(file + ".leaves"):  # the root proves them, and they name the event that was changed
        lines = read_note(file + ".leaves").split("\n")
        need(all(re.fullmatch("[0-9a-f]{64}", line) for line in lines[:-1]), f"{file}.leaves holds what is no hash")
        proved = [bytes.fromhex(line) for line in lines]
        need(proved.pop() == b"" and len(proved) == size and tree_root(proved) == root,
             f"{file}.leaves does not belong to the checkpoint")
    export = open(file, "rb")
    for seq, line in enumerate(iter(lambda: export.readline(LONGEST), b"")):
        try:
            need(seq < size, f"is one more than the {size} that the checkpoint commits to")
            need(line.endswith(b"\n"), "the line is cut")
            leaves.append(hashlib.sha256(b"\x00" + line[:-1]).digest())
            need(proved is None or leaves[seq] == proved[seq], "its bytes are not those that the checkpoint commits to")
            kind, version, data, run, cause = read_event(line[:-1], seq)
            story.take(seq, kind, version, data, run, cause)
            if seq == 0:
                own_key = data.get("verifierKey", "") + ""  # a text, if there is one
                need(not (key and own_key) or key == own_key, "names another verifier key than the one given")
            if report[0] == seq + 1:
                check_report(report, story, tree_root(leaves))
        except (Wrong, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise Wrong(f"event {seq} (line {seq + 1}): {error if type(error) is Wrong else f'malformed, {error!r}'}")
    need(len(leaves) >= max(size, report[0]), f"event {len(leaves)} (line {len(leaves) + 1}): is missing")
    for old_note in [read_note(path) for path in seen] + list(report[1:2]):  # a report holds that of its own state
        old_size, old_root = read_checkpoint(old_note)
        check_signature(old_note, key or own_key)
        need(old_size <= size, f"event {size} (line {size + 1}): is missing, a checkpoint of {old_size} was seen")
        need(tree_root(leaves[:old_size]) == old_root, f"an event below {old_size} is not what was seen")
    need(tree_root(leaves) == root, f"an event below {size} was changed: the root is not the checkpoint's")
    signed = check_signature(note, key or own_key)
    if key and not signed.startswith("signature good"):
        raise Unchecked(signed)
    return [f"{count:>10}  {kind}" for kind, count in sorted(story.types.items())] + [
        f"the report agrees with the first {report[0]} events"] * (report[0] > 0) + [
        f"sound: {size} events, root {root.hex()}", signed] + [
        "that key is named by the ledger itself: get it from elsewhere and give it as --key"] * (not key)


def main():
    parser = argparse.ArgumentParser(description="Check a ledger export against its signed checkpoint.")
    parser.add_argument("file")
    parser.add_argument("checkpoint", nargs="?")
    parser.add_argument("--key", help="the verifier key as you got it outside of the ledger")
    parser.add_argument("--report", metavar="JSON", help="report.json of a report over this ledger")
    parser.add_argument("--seen", metavar="CHECKPOINT", nargs="+", default=[], help="checkpoints that you kept")
    try:
        print("\n".join(verify(**vars(parser.parse_args()))))
    except Wrong as wrong:
        print(f"WRONG: {wrong}", file=sys.stderr)
        return 4
    except (LookupError, OSError, Unchecked, ValueError) as error:
        print(f"cannot check: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
