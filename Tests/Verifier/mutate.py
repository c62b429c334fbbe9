#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes a sound export in every way that is known, at seeded places; each change must be found and named.

verify_strictly.py must find all of them; beside it stands how many verify_ledger.py finds alone.

Usage: Tests/Verifier/mutate.py EXPORT [--report JSON] [--count N] [--seed N]    (N changes of each kind)
"""
import argparse, base64, collections, copy, functools, json, os, random, re, subprocess, sys, tempfile

from material import Export, Signer, consistency_proof, custody_page, inclusion_proof
import verify_ledger, verify_proof, verify_story, verify_strictly
from verify_bytes import Wrong, tree_root

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

# Lines that did not change are read once; these depend on nothing but their arguments.
verify_strictly.read_event = functools.lru_cache(maxsize=None)(verify_strictly.read_event)
verify_ledger.read_event = functools.lru_cache(maxsize=None)(verify_ledger.read_event)
verify_strictly.leaf_hash = functools.lru_cache(maxsize=None)(verify_strictly.leaf_hash)


class Attack:
    def __init__(self, export, report, folder, chance, count):
        self.report = report
        self.export, self.folder, self.chance, self.count = export, folder, chance, count
        self.path, self.found, self.missed = os.path.join(folder, "changed.ndjson"), collections.Counter(), []
        self.alone = collections.Counter()
        self.signer = Signer(folder)
        self.owned = export.owned_by(self.signer)

    def expect(self, kind, said, check, *arguments, **named):
        """`check` must refuse; `said` is what the refusal must hold: a regular expression."""
        try:
            check(*arguments, **named)
            self.missed.append(f"{kind}: accepted")
        except Wrong as wrong:
            if re.search(said, str(wrong)):
                self.found[kind] += 1
            else:
                self.missed.append(f"{kind}: '{str(wrong)[:200]}' does not hold '{said}'")
        if check is verify_strictly.verify:
            self.expect_alone(kind, re.match(r"\^event [0-9]+ ", said), arguments, named)

    def expect_alone(self, kind, event, arguments, named):
        """The short verifier names the same event, or says nothing; what it cannot read is refused too."""
        try:
            verify_ledger.verify(*arguments, **named)
        except (verify_ledger.Wrong, LookupError, ValueError) as wrong:
            if event and not str(wrong).startswith(event.group()[1:]):
                self.missed.append(f"{kind}, verify_ledger.py alone: '{str(wrong)[:200]}' does not name the event")
            self.alone[kind] += 1

    def expect_file(self, kind, said, lines=None, note=None, leaves=None, tail=b"\n", has_leaves=True, **options):
        export = self.export
        Export(export.lines if lines is None else lines, note or export.note, leaves or export.leaves).write(
            self.path, tail, has_leaves)
        self.expect(kind, said, verify_strictly.verify, self.path, **{"key": export.key, **options})

    def expect_line(self, kind, index, line, said=""):
        lines = list(self.export.lines)
        lines[index] = line
        self.expect_file(kind, f"^event {index} \\(line {index + 1}\\): .*{said}", lines)

    # What is done to events.

    def change_bytes(self):
        for _ in range(self.count):
            index = self.chance.randrange(len(self.export.lines))
            line = bytearray(self.export.lines[index])
            line[self.chance.randrange(len(line))] ^= 1 << self.chance.randrange(8)
            self.expect_line("a bit of an event", index, bytes(line))
            lines = list(self.export.lines)
            lines[index] = bytes(line)
            self.expect_file("a bit of an event, without FILE.leaves", "^(an )?event ", lines, has_leaves=False)

    def change_form(self):
        for _ in range(self.count):
            index = self.chance.randrange(len(self.export.lines))
            line = self.export.lines[index]
            for kind, new, said in [
                ("bytes behind an event", line + self.chance.choice([b" ", b"x", b"{}", b"\r", b"\0"]), "bytes after"),
                ("white space", line.replace(b'"data":', b'"data": ', 1), "not canonical"),
                ("white space before", b" " + line, "no JSON"),
                ("a byte order mark", b"\xef\xbb\xbf" + line, "no JSON"),
                ("a repeated member", b'{"v":1,' + line[1:], "repeated"),
                ("another order of members", b'{"v":1,' + line[1:].rpartition(b",")[0] + b"}", "not canonical"),
                ("one more member", b'{"a":null,' + line[1:], "envelope"),
                ("a fraction", line.replace(b'"seq":', b'"seq":0.0,"sep":', 1), "no integer"),
                ("a number in another form", line.replace(b'"seq":', b'"seq":-0,"sep":', 1), "not canonical"),
                ("too large an integer", line.replace(b'"data":{', b'"data":{"":9007199254740992,', 1), "beyond"),
                ("an integer of many digits", line.replace(b'"data":{', b'"data":{"":' + b"9" * 5000 + b","), "beyond"),
                ("another way to write a letter", line.replace(b'"actor":"', b'"actor":"\\u0041', 1), "not canonical"),
                ("half of a pair", line.replace(b'"actor":"', b'"actor":"\\ud800', 1), "surrogate"),
                ("no UTF-8", line.replace(b'"actor":"', b'"actor":"\xff', 1), "UTF-8"),
                ("too deep", line.replace(b'"data":{', b'"data":{"":' + b"[" * 127 + b"]" * 127 + b",", 1), "deeper"),
                ("far too deep", line.replace(b'"data":{', b'"data":{"":' + b"[" * 200000, 1), "deeper|no JSON"),
                ("no object", b"[" + line + b"]", "envelope"),
                ("nothing", b"", "no JSON"),
                ("a day that never was", re.sub(rb'"at":"[0-9-]*', b'"at":"2026-02-30', line), "calendar"),
                ("a cause that comes later", re.sub(rb'("cause":\d+,)?"data":', b'"cause":%d,"data":' % index, line),
                 "cause"),
            ]:
                self.expect_line(kind, index, new.replace(b',}', b'}'), said)

    def change_order(self):
        lines = self.export.lines
        for _ in range(self.count):
            first, second = sorted(self.chance.sample(range(len(lines)), 2))
            self.expect_file("a dropped event", f"^event {first} ", lines[:first] + lines[first + 1:])
            swapped = list(lines)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            self.expect_file("swapped events", f"^event {first} ", swapped)
            self.expect_file("a repeated event", f"^event {first + 1} ", lines[:first + 1] + lines[first:])
            self.expect_file("an inserted event", f"^event {first} ", lines[:first] + [lines[second]] + lines[first:])
            fitting = re.sub(rb'"seq":\d+', b'"seq":%d' % first, lines[second])
            self.expect_file("an inserted event with the right number", f"^event {first} ",
                             lines[:first] + [fitting] + lines[first:])
            self.expect_file("a cut end", f"^event {first} .*is missing", lines[:first], tail=b"\n" if first else b"")
            self.expect_file("a cut line", f"^event {second} .*cut", lines[:second] + [lines[second][:-3]], tail=b"")
            one_more = re.sub(rb'"seq":\d+', b'"seq":%d' % len(lines), lines[second])
            self.expect_file("one more event", f"^event {len(lines)} .*one more", lines + [one_more])
            self.expect_file("an empty line at the end", f"^event {len(lines)} ", tail=b"\n\n")

    # What is done to the files beside them.

    def change_checkpoint(self):
        export = self.export
        encoded = export.note.encode()
        for _ in range(self.count):
            note = bytearray(encoded)
            note[self.chance.randrange(len(note))] ^= 1 << self.chance.randrange(8)
            self.expect_file("a bit of the checkpoint", "", note=bytes(note))
            leaves = list(export.leaves)
            place = self.chance.randrange(len(leaves))
            leaves[place] = self.chance.choice([digit for digit in "0123456789abcdefA\n " if digit != leaves[place]])
            self.expect_file("FILE.leaves", "leaves", leaves="".join(leaves))
        size, root, half = len(export.lines), tree_root(export.hashes()), len(export.lines) // 2
        other = self.signer.note("elsewhere.example/ledger", half, tree_root(export.hashes()[:half]))
        for kind, said, note in [
            ("the checkpoint of another ledger", "leaves does not belong", other),
            ("a smaller size", "leaves does not belong", export.note.replace(f"\n{size}\n", f"\n{size - 1}\n", 1)),
            ("another origin", "is of the ledger other", export.note.replace(export.origin, "other", 1)),
            ("a signature by another key", "no signature by", self.signer.note(export.origin, size, root)),
            ("a signature by another key under our id", "signature is wrong",
             self.signer.note(export.origin, size, root, bytes.fromhex(export.key.split("+")[1]))),
            ("two signatures by one key", "more than one", export.note + export.note.split("\n")[-2] + "\n"),
            ("no signature", "no signed note", export.note.partition("\n\n")[0] + "\n"),
            ("another way to write the signature", "not base64", self.respelt(export.note)),
        ]:
            self.expect_file(kind, said, note=note)
        # A signature by somebody else beside ours is none of the verifiers' business, wherever it stands.
        witness = self.signer.note("witness.example/log", size, root).split("\n")[-2] + "\n"
        for note in (export.note + witness, export.note.replace("\n\n", "\n\n" + witness)):
            Export(export.lines, note, export.leaves).write(self.path)
            verify_strictly.verify(self.path, key=export.key)
            verify_ledger.verify(self.path, key=export.key)
        self.expect_file("FILE.leaves without its end", "is cut", leaves=export.leaves[:-1])
        self.expect_file("the checkpoint of another ledger, without FILE.leaves", f"^event {half} .*one more",
                         note=other, has_leaves=False)
        other = self.signer.note("elsewhere.example/ledger", size, root)
        self.expect_file("the same root for another ledger", "is of the ledger elsewhere", note=other)
        self.owned.write(self.path)
        self.expect("a ledger with another key in it", "^event 0 .*another verifier key", verify_strictly.verify,
                    self.path, key=export.key)

    @staticmethod
    def respelt(note):
        """The last digit of a base64 text holds bits that mean nothing."""
        digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        start, last, end = re.fullmatch("(.*)([^=])(=\n)", note, re.DOTALL).groups()
        return start + digits[digits.index(last) ^ 1] + end

    def change_signed(self):
        """A signature makes a malformed event no better."""
        owned, key = self.owned, self.signer.key(self.export.origin)
        for _ in range(max(1, self.count // 10)):
            index = self.chance.randrange(1, len(owned.lines))
            named = f"^event {index} \\(line {index + 1}\\): "
            for kind, old, new, said in [
                ("a gap in the numbers, signed", b'"seq":%d' % index, b'"seq":%d' % (index + 1), "sequence number"),
                ("a type in capitals, signed", b'"type":"', b'"type":"A', "out of bounds"),
                ("version 0, signed", b'"v":1}', b'"v":0}', "out of bounds"),
                ("an actor without a name, signed", re.search(b'"actor":"[^"]*"', owned.lines[index]).group(),
                 b'"actor":""', "out of bounds"),
                ("a run with a space, signed", b'"seq":', b'"run":"a b","seq":', "out of bounds|repeated"),
                ("a time before 1970, signed", b'"at":"20', b'"at":"19', "malformed"),
                ("a time of another zone, signed", b'Z"', b'+00:00"', "malformed"),
            ]:
                if old in owned.lines[index]:
                    owned.rewritten(index, old, new, self.signer).write(self.path)
                    self.expect(kind, named + ".*" + said, verify_strictly.verify, self.path, key=key)
        for kind, new, said in [
            ("a verifier key that is no text", b"7", "no text"),
            ("a verifier key with another id", b'"' + key.replace("+" + key.split("+")[1], "+00000000").encode() + b'"',
             "key is malformed"),
        ]:
            owned.rewritten(0, b'"' + key.encode() + b'"', new, self.signer).write(self.path)
            self.expect(kind, said, verify_strictly.verify, self.path)

    def change_report(self):
        """Every figure of a report that events can tell."""
        self.export.write(self.path)
        path = os.path.join(self.folder, "report.json")

        def check(report, **named):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(report, file)
            verify_strictly.verify(self.path, report=path, **named)
        check(self.report)
        counts = "record-counts"
        for _ in range(self.count):
            kind = self.chance.choice(list(self.report["events"]))
            for name, change in [
                ("root", lambda report: report.update(root="0" * 64)),
                ("events", lambda report: report["events"].update({kind: report["events"][kind] + 1})),
                ("source files", lambda report: self.one(report[counts]["sourceFiles"]).update(rows=-1)),
                ("rejected rows", lambda report: report["rejected-rows"].pop()),
                ("writes", lambda report: self.one(row for row in report[counts]["records"] if row["created"]
                                                   and row["run"] != "total").update(created=1000000)),
                ("records in Pipedrive", lambda report: self.one(
                    row for row in report[counts]["records"] if row["run"] == "total").update(present=1000000)),
                ("tokens", lambda report: self.one(
                    row for row in report["tokens"] if row["entity"] != "total").update(spentTokens=1000000)),
                ("failures", lambda report: report["failures"].append({"entity": "deal", "key": "none", "event": 1})),
                ("writes in all", lambda report: self.one(
                    row for row in report[counts]["records"] if row["run"] == "total").update(created=1000000)),
                ("tokens in all", lambda report: self.one(
                    row for row in report["tokens"] if row["entity"] == "total").update(spentTokens=1000000)),
            ]:
                report = copy.deepcopy(self.report)
                change(report)
                self.expect("a report with other " + name, f"^event [0-9]+ .*the report's {name} are ", check, report)
                self.expect_alone("a report with other " + name, None, [self.path], {"report": path})
        for kind, said, change in [
            ("a report with a row twice", "name something twice", lambda report: report[counts]["records"].insert(
                0, {**self.one(row for row in report[counts]["records"] if row["created"] and row["run"] != "total"),
                    "created": 1000000})),
            ("a report under another checkpoint", "of another state", lambda report: report.update(
                checkpoint=self.export.signed_by(self.signer, report["size"] - 1).note)),
            ("a report under a checkpoint of another signer", "no signature", lambda report: report.update(
                checkpoint=self.export.signed_by(self.signer, report["size"]).note)),
            ("a report with another certificate", "certificates are", lambda report: self.one(
                report["rollback-certificate"])["proof"].update(gone=0)),
            ("a report without a checkpoint", "no signed note", lambda report: report.update(checkpoint="")),
        ]:
            report = copy.deepcopy(self.report)
            change(report)
            self.expect(kind, said, check, report)
            self.expect_alone(kind, None, [self.path], {"report": path})
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"events":{},' + json.dumps(self.report)[1:])
        self.expect("a report with a member twice", "repeats a member", verify_strictly.verify, self.path, report=path)
        self.expect("a report over more events", f"^event {len(self.export.lines)} .*is missing", check,
                    {**self.report, "size": len(self.export.lines) + 1})

    def one(self, rows):
        return self.chance.choice(list(rows))

    def change_history(self):
        """He who holds the key can sign anything; only a checkpoint that was seen before contradicts him."""
        owned, key, seen = self.owned, self.signer.key(self.export.origin), os.path.join(self.folder, "seen")

        def keep(export):
            with open(seen, "w", encoding="utf-8", newline="") as file:
                file.write(export.note)
        for _ in range(max(1, self.count // 10)):
            size = self.chance.randrange(2, len(owned.lines))
            keep(owned.signed_by(self.signer, size))
            owned.write(self.path)
            verify_strictly.verify(self.path, key=key, seen=[seen])
            owned.rewritten(size - 1, b'"actor":"', b'"actor":"Not ', self.signer).write(self.path)
            verify_strictly.verify(self.path, key=key)
            self.expect("a ledger written again", f"an event below {size} is not what .*seen", verify_strictly.verify,
                        self.path, key=key, seen=[seen])
            owned.signed_by(self.signer, size - 1).write(self.path)
            self.expect("a ledger cut and signed again", f"^event {size - 1} .*is missing, .*seen",
                        verify_strictly.verify, self.path, key=key, seen=[seen])
            keep(self.export.signed_by(self.signer, size))
            self.export.write(self.path)
            self.expect("a seen checkpoint by another key", "seen bears no signature", verify_strictly.verify, self.path,
                        key=self.export.key, seen=[seen])

    # Proofs.

    def change_proofs(self):
        owned, key, check = self.owned, self.signer.key(self.export.origin), verify_proof.check
        for _ in range(max(1, self.count // 10)):
            index, size = self.chance.randrange(len(owned.lines)), self.chance.randrange(1, len(owned.lines))
            other = (index + self.chance.randrange(1, len(owned.lines))) % len(owned.lines)
            proof, withheld = inclusion_proof(owned, index), inclusion_proof(owned, index, is_withheld=True)
            part = owned.signed_by(self.signer, size)
            growth = consistency_proof(part, owned)
            nothing = owned.signed_by(self.signer, 0)
            for sound in (proof, withheld, growth, custody_page([proof, withheld]), consistency_proof(owned, owned)):
                check(sound, key)
            other_note = self.signer.note("elsewhere.example/ledger", size, tree_root(part.hashes()))
            self.expect("growth of another ledger", "joins two ledgers", check, growth.replace(part.note, other_note))
            lines = proof.split("\n")
            hashes = len(lines) - 10  # the index above them, and the checkpoint below
            place = 3 + self.chance.randrange(hashes)
            for kind, said, wrong in [
                ("a proof of another index", "does not lead|too", re.sub("\nindex .*", f"\nindex {other}", proof)),
                ("a proof beyond the end", "is about", re.sub("\nindex .*", f"\nindex {len(owned.lines)}", proof)),
                ("a proof of another event", "does not lead", proof.replace(lines[1], inclusion_proof(
                    owned, other).split("\n")[1])),
                ("a proof of another leaf", "does not lead", withheld.replace(withheld.split("\n")[1], inclusion_proof(
                    owned, other, is_withheld=True).split("\n")[1])),
                ("a proof without a hash", "too|lead", "\n".join(lines[:place] + lines[place + 1:])),
                ("a proof with one more hash", "too|lead", "\n".join(lines[:place] + [lines[place]] + lines[place:])),
                ("a proof under another checkpoint", "lead|too|is about", proof.replace(owned.note, part.note)),
                ("a proof of another signer", "no signature|of the ledger", inclusion_proof(self.export, index)),
                ("a page with one wrong proof", "^proof 2 of the page", custody_page([proof, proof.replace(
                    lines[place], "A" * 43 + "=")])),
                ("a page without proofs", "no proof", custody_page([])),
                ("growth of another past", "does not lead|too", consistency_proof(
                    part.rewritten(0, b'"actor":"', b'"actor":"Not ', self.signer), owned)),
                ("growth without any hash", "too|lead", re.sub("(\nold [0-9]+\n)[^\n][^-]*?\n\n", "\\1\n", growth, 1)),
                ("growth from nothing", "says nothing", consistency_proof(nothing, owned)),
                ("a page of two checkpoints", "^proof 2 of the page: belongs to another", custody_page(
                    [proof, inclusion_proof(part, size - 1)])),
                ("growth to a root of another length", "is no hash", growth.replace(
                    owned.note.split("\n")[2], "AAAA")),
                ("a byte moved from the leaf to its sibling", "no hash", self.shifted(withheld)),
                ("growth without a hash", "too|lead", growth.replace(growth.split("\n")[2] + "\n", "", 1)),
                ("growth backwards", "sizes", growth.replace(f"old {size}", f"old {size + 1}")),
            ]:
                self.expect(kind, said, check, wrong, key)

    @staticmethod
    def shifted(proof):
        """The same bytes under a hash, divided at another place."""
        lines = proof.split("\n")
        leaf, sibling = (base64.b64decode(line) for line in (lines[1][6:], lines[3]))
        if int(lines[2].split(" ")[1]) % 2:
            leaf, sibling = sibling[-1:] + leaf, sibling[:-1]
        else:
            leaf, sibling = leaf[:-1], leaf[-1:] + sibling
        lines[1], lines[3] = "extra " + base64.b64encode(leaf).decode(), base64.b64encode(sibling).decode()
        return "\n".join(lines)

    # The program itself: exit codes, the two ways to check a signature, and no way at all.

    def run_program(self):
        self.export.write(self.path)
        wrong, forged = os.path.join(self.folder, "wrong.ndjson"), os.path.join(self.folder, "forged.ndjson")
        lines = list(self.export.lines)
        lines[1] = lines[1].replace(b"a", b"b", 1)
        Export(lines, self.export.note, self.export.leaves).write(wrong)
        our_id = bytes.fromhex(self.export.key.split("+")[1])
        note = self.signer.note(self.export.origin, len(lines), tree_root(self.export.hashes()), our_id)
        Export(self.export.lines, note).write(forged)
        proof = os.path.join(self.folder, "proof")
        with open(proof, "w", encoding="utf-8", newline="") as file:
            file.write(inclusion_proof(self.export, 1))
        other_key, no_modules = self.signer.key(self.export.origin), [sys.executable, "-S"]
        for kind, exit_code, said, command, path in [
            ("sound", 0, "sound: ", ["verify_strictly.py", self.path, "--key", self.export.key], None),
            ("sound for the short one", 0, "sound: ", ["verify_ledger.py", self.path], None),
            ("changed for the short one", 4, r"WRONG: event 1 \(line 2\)", ["verify_ledger.py", wrong], None),
            ("absent for the short one", 2, "cannot check", ["verify_ledger.py", self.path + ".none"], None),
            ("changed", 4, r"WRONG: event 1 \(line 2\)", ["verify_strictly.py", wrong], None),
            ("absent", 2, "cannot check", ["verify_strictly.py", self.path + ".none"], None),
            ("sound for OpenSSL", 0, "signature good", ["verify_strictly.py", self.path], None),
            ("forged for OpenSSL", 4, "signature is wrong", ["verify_strictly.py", forged], None),
            ("nothing to check with", 0, "signature NOT checked", ["verify_strictly.py", forged], ""),
            ("a key, and nothing to check it with", 2, "signature NOT checked",
             ["verify_strictly.py", forged, "--key", self.export.key], ""),
            ("a key, and nothing to check it with, for the short one", 2, "signature NOT checked",
             ["verify_ledger.py", forged, "--key", self.export.key], None),
            ("a proof, a key, and nothing to check it with", 2, "signature NOT checked",
             ["verify_proof.py", proof, "--key", self.export.key], ""),
            ("a proof", 0, "event 1 is ", ["verify_proof.py", proof, "--key", self.export.key], None),
            ("a proof for another key", 4, "no signature", ["verify_proof.py", proof, "--key", other_key], None),
        ]:
            command[0] = os.path.join(ROOT, "tools", command[0])
            environment = dict(os.environ) if path is None else {**os.environ, "PATH": path}
            ran = subprocess.run(no_modules + command, env=environment, capture_output=True, text=True)
            if ran.returncode == exit_code and re.search(said, ran.stdout + ran.stderr):
                self.found["the program"] += 1
            else:
                self.missed.append(f"the program, {kind}: exit {ran.returncode}: {ran.stdout[-99:]}{ran.stderr[-99:]}")


def check_types():
    """The verifier knows each type and version that the contract names."""
    with open(os.path.join(ROOT, "ledger-format.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| `([a-z]+\.[a-z]+)` \| ([0-9, ]+) \|", file.read(), re.MULTILINE)
    named = {kind: max(map(int, versions.split(","))) for kind, versions in rows}
    wrong = sorted(kind for kind in named if verify_story.NEWEST.get(kind, 0) < named[kind])
    return [f"verify_story.py does not know {kind} v{named[kind]}" for kind in wrong] if rows else ["no types found"]


def attack(path, report, count, seed):
    """Gives what was found, by kind, and what was missed."""
    export = Export.read(path)
    count = count or max(4, min(50, 20000 // len(export.lines)))
    with tempfile.TemporaryDirectory() as folder:
        one = Attack(export, report, folder, random.Random(seed), count)
        export.write(one.path)
        verify_strictly.verify(one.path, key=export.key)
        for change in (one.change_bytes, one.change_form, one.change_order, one.change_checkpoint, one.change_signed,
                       one.change_history, one.change_proofs, one.run_program):
            change()
        if report:
            one.change_report()
    return one.found, one.alone, one.missed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("--report", help="a report.json over the export")
    parser.add_argument("--count", type=int, help="of each kind; left out, more the smaller the export is")
    parser.add_argument("--seed", type=int, default=1848)
    given = parser.parse_args()
    report = None
    if given.report:
        with open(given.report, encoding="utf-8") as file:
            report = json.load(file)
    found, alone, missed = attack(given.export, report, given.count, given.seed)
    missed += check_types()
    print(" found  alone  change")
    for kind, count in found.items():
        print(f"{count:>6} {alone[kind]:>6}  {kind}")
    for text in missed:
        print(f"MISSED: {text}", file=sys.stderr)
    print(f"{sum(found.values())} of {sum(found.values()) + len(missed)} changes were found and named")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
