# SPDX-License-Identifier: Apache-2.0
"""What the events of a ledger must say about each other; the tree says nothing about that."""
import collections, re, unicodedata

from verify_bytes import Wrong, canonical_digest, need

FILES = """CMCLIENT CMRELATE CMJRNL CMCALENDAR CMCOST CMFEES CMEMPL CMRELLNK CMXREF CMCALCOD CMDOCMGT CMWKFLOW
    USERS""".split()
NEWEST = dict.fromkeys("""ledger.opened setting.changed checkpoint.named file.registered row.parsed row.rejected
    row.changed row.vanished file.completed document.found document.missing mapping.proposed mapping.amended
    mapping.confirmed mapping.revoked values.proposed values.amended values.confirmed values.revoked
    classification.proposed classification.amended classification.confirmed classification.revoked
    owner.proposed owner.assigned owner.fallback plan.made run.started run.finished run.interrupted api.intended
    api.landed api.refused api.unknown api.settled api.read account.read diff.found diff.clean
    reconcile.finished rollback.started rollback.kept rollback.proved rollback.finished""".split(), 1)
NEWEST["file.registered"] = NEWEST["row.rejected"] = 2  # the newest payload of each type that is understood here


def file_order(name):
    """Files stand in this order everywhere, areas of practice behind them by name."""
    need(name in FILES or re.fullmatch("AOP/[A-Z0-9_]{1,60}", name), "names a file that no export has")
    return (FILES.index(name) if name in FILES else len(FILES)), name


Write = collections.namedtuple("Write", "seq op record run undoes")  # record: entity, key and Pipedrive's id


