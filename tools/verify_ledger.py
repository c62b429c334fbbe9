#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a ledger export against its signed checkpoint: verify_ledger.py FILE [FILE.checkpoint] [--key VERIFIER_KEY]

Needs nothing but Python 3 and ledger-format.md. Exit: 0 sound, 4 an event or the checkpoint is wrong, 2 usage.
"""
import argparse, base64, collections, datetime, hashlib, json, os, re, sys

LARGEST = 2**53 - 1
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Wrong(Exception):
    pass


def refuse(text):
    raise ValueError("a number that is no integer")


def pairs(members):
    if len({name for name, _ in members}) != len(members):
        raise ValueError("a member that is repeated")
    return dict(members)


def canonical(value):
    """RFC 8785 for the values that a ledger may hold: no fractions, integers within 2^53."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        raise ValueError("an integer beyond 2^53")
    return json.dumps(value, ensure_ascii=False)


def read_event(line, seq):
    try:
        event = json.loads(line.decode("utf-8"), object_pairs_hook=pairs, parse_float=refuse, parse_constant=refuse)
        if canonical(event).encode("utf-8") != line:
            raise ValueError("not canonical JSON")
    except (ValueError, RecursionError) as error:
        raise Wrong(f"event {seq} (line {seq + 1}): {error}")
    kinds = {"actor": str, "at": str, "cause": int, "data": dict, "run": str, "seq": int, "type": str, "v": int}
    if not isinstance(event, dict) or not set(kinds) - {"cause", "run"} <= set(event) <= set(kinds) or any(
            type(event[name]) is not kinds[name] for name in event):
        raise Wrong(f"event {seq} (line {seq + 1}): not the members of an envelope")
    if event["seq"] != seq:
        raise Wrong(f"event {seq} (line {seq + 1}): carries sequence number {event['seq']}")
    if not 0 <= event.get("cause", 0) < max(seq, 1) or (seq == 0 and "cause" in event):
        raise Wrong(f"event {seq} (line {seq + 1}): its cause is no earlier event")
    try:
        assert TIME.fullmatch(event["at"])
        datetime.datetime.strptime(event["at"], "%Y-%m-%dT%H:%M:%S.%fZ")
    except (AssertionError, ValueError):
        raise Wrong(f"event {seq} (line {seq + 1}): its time is malformed")
    return event


class Story:
    """What events must say about each other; digests say nothing about that."""

    def __init__(self):
        self.types, self.intents, self.open = collections.Counter(), {}, {}

    def check(self, event, seq):
        kind, data = event["type"], event["data"]
        self.types[kind] += 1
        if kind == "file.registered":
            self.open[data.get("file")] = collections.Counter()
        elif kind in ("row.parsed", "row.rejected", "row.changed", "row.vanished"):
            self.open.setdefault(data.get("file"), collections.Counter())[kind[4:]] += 1
        elif kind == "file.completed":
            found = self.open.pop(data.get("file"), collections.Counter())
            kinds = ("parsed", "rejected", "changed", "vanished")
            stated, counted = [data.get(name, 0) for name in kinds], [found[name] for name in kinds]
            if stated != counted or data.get("records") != sum(counted[:3]) + data.get("same", 0):
                raise Wrong(f"event {seq}: file.completed states {data.get('records')} records and {kinds} as {stated}; "
                            f"the events before it are {counted}")
        elif kind == "api.intended":
            self.intents[seq] = data.get("op")
        elif kind == "api.landed":
            if self.intents.get(event.get("cause"), self) != data.get("op"):
                raise Wrong(f"event {seq}: api.landed whose cause is no earlier api.intended of the same op")


