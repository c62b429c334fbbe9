#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a ledger export against its signed checkpoint, itself, and what was said about it elsewhere, to the last rule.

Usage: verify_strictly.py FILE [FILE.checkpoint] [--key VERIFIER_KEY] [--report REPORT_JSON] [--seen CHECKPOINT ...]

Needs nothing but Python 3.9, verify_bytes.py and verify_story.py beside it, and ledger-format.md to compare them with.
Exit: 0 sound, 4 something is wrong (the first event that is, where one can be named), 2 it could not be checked.
"""
import argparse, collections, datetime, json, os, re, sys

sys.dont_write_bytecode = True  # nothing is left beside the evidence
from verify_bytes import (Tree, Unchecked, Wrong, check_signature, leaf_hash, need, read_canonical, read_checkpoint,
                          shown, tree_root)
from verify_story import Story

LONGEST = (64 << 20) + 1  # bytes of an event and its line feed
ENVELOPE = {"actor": str, "at": str, "cause": int, "data": dict, "run": str, "seq": int, "type": str, "v": int}
TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"


def read_event(line, seq):
    event = read_canonical(line)
    need(type(event) is dict and set(ENVELOPE) - {"cause", "run"} <= set(event) <= set(ENVELOPE)
         and all(type(event[name]) is ENVELOPE[name] for name in event), "not the members of an envelope")
    need(event["seq"] == seq, f"carries the sequence number {event['seq']}")
    need("cause" not in event or 0 <= event["cause"] < seq, "its cause is no earlier event")
    need(1 <= len(event["actor"].encode()) <= 500 and 1 <= event["v"] <= 65535
         and re.fullmatch("[a-z0-9._-]{1,64}", event["type"])
         and re.fullmatch("[A-Za-z0-9.:_-]{1,64}", event.get("run", "-")), "a member of its envelope is out of bounds")
    try:
        need(re.fullmatch(TIME, event["at"]) and datetime.datetime.fromisoformat(event["at"][:-1]).year >= 1970,
             "its time is malformed")
    except ValueError:
        raise Wrong("its time is in no calendar")
    return event


def read_text(path):
    with open(path, "rb") as file:
        try:
            return file.read().decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong(f"{path} is not UTF-8")


def read_leaves(path, size, root):
    """Leaf hashes that the root proves name the event that was changed; the root says only that one was."""
    if not os.path.exists(path):
        return None
    lines = read_text(path).split("\n")
    need(lines.pop() == "", f"{path} is cut")
    need(all(re.fullmatch("[0-9a-f]{64}", line) for line in lines), f"{path} holds something that is no hash")
    leaves = [bytes.fromhex(line) for line in lines]
    need(len(leaves) == size and tree_root(leaves) == root, f"{path} does not belong to the checkpoint")
    return leaves


def unrepeated(pairs):
    need(len({name for name, _ in pairs}) == len(pairs), "the report repeats a member")
    return dict(pairs)


def read_report(path):
    report = json.loads(read_text(path), object_pairs_hook=unrepeated)
    if not isinstance(report, dict) or type(report.get("size")) is not int or report["size"] < 1:
        raise ValueError(f"{path} is no report.json")
    return report


def at(seq):
    return f"event {seq} (line {seq + 1}):"


def verify(file, checkpoint=None, key=None, report=None, seen=()):
    """Gives the lines of the summary; raises Wrong."""
    note, report = read_text(checkpoint or file + ".checkpoint"), read_report(report) if report else None
    origin, size, root = read_checkpoint(note)
    proved, tree, story, own_key = read_leaves(file + ".leaves", size, root), Tree(), Story(), None
    leaves = tree.levels[0]
    with open(file, "rb") as export:
        for seq, line in enumerate(iter(lambda: export.readline(LONGEST), b"")):
            try:
                need(seq < size, f"is one more than the {size} that the checkpoint commits to")
                need(line.endswith(b"\n"), "the line is cut")
                event = read_event(line[:-1], seq)
                leaf = leaf_hash(line[:-1])
                need(proved is None or leaf == proved[seq], "its bytes are not those that the checkpoint commits to")
                story.take(event, tree)
                tree.append(leaf)
                if seq == 0:
                    own_key = event["data"].get("verifierKey")
                    need(own_key is None or type(own_key) is str, "its verifier key is no text")
                    need(None in (key, own_key) or key == own_key, "names another verifier key than the one given")
                if report and report["size"] == seq + 1 and story.unread_from is None:
                    check_report(report, story, tree.root(seq + 1), key or own_key)
            except Wrong as wrong:
                raise Wrong(f"{at(seq)} {wrong}")
    need(len(leaves) == size, f"{at(len(leaves))} is missing, the checkpoint commits to {size}")
    need(tree.root(size) == root,
         f"an event below {size} was changed: the root is {tree.root(size).hex()}, the checkpoint's {root.hex()}")
    signed = check_signature(note, key or own_key)
    if key and not signed.startswith("signature good"):
        raise Unchecked(signed)
    for name in seen:
        _, old_size, old_root = read_checkpoint(read_text(name), name)
        check_signature(read_text(name), key or own_key, name)
        need(old_size <= size, f"{at(size)} is missing, {name} commits to {old_size}")
        need(tree.root(old_size) == old_root, f"an event below {old_size} is not what {name} commits to")
    summary = [f"{count:>10}  {kind}" for kind, count in sorted(story.types.items())] + remarks(story)
    if report:
        need(report["size"] <= size, f"{at(size)} is missing, the report is over {report['size']}")
        is_unread = story.unread_from is not None and story.unread_from < report["size"]
        summary.append("the report was NOT compared, for the same reason" if is_unread else
                       f"the report agrees with the first {report['size']} events")
    summary += [f"the ledger continues {name}" for name in seen]
    summary += [f"sound: {size} events, root {root.hex()}, origin {shown(origin)}", signed]
    if own_key and not key:
        summary.append("the ledger itself names that key: get it from elsewhere and give it as --key")
    return summary


def remarks(story):
    """What is not wrong, and should be known."""
    said = [f"unknown here, so only counted: {count} {kind}" for kind, count in sorted(story.unknown.items())]
    if story.unread_from is not None:
        said.append(f"NOT checked from event {story.unread_from} on: what events say about each other")
    said += [f"a load without its end: {file}" for file in sorted(story.loading)]
    open_writes = len(story.intents) - len(story.ended)
    return said + [f"writes without a final outcome: {open_writes}"] * (open_writes > 0)


def distinct(pairs, what):
    pairs = list(pairs)
    need(len(dict(pairs)) == len(pairs), f"the report's {what} name something twice")
    return dict(pairs)


def check_report(report, story, root, key):
    """Compares the totals of a report.json with the events below its size."""
    written = ("created", "updated", "deleted", "undone")
    totals = collections.Counter()
    for (_, entity, what), count in story.counts.items():
        totals[entity, what] += count
    present = collections.Counter()
    for write in story.landed.values():
        present[write.record[0]] += {"create": 1, "delete": -1}.get(write.op, 0)
    load = ("file", "rows", "parsed", "rejected", "changed", "same", "vanished", "bytes", "sha256")
    try:
        files, records = report["record-counts"]["sourceFiles"], report["record-counts"]["records"]
        figures = {  # name: what the report states, what the events say
            "root": (report["root"], root.hex()),
            "events": (report["events"], story.types),
            "source files": (sorted([row[name] for name in load] for row in files if row["complete"]),
                             sorted([row[name] for name in load] for row in story.loads)),
            "rejected rows": (sorted((row["file"], row["line"], row["event"]) for row in report["rejected-rows"]),
                              sorted(story.rejected)),
            "writes": (distinct((((row["run"], row["entity"], what), row[what]) for row in records
                                 if row["run"] != "total" for what in written if row[what]), "writes"), story.counts),
            "writes in all": (distinct((((row["entity"], what), row[what]) for row in records
                                        if row["run"] == "total" for what in written if row[what]), "writes"), totals),
            "records in Pipedrive": ({row["entity"]: row["present"] for row in records if row.get("present")},
                                     +present),
            "tokens": (distinct((((row["run"], row["entity"]), row["spentTokens"]) for row in report["tokens"]
                                 if row["entity"] != "total"), "tokens"), +story.tokens),
            "tokens in all": (sum(row["spentTokens"] for row in report["tokens"] if row["entity"] == "total"),
                              sum(story.tokens.values())),
            "certificates": ([(one["run"], one["proof"], one["proved"]) for one in report["rollback-certificate"]
                              if one["finishedAt"]], story.certificates),
            "failures": (distinct((((row["entity"], row["key"]), row["event"]) for row in report["failures"]),
                                  "failures"), story.failures),
        }
        _, size, own_root = read_checkpoint(report["checkpoint"], "the report's checkpoint")
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"the report has another form than report.json: {error}")
    need((size, own_root) == (report["size"], root), "the report's checkpoint is of another state")
    check_signature(report["checkpoint"], key, "the report's checkpoint")
    for name, (stated, counted) in figures.items():
        need(stated == counted, f"the report's {name} are {stated}, the events up to here give {counted}")


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
    except (MemoryError, OSError, RecursionError, Unchecked, ValueError) as error:
        print(f"cannot check: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
