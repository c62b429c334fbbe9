#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Throws damaged lines, checkpoints, proofs and pages at the verifier's parsers.

Each must be refused by the verifier's own refusal or mean what the sound one meant; anything else ends with exit 1.
Usage: Tests/Verifier/fuzz.py EXPORT [--cases N] [--seed N]
"""
import argparse, collections, json, random, re, sys, tempfile

from material import Export, Signer, consistency_proof, custody_page, inclusion_proof
import verify_bytes, verify_strictly, verify_proof
from verify_bytes import Unchecked, Wrong

PIECES = [b"\n", b"\n\n", b"\r\n", b" ", b"\0", b"=", b"+", b"\xff", b"\xed\xa0\x80", "\u2014 ".encode(), b"\\u0000",
          b"\\ud800", b"{", b"}", b"[" * 200, b'"', b",", b":", b"-0", b"1e9", b"9007199254740992", b"9" * 5000, b"null",
          b"NaN", b'"seq":0', b"index 0", b"old 0", b"extra ", b"<pre class=proof>", b"</pre>", b"<![CDATA[",
          b"<!DOCTYPE [", b"&#x110000;", b"&amp", b"AAAA"]


def damage(data, chance, others):
    """One to four changes: bits, bytes, pieces put in, taken out, doubled, or taken from another text."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.choice([1, 1, 2, 8, 64, 512]))
        what = chance.randrange(6)
        if what == 0 and place < len(data):
            data[place] ^= 1 << chance.randrange(8)
        elif what == 1:
            data[place:place] = chance.choice(PIECES)
        elif what == 2:
            del data[place:end]
        elif what == 3:
            data[place:place] = data[place:end]
        elif what == 4:
            data[place:end] = chance.choice(PIECES)
        else:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            data[place:end] = other[start:start + chance.choice([1, 8, 64, 512])]
    return bytes(data)


def canonical(value):
    """RFC 8785 written out, to compare with what the verifier does through the JSON module."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
        return '"' + "".join(short.get(one) or (one if one >= " " else f"\\u{ord(one):04x}") for one in value) + '"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, int) or abs(value) >= 2**53:
        raise ValueError("a number that no ledger holds")
    return str(value)


class Fuzz:
    """`targets` by name: the sound text, and a reader that gives what the text means."""

    def __init__(self, export, folder, chance):
        self.chance, self.outcomes, self.faults = chance, collections.Counter(), []
        signer = Signer(folder)
        owned = export.owned_by(signer)
        self.key = signer.key(export.origin)
        part = owned.signed_by(signer, max(1, len(owned.lines) // 3))
        indices = [chance.randrange(len(owned.lines)) for _ in range(3)]
        proofs = [inclusion_proof(owned, index, is_withheld=index == indices[1]) for index in indices]
        self.texts = {
            "line": [chance.choice(owned.lines) for _ in range(200)] + owned.lines[:2],
            "checkpoint": [owned.note.encode()],
            "inclusion": [proof.encode() for proof in proofs],
            "consistency": [consistency_proof(part, owned).encode()],
            "page": [custody_page(proofs).encode()],
        }
        # Whoever changes a text cannot sign it: what OpenSSL would take long to say is looked up here.
        signed = {note.partition("\n\n")[0] + "\n" for note in (owned.note, part.note)}
        signatures = {verify_bytes.read_base64(note.split(" ")[-1].strip(), "")[4:] for note in (owned.note, part.note)}
        verify_bytes.ed25519_says = lambda public, signature, message: (
            signature in signatures and message.decode() in signed)

    def read_line(self, data):
        """A changed line may be a sound event; then it must be canonical by the long way round too."""
        numbers = re.findall(rb'"seq":([0-9]{1,16})', data)
        verify_strictly.read_event(data, int(numbers[-1]) if numbers else 0)
        if canonical(json.loads(data)).encode() != data:
            raise AssertionError("accepted, and not canonical")

    def read(self, kind, data):
        if kind == "line":
            return self.read_line(data)
        text = data.decode("utf-8", "replace")
        if kind == "checkpoint":
            meaning = verify_bytes.read_checkpoint(text)
            verify_bytes.check_signature(text, self.key)
            return meaning
        said = verify_proof.check(text, self.key)
        return set(said[:-1]) if "in the page" in said[-1] else set(said)

    def run(self, cases):
        sound = {kind: [self.read(kind, data) for data in texts] for kind, texts in self.texts.items()}
        meant = {kind: set().union(*readings) for kind, readings in sound.items() if kind not in ("line", "checkpoint")}
        # A text may become one of another kind, so what any of them says may be said.
        sayings = set().union(*meant.values())
        others = [text for texts in self.texts.values() for text in texts]
        kinds = ["line"] * 4 + ["checkpoint"] * 3 + ["inclusion"] * 3 + ["consistency"] * 3 + ["page"]
        for case in range(cases):
            kind = self.chance.choice(kinds)
            data = damage(self.chance.choice(self.texts[kind]), self.chance, others)
            try:
                meaning = self.read(kind, data)
                is_same = kind == "line" or meaning in sound[kind] or (kind != "checkpoint" and meaning <= sayings)
                self.outcomes[kind + (": means the same" if kind != "line" else ": an event")] += 1
                if not is_same:
                    self.faults.append(f"case {case}: {kind} accepted as {meaning}: {data[:300]!r}")
            except (Unchecked, Wrong):
                self.outcomes[kind + ": refused"] += 1
            except Exception as error:  # whatever it is, the verifier let it through
                self.faults.append(f"case {case}: {kind}: {type(error).__name__}: {error}: {data[:300]!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("--cases", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1848)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(Export.read(given.export), folder, random.Random(given.seed))
        fuzz.run(given.cases)
    for outcome, count in sorted(fuzz.outcomes.items()):
        print(f"{count:>8}  {outcome}")
    for fault in fuzz.faults[:20]:
        print(f"FAULT: {fault}", file=sys.stderr)
    print(f"{given.cases} cases, {len(fuzz.faults)} faults")
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main())