class Story:
    """Takes the events in order and raises Wrong at the first that contradicts those before it."""

    def __init__(self):
        self.types, self.unknown, self.unread_from = collections.Counter(), collections.Counter(), None
        self.mapping, self.loads, self.loading, self.rejected = Mapping(), [], {}, set()
        self.present = collections.Counter()  # rows of each file, before the load that is going on
        self.intents, self.ended, self.landed, self.undone, self.gone = {}, {}, {}, set(), set()
        self.starts, self.rollback_size, self.rollback_run, self.kept, self.proof = [], None, None, {}, None
        self.counts, self.landed_in, self.tokens = collections.Counter(), collections.Counter(), collections.Counter()
        self.failures, self.withholdings, self.points, self.certificates = {}, set(), {"start": 0}, []

    def take(self, event, tree):
        """`tree` holds the events before this one."""
        seq, kind, data = event["seq"], event["type"], event["data"]
        run, cause = event.get("run", ""), event.get("cause")
        self.types[kind] += 1
        need((kind == "ledger.opened") == (seq == 0), "ledger.opened stands at the beginning, and only there")
        if event["v"] > NEWEST.get(kind, 0):
            self.unknown[f"{kind} v{event['v']}"] += 1
            # A payload of a newer form may be part of any sum: from there on only the bytes are checked.
            self.unread_from = seq if kind in NEWEST and self.unread_from is None else self.unread_from
        if kind not in NEWEST or self.unread_from is not None:
            return
        try:
            if kind == "checkpoint.named":
                need(0 <= data["size"] <= seq, "names a size that the ledger did not have yet")
                need(data["root"] == tree.root(data["size"]).hex(),
                     f"its root is not that of the first {data['size']} events")
                self.points[data["name"]] = data["size"]
            elif kind.startswith(("file.", "row.")):
                self.take_source(seq, kind, data)
            elif kind.startswith("api."):
                self.take_call(seq, kind, data, run, cause)
            elif kind.startswith("document."):
                need(data["row"] < seq, f"{kind} about a row that comes later")
            elif kind == "account.read":
                self.tokens[run, "reading"] += data["tokens"]
            elif kind.startswith("run."):
                self.take_run(seq, kind, data, run)
            elif kind.startswith("rollback."):
                self.take_rollback(seq, kind, data, run, cause)
            else:
                self.mapping.take(kind, data)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Wrong(f"{kind} lacks a member or has one of another form ({error})")

    # Rows in = rows parsed, rejected, changed and left as they were, for each load of each file.

    def take_source(self, seq, kind, data):
        file = data["file"]
        if kind == "file.registered":
            file_order(file)
            self.present[file] += self.loading.get(file, {}).get("parsed", 0)  # of a load that was given up
            zeros = dict.fromkeys(("parsed", "rejected", "changed", "vanished"), 0)
            self.loading[file] = {"file": file, "sha256": data["sha256"], "bytes": data["bytes"], **zeros}
            return
        need(file in self.loading, f"{kind}, but no file.registered of {file} is open")
        load = self.loading[file]
        if kind == "file.completed":
            for name in ("parsed", "rejected", "changed", "vanished"):
                need(data[name] == load[name], f"states {data[name]} rows as {name}, before it are {load[name]}")
            need(type(data["same"]) is int and data["same"] >= 0, f"states {data['same']} rows as same")
            rows = load["parsed"] + load["rejected"] + load["changed"] + data["same"]
            need(data["records"] == rows, f"states {data['records']} rows in, but {rows} are accounted for")
            known = data["same"] + load["changed"] + load["vanished"]
            need(known <= self.present[file], f"speaks of {known} rows of before, there were {self.present[file]}")
            self.present[file] = load["parsed"] + load["changed"] + data["same"]
            self.loads.append({**load, "rows": rows, "same": data["same"]})
            del self.loading[file]
        else:
            load[kind[4:]] += 1
            if kind == "row.rejected":
                self.rejected.add((file, data["line"], seq))

    # Every write was intended before it landed, ended once, and an inverse undoes the write that it names.

    def take_call(self, seq, kind, data, run, cause):
        if kind == "api.read":
            self.tokens[run, data["entity"]] += data["tokens"]
        elif kind == "api.intended":
            need(data["op"] in ("create", "update", "delete"), "its op is none that there is")
            write = Write(seq, data["op"], (data["entity"], data["key"], data.get("id")), run, data.get("undoes"))
            if write.undoes is not None:
                undone = self.landed.get(write.undoes)
                need(undone and undone.undoes is None and write.undoes not in self.undone,
                     f"undoes event {write.undoes}, which is no write in effect")
                need(undone.record == write.record, f"undoes event {write.undoes}, which wrote another record")
                need(write.op == {"create": "delete", "update": "update"}[undone.op], "is no inverse of what it undoes")
            need(write.undoes is not None or write.op != "delete", "is a delete that undoes nothing")
            self.intents[seq] = write
        else:
            self.take_outcome(seq, kind, data, run, cause)

    def take_outcome(self, seq, kind, data, run, cause):
        write = self.intents.get(cause)
        need(write and write.op == data["op"], f"{kind} whose cause is no earlier api.intended of the same op")
        need(cause not in self.ended, f"{kind}, but event {cause} had its outcome in event {self.ended.get(cause)}")
        need(run == write.run or kind == "api.settled", f"{kind} in another run than its intent")  # settled: also later
        entity, key, known_id = write.record
        result = data["verdict"] if kind == "api.settled" else kind[4:]
        need(kind != "api.settled" or result in ("found", "absent", "inconclusive"), "settles nothing by its verdict")
        self.tokens[run, entity] += data["tokens"]
        if result in ("landed", "refused", "found", "absent"):
            self.ended[cause] = seq
        if result in ("landed", "found"):
            landed_id = data.get("id", known_id) if kind == "api.settled" else data["id"]
            need(landed_id and known_id in (None, landed_id), f"{kind} names another record than its intent")
            need(write.undoes not in self.undone, f"{kind}, but event {write.undoes} was undone before")
            write = self.landed[cause] = write._replace(record=(entity, key, landed_id))
            self.landed_in[run, entity] += 1
            self.counts[write.run, entity, write.op + "d" if write.undoes is None else "undone"] += 1
            if write.undoes is not None:
                self.undone.add(write.undoes)
            if write.op == "delete":
                self.gone.add(write.record)
        if result in ("landed", "found"):
            self.failures.pop((entity, key), None)
        elif (result, data.get("status")) != ("refused", 429):  # a limit of rate postpones, that is no failure
            self.failures[entity, key] = seq

    def take_run(self, seq, kind, data, run):
        if kind == "run.started":
            self.starts.append((seq, data["kind"], data["fingerprint"]))
            if data["kind"] in ("sample", "run"):
                need(data["mapping"] == self.mapping.confirmed == self.mapping.digest(),
                     "its mapping is not the last that was confirmed and not revoked")
            return
        landed = {entity: count for (of, entity), count in self.landed_in.items() if of == run}
        need(data["landed"] == landed, f"{kind} states {data['landed']} as landed, the events before it are {landed}")
        for withheld in data["withheld"]:
            record = withheld["entity"], withheld["key"]
            if self.failures.get(record) in self.withholdings | {None}:  # else what became of its write says more
                self.failures[record] = seq
        self.withholdings.add(seq)

    # A rollback leaves nothing out: each write from its size on has a landed inverse or a rollback.kept.

    def take_rollback(self, seq, kind, data, run, cause):
        if kind == "rollback.started":
            need(0 <= data["size"] <= seq, "its size is not below it")
            point = self.points.get(data["to"], int(data["to"]) if re.fullmatch("[0-9]{1,40}", data["to"]) else None)
            need(data["size"] == point, f"its size is {data['size']}, but the point that it names is {point}")
            self.rollback_size, self.rollback_run, self.kept, self.proof = data["size"], run, {}, None
            return
        need(self.rollback_size is not None, f"{kind} without a rollback.started")
        need(run == self.rollback_run, f"{kind} in another run than its rollback.started")
        if kind == "rollback.kept":
            record, write = (data["entity"], data["key"], data["id"]), self.landed.get(cause)
            need(self.proof is None, "is kept after everything was proved")
            need(write and write.record == record and write.undoes is None and cause >= self.rollback_size
                 and cause not in self.undone and cause not in self.kept,
                 "its cause is no write of this record that was to be undone")
            if data["reason"] == "already-deleted":
                self.gone.add(record)
            else:
                self.kept[cause] = record
            return
        writes = [write for write in self.landed.values() if write.seq >= self.rollback_size and write.undoes is None]
        created = {write.record for write in writes if write.op == "create"}
        updated = {write.record for write in writes if write.op == "update"} - created
        kept = set(self.kept.values())
        for name in ("gone", "restored", "kept", "undone", "failed"):
            need(data.get(name, 0) >= 0, f"states {data.get(name)} as {name}")
        need(data["kept"] == len(kept), f"states {data['kept']} records as kept, the events show {len(kept)}")
        if kind == "rollback.proved":
            remaining = {record for record in created if "{0} {2} {1}".format(*record) in data["remaining"]}
            # Meanwhile somebody else may have deleted what was kept (more is gone) or restored (less is there).
            gone, most = len(created - remaining - kept), len(created - remaining)
            restored = len(updated - kept - self.gone)
            need(gone <= data["gone"] <= most, f"states {data['gone']} records as gone, the events show {gone}")
            need(data["restored"] <= restored, f"states {data['restored']} as restored, the events show {restored}")
            first = [mark for at, of, mark in self.starts if at >= self.rollback_size and of != "rollback"][:1]
            before, after = data["fingerprintBefore"], data["fingerprintAfter"]
            need(first in ([], [before]), "its first fingerprint is not that of the first run after the point")
            need(data["equal"] == (before == after), "its fingerprints say otherwise")
            self.proof = data
        else:
            self.finish_rollback(data, writes, created, run)

    def finish_rollback(self, data, writes, created, run):
        need(self.proof, "rollback.finished without a rollback.proved")
        # A delete takes the updates of the record along; what remains was said to remain.
        missing = [write for write in writes if write.seq not in self.undone and write.seq not in self.kept
                   and write.record not in self.gone and not (write.op == "update" and write.record in created)
                   and not is_told(write.record, self.proof["remaining"])]
        if len({write.record for write in missing}) > data["failed"]:
            raise Wrong(f"leaves out event {missing[0].seq}: it has neither a landed inverse nor a rollback.kept")
        tried = {write.undoes for write in self.intents.values()}
        for write in missing:
            need(write.seq in tried, f"leaves out event {write.seq}: nothing was sent to undo it")
        inverses = sum(seq >= self.rollback_size for seq in self.undone)
        need(data["undone"] <= inverses, f"states {data['undone']} as undone, {inverses} inverses have landed")
        need(not data["proved"] or not self.proof["remaining"] and len(self.ended) == len(self.intents),
             "says proved, but records remain or writes are without an outcome")
        self.certificates.append((run, self.proof, data["proved"]))


