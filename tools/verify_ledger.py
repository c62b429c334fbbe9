#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a ledger export with nothing but Python 3.9, in one file that is short enough to be read before it is trusted.

Usage: verify_ledger.py FILE [FILE.checkpoint] [--key VERIFIER_KEY] [--report REPORT_JSON] [--seen CHECKPOINT ...]
Exit: 0 sound, 4 something is wrong (the first event that is, where one can be named), 2 it could not be checked.
verify_strictly.py takes the same arguments and checks the finer rules of ledger-format.md too.
"""
import argparse, base64, collections, hashlib, json, os, re, sys


class Wrong(Exception):
    """Something is not what it should be; the text says what."""


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
    need(event["seq"] == seq, f"carries the sequence number {event['seq']}")
    need(re.fullmatch("[a-z0-9._-]+", event["type"]), "has a type that is no name")
    return event["type"], event["data"], event.get("run", ""), event.get("cause")


def read_checkpoint(path):
    note = open(path, encoding="utf-8", newline="").read()
    return note, int(note.split("\n")[1]), base64.b64decode(note.split("\n")[2])


def check_signature(note, key):
    """Three lines are signed: origin, size, root. Behind them stands `— name base64(key id, signature)` for each key."""
    if not key:
        return "signature NOT checked: no verifier key"
    (name, key_id, public), (signed, _, signatures) = key.split("+", 2), note.partition("\n\n")
    public = base64.b64decode(public)
    need(hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == key_id, "the verifier key is malformed")
    need(signed.startswith(name + "\n"), f"the checkpoint is of another ledger than the verifier key, {name}")
    own = [base64.b64decode(line.split(" ")[-1]) for line in signatures.split("\n") if line.startswith(f"\u2014 {name} ")]
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
        self.types, self.rows, self.loads, self.point = collections.Counter(), {}, [], 0
        self.intents, self.ended, self.landed, self.undone, self.left = {}, set(), {}, set(), set()
        self.writes = collections.Counter()

    def take(self, seq, kind, data, run, cause):
        self.types[kind] += 1
        if kind == "file.registered":
            self.rows[data["file"]] = collections.Counter()
        elif kind in ("row.parsed", "row.rejected", "row.changed", "row.vanished"):
            self.rows[data["file"]][kind[4:]] += 1
        elif kind == "file.completed":
            rows, file = self.rows.pop(data["file"]), data["file"]
            for name in ("parsed", "rejected", "changed", "vanished"):
                need(data[name] == rows[name], f"states {data[name]} rows as {name}, before it are {rows[name]}")
            known = rows["parsed"] + rows["rejected"] + rows["changed"] + data["same"]
            need(data["records"] == known, f"states {data['records']} rows in, but {known} are accounted for")
            self.loads.append((file, known, rows["parsed"], rows["rejected"]))
        elif kind == "api.intended":
            record, undoes = (data["entity"], data["key"]), data.get("undoes")
            op, of, _ = self.landed.get(undoes, ("", record, ""))
            need(undoes is None or (undoes not in self.undone and of == record and
                                    (op, data["op"]) in [("create", "delete"), ("update", "update")]),
                 f"is no inverse of event {undoes}")
            self.intents[seq] = (data["op"], record, run, undoes)
        elif kind in ("api.landed", "api.refused", "api.unknown", "api.settled"):
            op, record, of, undoes = self.intents.get(cause, ("none", (), "", None))
            need(op == data["op"], f"is {kind} without an earlier api.intended of the same op")
            need(cause not in self.ended, f"is {kind}, but event {cause} had its outcome before")
            result = data.get("verdict", kind[4:])
            if result in ("landed", "found", "refused", "absent"):
                self.ended.add(cause)
            if result in ("landed", "found"):
                self.landed[cause] = ("inverse" if undoes is not None else op, record, data["id"])
                self.writes[of, record[0], "undone" if undoes is not None else op + "d"] += 1
                self.undone.add(undoes)
                if op == "delete":
                    self.left.add((*record, data["id"]))
        elif kind == "rollback.started":
            self.point = data["size"]
        elif kind == "rollback.kept":
            self.left.add((data["entity"], data["key"], data["id"]))
        elif kind == "rollback.finished":
            later = {seq: (op, (*record, id)) for seq, (op, record, id) in self.landed.items() if seq >= self.point}
            created = {record for op, record in later.values() if op == "create"}
            missing = [seq for seq, (op, record) in later.items() if seq not in self.undone | {None}
                       and record not in self.left and op != "inverse" and (op == "create" or record not in created)]
            need(len(missing) <= data["failed"], f"leaves out event {missing[:1]}: no landed inverse, no rollback.kept")


def check_report(report, story, root):
    files, records = report["record-counts"]["sourceFiles"], report["record-counts"]["records"]
    loads = [(file["file"], file["rows"], file["parsed"], file["rejected"]) for file in files if file["complete"]]
    writes = {(row["run"], row["entity"], what): row[what] for row in records if row["run"] != "total"
              for what in ("created", "updated", "deleted", "undone") if row[what]}
    for name, stated, counted in [("root", report["root"], root.hex()), ("events", report["events"], story.types),
                                  ("source files", loads, story.loads), ("writes", writes, story.writes)]:
        need(stated == counted, f"the report's {name} are {stated}, the events up to here give {counted}")


def verify(file, checkpoint=None, key=None, report=None, seen=()):
    """Gives the lines of the summary; raises Wrong."""
    note, size, root = read_checkpoint(checkpoint or file + ".checkpoint")
    report, proved, own_key = json.load(open(report, "rb")) if report else {"size": 0}, None, ""
    leaves, story = [], Story()
    if os.path.exists(file + ".leaves"):  # the root proves them, and they name the event that was changed
        proved = [bytes.fromhex(line) for line in open(file + ".leaves", encoding="utf-8").read().split()]
        need(len(proved) == size and tree_root(proved) == root, f"{file}.leaves does not belong to the checkpoint")
    for seq, line in enumerate(open(file, "rb")):
        try:
            need(seq < size, f"is one more than the {size} that the checkpoint commits to")
            need(line.endswith(b"\n"), "the line is cut")
            leaves.append(hashlib.sha256(b"\x00" + line[:-1]).digest())
            need(proved is None or leaves[seq] == proved[seq], "its bytes are not those that the checkpoint commits to")
            kind, data, run, cause = read_event(line[:-1], seq)
            story.take(seq, kind, data, run, cause)
            if kind == "ledger.opened":
                own_key = data.get("verifierKey", "") + ""  # a text, if there is one
                need(not (key and own_key) or key == own_key, "names another verifier key than the one given")
            if report["size"] == seq + 1:
                check_report(report, story, tree_root(leaves))
        except (Wrong, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise Wrong(f"event {seq} (line {seq + 1}): {error if type(error) is Wrong else f'malformed, {error!r}'}")
    need(len(leaves) >= max(size, report["size"]), f"event {len(leaves)} (line {len(leaves) + 1}): is missing")
    for old_note, old_size, old_root in map(read_checkpoint, seen):
        check_signature(old_note, key or own_key)
        need(old_size <= size, f"event {size} (line {size + 1}): is missing, a checkpoint of {old_size} events was seen")
        need(tree_root(leaves[:old_size]) == old_root, f"an event below {old_size} is not what was seen")
    need(tree_root(leaves) == root, f"an event below {size} was changed: the root is not the checkpoint's")
    return [f"{count:>10}  {kind}" for kind, count in sorted(story.types.items())] + [
        f"sound: {size} events, root {root.hex()}", check_signature(note, key or own_key)] + [
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
    except (LookupError, OSError, ValueError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
