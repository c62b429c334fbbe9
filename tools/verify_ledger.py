#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a ledger export, in one file that can be read before it is trusted; it needs nothing but Python 3.9.

Usage: verify_ledger.py FILE [FILE.checkpoint] [--key VERIFIER_KEY] [--report REPORT_JSON] [--seen CHECKPOINT ...]
Exit: 0 sound, 4 something is wrong (the first event that is, where one can be named), 2 it could not be checked.
verify_strictly.py takes the same arguments and checks the rest of what ledger-format.md says.
"""
import argparse, base64, collections, hashlib, json, os, re, sys


class Wrong(Exception):
    """Something is not what it should be; the text says what."""


def need(condition, text):
    if not condition:
        raise Wrong(text)


def refuse(number):
    raise Wrong(f"the number {number} is no integer")


def tree_root(leaves):
    """RFC 6962: the roots of full subtrees, the largest first; two of one size become one of twice the size."""
    peaks = []
    for index, node in enumerate(leaves):
        while index & 1:
            node, index = hashlib.sha256(b"\x01" + peaks.pop() + node).digest(), index >> 1
        peaks.append(node)
    root = peaks.pop() if peaks else hashlib.sha256(b"").digest()
    while peaks:
        root = hashlib.sha256(b"\x01" + peaks.pop() + root).digest()
    return root


def in_order(pairs):
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))


def read_event(line, seq):
    try:
        event = json.loads(line, object_pairs_hook=in_order, parse_float=refuse, parse_constant=refuse)
        need(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode() == line, "is not canonical JSON")
        need(event["seq"] == seq, f"carries the sequence number {event['seq']}")
        need(event.get("cause", -1) < seq and type(event["data"]) is dict and event["actor"] and event["v"] >= 1
             and re.fullmatch("[a-z0-9._-]{1,64}", event["type"])
             and re.fullmatch("[A-Za-z0-9.:_-]{1,64}", event.get("run", "-"))
             and re.fullmatch(r"(19[7-9]|2\d\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["at"]),
             "has a member in its envelope that is out of bounds")
        return event, event["type"], event["data"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Wrong(f"is no event: {type(error).__name__}")


def read_checkpoint(path, key):
    """Gives size, root and a sentence about the signature: the origin, the size and the root are what is signed."""
    body, _, signatures = open(path, encoding="utf-8", newline="").read().partition("\n\n")
    lines = body.split("\n")
    need(len(lines) == 3 and re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]), f"{path} is no checkpoint")
    size, root, signed = int(lines[1]), base64.b64decode(lines[2]), "signature NOT checked: no verifier key"
    if key:
        need(re.fullmatch(r"[^+]+\+[0-9a-f]{8}\+.+", key), "the verifier key is malformed")
        name, key_id, public = key.split("+", 2)
        public = base64.b64decode(public)
        need(hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == key_id, "the verifier key is malformed")
        need(name == lines[0], f"{path} is of the ledger {lines[0]}, the verifier key of {name}")
        own = [base64.b64decode(line.split(" ")[2]) for line in signatures.split("\n")
               if line.startswith(f"\u2014 {name} ")]
        own = [signature[4:] for signature in own if signature[:4].hex() == key_id]
        need(len(own) == 1, f"{path} bears no signature by the verifier key, or more than one")
        signed = "signature NOT checked: the Python module cryptography is not here"
        try:
            from cryptography.exceptions import InvalidSignature
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
            Ed25519PublicKey.from_public_bytes(public[1:]).verify(own[0], f"{body}\n".encode())
            signed = f"signature good: {key}"
        except ImportError:
            pass
        except InvalidSignature:
            raise Wrong(f"{path}: the signature is wrong")
    return size, root, signed


class Story:
    """What the events must say about each other."""

    def __init__(self):
        self.types, self.load, self.loads, self.point = collections.Counter(), {}, [], None
        self.intents, self.ended, self.landed, self.undone, self.left = {}, set(), {}, set(), set()
        self.counts, self.tokens = collections.Counter(), collections.Counter()

    def take(self, seq, event, kind, data):
        self.types[kind] += 1
        run, cause = event.get("run", ""), event.get("cause")
        if kind == "file.registered":
            self.load[data["file"]] = collections.Counter()
        elif kind in ("row.parsed", "row.rejected", "row.changed", "row.vanished"):
            self.load[data["file"]][kind[4:]] += 1
        elif kind == "file.completed":
            rows = self.load.pop(data["file"])
            for name in ("parsed", "rejected", "changed", "vanished"):
                need(data[name] == rows[name], f"states {data[name]} rows as {name}, before it are {rows[name]}")
            known = rows["parsed"] + rows["rejected"] + rows["changed"] + data["same"]
            need(data["records"] == known, f"states {data['records']} rows in, but {known} are accounted for")
            self.loads.append((data["file"], known, rows["parsed"], rows["rejected"]))
        elif kind == "api.intended":
            record, undoes = (data["entity"], data["key"]), data.get("undoes")
            if undoes is not None:
                op, of, _, is_inverse = self.landed.get(undoes, (None, None, None, True))
                need(not is_inverse and undoes not in self.undone, f"undoes event {undoes}, no write in effect")
                need(of == record, f"undoes event {undoes}, which wrote another record")
                need(data["op"] == {"create": "delete"}.get(op, op), "is no inverse of what it undoes")
            self.intents[seq] = (data["op"], record, run, undoes)
        elif kind in ("api.landed", "api.refused", "api.unknown", "api.settled"):
            need(cause in self.intents and self.intents[cause][0] == data["op"],
                 f"is {kind} without an earlier api.intended of the same op")
            need(cause not in self.ended, f"is {kind}, but event {cause} had its outcome before")
            op, record, of, undoes = self.intents[cause]
            result = data.get("verdict", kind[4:])
            self.tokens[run, record[0]] += data["tokens"]
            if result in ("landed", "found", "refused", "absent"):
                self.ended.add(cause)
            if result in ("landed", "found"):
                self.landed[cause] = (op, record, data["id"], undoes is not None)
                self.counts[of, record[0], "undone" if undoes is not None else op + "d"] += 1
                self.undone.add(undoes)
                if op == "delete":
                    self.left.add((*record, data["id"]))
        elif kind == "api.read":
            self.tokens[run, data["entity"]] += data["tokens"]
        elif kind == "account.read":
            self.tokens[run, "reading"] += data["tokens"]
        elif kind == "rollback.started":
            self.point = data["size"]
        elif kind == "rollback.kept":
            self.left.add((data["entity"], data["key"], data["id"]))
        elif kind == "rollback.finished":
            later = {seq: (op, (*record, id)) for seq, (op, record, id, is_inverse) in self.landed.items()
                     if seq >= self.point and not is_inverse}
            created = {record for op, record in later.values() if op == "create"}
            missing = {record: seq for seq, (op, record) in later.items() if seq not in self.undone
                       and record not in self.left and (op == "create" or record not in created)}
            need(len(missing) <= data["failed"], f"leaves out event {min(missing.values(), default=0)}: it has neither "
                                                 "a landed inverse nor a rollback.kept")


def check_report(report, story, root):
    counts = report["record-counts"]
    for name, stated, counted in (
            ("root", report["root"], root.hex()), ("events", report["events"], story.types),
            ("source files", [(row["file"], row["rows"], row["parsed"], row["rejected"])
                              for row in counts["sourceFiles"] if row["complete"]], story.loads),
            ("writes", {(row["run"], row["entity"], what): row[what] for row in counts["records"]
                        if row["run"] != "total" for what in ("created", "updated", "deleted", "undone") if row[what]},
             story.counts),
            ("tokens", {(row["run"], row["entity"]): row["spentTokens"] for row in report["tokens"]
                        if row["entity"] != "total"}, +story.tokens)):
        need(stated == counted, f"the report's {name} are {stated}, the events up to here give {counted}")


def verify(file, checkpoint=None, key=None, report=None, seen=()):
    """Gives the lines of the summary; raises Wrong."""
    size, root, _ = read_checkpoint(checkpoint or file + ".checkpoint", None)
    report = json.load(open(report, encoding="utf-8")) if report else {"size": 0}
    proved, leaves, story = None, [], Story()
    if os.path.exists(file + ".leaves"):  # the root proves them, and they name the event that was changed
        proved = [bytes.fromhex(line) for line in open(file + ".leaves", encoding="utf-8").read().split("\n")[:-1]]
        need(len(proved) == size and tree_root(proved) == root, f"{file}.leaves does not belong to the checkpoint")
    for seq, line in enumerate(open(file, "rb")):
        try:
            need(seq < size, f"is one more than the {size} that the checkpoint commits to")
            leaf = hashlib.sha256(b"\x00" + line[:-1]).digest()
            need(line.endswith(b"\n"), "the line is cut")
            need(proved is None or leaf == proved[seq], "its bytes are not those that the checkpoint commits to")
            event, kind, data = read_event(line[:-1], seq)
            story.take(seq, event, kind, data)
            leaves.append(leaf)
            if seq == 0:
                named = data.get("verifierKey")
                need(named is None or type(named) is str, "its verifier key is no text")
                need(None in (key, named) or key == named, "names another verifier key than the one given")
            if report["size"] == seq + 1:
                check_report(report, story, tree_root(leaves))
        except (KeyError, TypeError) as error:
            raise Wrong(f"event {seq} (line {seq + 1}): lacks {error}")
        except Wrong as wrong:
            raise Wrong(f"event {seq} (line {seq + 1}): {wrong}")
    need(len(leaves) >= max(size, report["size"]), f"event {len(leaves)} (line {len(leaves) + 1}): is missing")
    for name in seen:
        old_size, old_root, _ = read_checkpoint(name, key or named)
        need(old_size <= size, f"event {size} (line {size + 1}): is missing, {name} commits to {old_size}")
        need(tree_root(leaves[:old_size]) == old_root, f"an event below {old_size} is not what {name} commits to")
    need(tree_root(leaves) == root, f"an event below {size} was changed: the root is not the checkpoint's")
    signed = read_checkpoint(checkpoint or file + ".checkpoint", key or named)[2]
    return [f"{count:>10}  {kind}" for kind, count in sorted(story.types.items())] + [
        f"sound: {size} events, root {root.hex()}", signed] + ["that key is named by the ledger itself: get it from "
                                                               "elsewhere and give it as --key"] * (not key)


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
    except (OSError, ValueError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