class Tree:
    """The tree of RFC 6962 over what was added: the roots of its full subtrees, the largest first."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        node, rest = leaf, self.size
        while rest & 1:
            node, rest = hashlib.sha256(b"\x01" + self.peaks.pop() + node).digest(), rest >> 1
        self.peaks.append(node)
        self.size += 1

    def root(self):
        root = self.peaks[-1] if self.peaks else hashlib.sha256(b"").digest()
        for peak in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\x01" + peak + root).digest()
        return root


def read_leaves(path, size, root):
    """The leaf hashes beside an export, proved by the checkpoint's root; they let us name a changed event."""
    if not os.path.exists(path):
        return None
    tree, leaves = Tree(), []
    with open(path, encoding="ascii") as file:
        for line in file:
            if not re.fullmatch(r"[0-9a-f]{64}\n", line):
                raise Wrong(f"{path}: line {len(leaves) + 1} is no leaf hash")
            leaves.append(bytes.fromhex(line))
            tree.add(leaves[-1])
    if tree.size != size or tree.root() != root:
        raise Wrong(f"{path} does not belong to the checkpoint")
    return leaves


def read_checkpoint(path):
    with open(path, encoding="utf-8", newline="") as file:
        text, blank, signatures = file.read().partition("\n\n")
    lines = text.split("\n")
    if not blank or len(lines) < 3 or not re.fullmatch(r"0|[1-9]\d*", lines[1]) or not signatures.endswith("\n"):
        raise Wrong("the checkpoint is no signed note with origin, size and root")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError:
        raise Wrong("the checkpoint's root is not base64")
    return text + "\n", lines[0], int(lines[1]), root, signatures.splitlines()


def check_signature(text, origin, signatures, key):
    name, _, rest = key.partition("+")
    key_id, _, encoded = rest.partition("+")
    public = base64.b64decode(encoded)
    digest = hashlib.sha256(name.encode() + b"\n" + public).hexdigest()
    if name != origin or public[:1] != b"\x01" or digest[:8] != key_id:
        raise Wrong("the verifier key is malformed or belongs to another ledger")
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return "signature NOT checked: the Python module 'cryptography' is not installed"
    for line in signatures:
        signature = base64.b64decode(line.rpartition(" ")[2])
        if line.startswith(f"\u2014 {name} ") and signature[:4].hex() == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature[4:], text.encode())
                return f"signature good: {key}"
            except InvalidSignature:
                break
    raise Wrong("the checkpoint's signature is wrong")


def verify(path, checkpoint, key):
    text, origin, size, root, signatures = read_checkpoint(checkpoint)
    leaves, story, tree, stated = read_leaves(path + ".leaves", size, root), Story(), Tree(), None
    with open(path, "rb") as file:
        for seq, line in enumerate(file):
            if not line.endswith(b"\n"):
                raise Wrong(f"event {seq} (line {seq + 1}): the line is cut")
            event, leaf = read_event(line[:-1], seq), hashlib.sha256(b"\x00" + line[:-1]).digest()
            if leaves and seq < size and leaf != leaves[seq]:
                raise Wrong(f"event {seq} (line {seq + 1}): its bytes are not those that the checkpoint commits to")
            story.check(event, seq)
            if seq == 0 and event["type"] == "ledger.opened":
                stated = event["data"].get("verifierKey")
            tree.add(leaf)
    if tree.size != size:
        raise Wrong(f"event {min(tree.size, size)}: {tree.size} events here, the checkpoint commits to {size}")
    if tree.root() != root:
        raise Wrong(f"an event below {size}: the root here is {tree.root().hex()}, the checkpoint's {root.hex()}")
    if key and stated and key != stated:
        raise Wrong("event 0: ledger.opened names another verifier key than the one given")
    key = key or stated
    signed = check_signature(text, origin, signatures, key) if key else "signature NOT checked: no verifier key"
    for kind in sorted(story.types):
        print(f"{story.types[kind]:>10}  {kind}")
    print(f"sound: {size} events, root {root.hex()}, origin {origin}\n{signed}")


def main():
    parser = argparse.ArgumentParser(description="Check a ledger export against its signed checkpoint.")
    parser.add_argument("file")
    parser.add_argument("checkpoint", nargs="?")
    parser.add_argument("--key", help="the verifier key as you got it outside of the ledger")
    arguments = parser.parse_args()
    try:
        verify(arguments.file, arguments.checkpoint or arguments.file + ".checkpoint", arguments.key)
    except Wrong as wrong:
        print(f"WRONG: {wrong}", file=sys.stderr)
        return 4
    except (OSError, UnicodeDecodeError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
