#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks proofs about a ledger without the ledger: verify_proof.py FILE... [--key VERIFIER_KEY]

FILE is an inclusion proof (C2SP tlog-proof), a consistency proof of two checkpoints, or a page with inclusion proofs.
Needs nothing but Python 3.9 and the files beside it. Exit: 0 proved, 4 something is wrong, 2 it could not be checked.
"""
import argparse, html, re, sys

sys.dont_write_bytecode = True  # nothing is left beside the evidence
from verify_bytes import (Unchecked, Wrong, check_signature, leaf_hash, need, node_hash, read_base64, read_checkpoint,
                          shown)
from verify_strictly import read_event

INCLUSION, CONSISTENCY = "c2sp.org/tlog-proof@v1", "conveyance/consistency-proof@v1"


def split(size):
    """RFC 6962: the largest power of two that is smaller than size."""
    return 1 << (size - 1).bit_length() - 1


def included(leaf, index, size, path):
    """The root over `size` leaves that a leaf and its siblings, from its own level upwards, give."""
    need(bool(path) == (size > 1), "has too many or too few hashes")
    if size == 1:
        return leaf
    left = split(size)
    if index < left:
        return node_hash(included(leaf, index, left, path[:-1]), path[-1])
    return node_hash(path[-1], included(leaf, index - left, size - left, path[:-1]))


def grown(old, new, path, old_root):
    """The roots over `old` and over `new` leaves; `old_root` is handed down while the old tree stands on the left."""
    if old == new:
        need(len(path) == (0 if old_root else 1), "has too many or too few hashes")
        return (old_root or path[0],) * 2
    need(path, "has too few hashes")
    left = split(new)
    if old <= left:
        before, after = grown(old, left, path[:-1], old_root)
        return before, node_hash(after, path[-1])
    before, after = grown(old - left, new - left, path[:-1], None)
    return node_hash(path[-1], before), node_hash(path[-1], after)


def read_number(line, word):
    need(re.fullmatch(f"{word} (0|[1-9][0-9]{{0,15}})", line), f"has no line '{word} NUMBER'")
    return int(line[len(word) + 1:])


def read_hashes(lines):
    hashes = [read_base64(line, f"'{line}'") for line in lines]
    need(len(hashes) <= 64 and all(len(one) == 32 for one in hashes), "holds something that is no hash")
    return hashes


def check_inclusion(text, key):
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    need(lines[0] == INCLUSION and len(lines) >= 3, "is no inclusion proof")
    (origin, size, root), index, path = read_checkpoint(note), read_number(lines[2], "index"), read_hashes(lines[3:])
    need(index < size, f"is about event {index}, the checkpoint is over {size} events")
    word, _, encoded = lines[1].partition(" ")
    need(word == "extra", "holds neither an event nor the hash of one ('extra')")
    given = read_base64(encoded, "'extra'")
    is_withheld = len(given) == 32  # a leaf hash; no event is as short as that
    leaf = given if is_withheld else leaf_hash(given)
    need(included(leaf, index, size, path) == root, f"does not lead from event {index} to the root")
    said = f"event {index}, withheld here, has the leaf hash {leaf.hex()}"
    if not is_withheld:
        event = read_event(given, index)
        said = f"event {index} is {event['type']} by {shown(event['actor'])} at {event['at']}"
    return f"{said}; one of the {size} events of {origin}\n  {check_signature(note, key)}", note


def check_consistency(text, key):
    parts = text.split("\n\n")
    head, older, newer = parts[0].split("\n"), "\n\n".join(parts[1:3]) + "\n", "\n\n".join(parts[3:])
    (origin, old, old_root), (new_origin, new, new_root) = read_checkpoint(older), read_checkpoint(newer)
    need(origin == new_origin, f"joins two ledgers, {origin} and {new_origin}")
    need(len(head) >= 2 and read_number(head[1], "old") == old <= new, "names sizes that do not belong together")
    path = read_hashes(head[2:])
    need(old > 0, "begins before any event: every ledger goes on from there, so it says nothing")
    need(grown(old, new, path, old_root) == (old_root, new_root), "does not lead from the old root to the new root")
    signed = check_signature(older, key, "the old checkpoint"), check_signature(newer, key, "the new checkpoint")
    return f"the first {old} of the {new} events of {origin} stand as they did\n  old: {signed[0]}\n  new: {signed[1]}"


PRE = re.compile('<pre((?:[ \\n]+[a-z-]+="[^"<>]*")*)[ \\n]*>', re.IGNORECASE)


def proofs(page):
    """The text of every <pre class="proof"> of a page; a <pre> that is not understood could hide one."""
    found, tags = [], list(PRE.finditer(page))
    if len(tags) != len(re.findall("<pre(?![a-z0-9])", page, re.IGNORECASE)):
        raise Unchecked("the page: it has a <pre> that is not written as the program writes it")
    for tag in tags:
        names = dict(reversed(re.findall('([a-z-]+)="([^"]*)"', tag[1].lower())))
        if "proof" in html.unescape(names.get("class", "")).split():
            end = re.compile("</pre", re.IGNORECASE).search(page, tag.end())
            need(end, "has a proof without an end")
            text = page[tag.end():end.start()]
            need("<" not in text, "has a proof with a tag in it")
            try:
                found.append(html.unescape(text))
            except ValueError:
                raise Wrong("has a proof with a character that there is none of")
    return found


def check(text, key=None):
    """Gives a sentence for each proof in a file; raises Wrong."""
    first = text.partition("\n")[0]
    if first in (INCLUSION, CONSISTENCY):
        return [check_inclusion(text, key)[0] if first == INCLUSION else check_consistency(text, key)]
    said, first_note = [], None
    for proof in proofs(text):
        try:
            one, note = check_inclusion(proof.strip("\n") + "\n", key)
            need(first_note in (None, note), "belongs to another checkpoint than the first of the page")
        except Wrong as wrong:
            raise Wrong(f"proof {len(said) + 1} of the page: {wrong}")
        said, first_note = said + [one], note
    need(said, "holds no proof")
    return said + [f"{len(said)} proofs in the page, all under one checkpoint; what else the page says is not proved"]


def main():
    parser = argparse.ArgumentParser(description="Check inclusion and consistency proofs of a ledger.")
    parser.add_argument("file", nargs="+")
    parser.add_argument("--key", help="the verifier key as you got it outside of the ledger")
    given = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    is_checked = True
    for path in given.file:
        try:
            with open(path, encoding="utf-8", newline="") as file:
                for said in check(file.read(), given.key):
                    is_checked = is_checked and "signature NOT checked: neither" not in said
                    print(f"{path}: {said}")
        except Wrong as wrong:
            print(f"WRONG: {path} {wrong}", file=sys.stderr)
            return 4
        except (MemoryError, OSError, Unchecked, UnicodeError) as error:
            print(f"cannot check: {path}: {error}", file=sys.stderr)
            return 2
    return 0 if is_checked or not given.key else 2


if __name__ == "__main__":
    sys.exit(main())