def is_told(record, remaining):
    """Whether a record is among those that remain: `ENTITY ID KEY`, and behind it the fields that differ."""
    name = "{0} {2} {1}".format(*record)
    return any(one == name or one.startswith(name + " (") for one in remaining)


class Mapping:
    """The decisions, recomputed from the events to compare with the digest that a person confirmed."""

    def __init__(self):
        self.rules, self.values, self.parties, self.owners, self.fallback, self.confirmed = {}, {}, {}, {}, None, None
        self.targets, self.amended_values, self.amended_parties = {}, collections.defaultdict(dict), {}

    def take(self, kind, data):
        """What a person amended outlives a later proposal."""
        if kind == "mapping.proposed":
            self.rules[file_order(data["file"]), data["index"]] = [data["header"], data["target"]]
        elif kind == "mapping.amended":
            self.targets[file_order(data["file"]), data["index"]] = data["target"]
        elif kind == "values.proposed":
            self.values[data["map"]] = {entry["value"]: entry["target"] for entry in data["entries"]}
        elif kind == "values.amended":
            self.amended_values[data["map"]][data["value"]] = data["target"]
        elif kind == "classification.proposed":
            self.parties[data["key"]] = data["party"]
        elif kind == "classification.amended":
            self.amended_parties[data["key"]] = data["party"]
        elif kind == "owner.assigned":
            self.owners[data["id"]] = data["user"]
        elif kind == "owner.fallback":
            self.fallback = data["user"]
        elif kind == "mapping.revoked":
            self.confirmed = None
        elif kind in ("mapping.confirmed", "values.confirmed", "classification.confirmed"):
            need(data["digest"] == self.digest(kind), "its digest is not that of the decisions before it")
            if kind == "mapping.confirmed":
                self.confirmed = data["digest"]

    def digest(self, kind="mapping.confirmed"):
        values, parties = [], {key: self.amended_parties.get(key, party) for key, party in self.parties.items()}
        for name, entries in sorted(self.values.items()):
            pairs = {**entries, **self.amended_values[name]}.items()
            pairs = sorted(map(list, pairs), key=lambda pair: unicodedata.normalize("NFC", pair[0]))
            values.append({"entries": pairs, "map": name})
        if kind == "values.confirmed":
            return canonical_digest(values)
        if kind == "classification.confirmed":
            return canonical_digest(parties)
        rules = [{"file": column[0][1], "header": header, "index": column[1],
                  "target": self.targets.get(column, target)}
                 for column, (header, target) in sorted(self.rules.items())]
        return canonical_digest({"rules": rules, "values": values, "classification": parties,
                                 "owners": self.owners, "fallback": self.fallback})
