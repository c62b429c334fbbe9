import Crypto

@testable import Ledger

extension SampleEvents {
    /// What follows `drafts()`, from event 12 on: a yes to a mapping, a run, its rollback, and one more file.
    static func story(root: TreeHash) -> [DraftEvent] {
        decisions(root: root) + run() + rollback() + [
            draft(
                "file.registered",
                #"{"bytes":9,"columns":[],"file":"CMRELATE","name":"CMRELATE.csv","sha256":""}"#
            ),
            draft("row.parsed", #"{"cells":["1"],"file":"CMRELATE","line":2}"#),
            draft(
                "file.completed",
                #"{"blankLines":0,"changed":0,"file":"CMRELATE","parsed":1,"records":1,"rejected":0,"same":0,"#
                    + #""vanished":0}"#
            ),
        ]
    }

    /// Events 12 to 15.
    private static func decisions(root: TreeHash) -> [DraftEvent] {
        [
            draft(
                "mapping.proposed",
                #"{"file":"CMCLIENT","header":"Nickname","index":1,"target":"person.name"}"#
            ),
            draft("owner.fallback", #"{"email":"olive@firm.example","user":7}"#),
            draft("mapping.confirmed", #"{"digest":"\#(confirmedDigest)","rules":1,"skipped":0}"#),
            draft("checkpoint.named", #"{"name":"before","root":"\#(root.hex)","size":12}"#),
        ]
    }

    /// Events 16 to 19.
    private static func run() -> [DraftEvent] {
        [
            draft(
                "run.started",
                #"{"fingerprint":"aa","kind":"run","mapping":"\#(confirmedDigest)"}"#,
                run: "run-2"
            ),
            draft("api.intended", #"{"entity":"deal","key":"CMCLIENT/5","op":"create"}"#, run: "run-2"),
            draft("api.landed", #"{"id":"7","op":"create","tokens":5}"#, run: "run-2", cause: 17),
            draft("run.finished", #"{"kind":"run","landed":{"deal":1},"withheld":[]}"#, run: "run-2"),
        ]
    }

    /// Events 20 to 28: everything from event 8 on is taken back.
    private static func rollback() -> [DraftEvent] {
        let undone = [
            (entity: "person", key: "CMCLIENT/0", id: 100, intent: 8),
            (entity: "person", key: "CMCLIENT/1", id: 101, intent: 10),
            (entity: "deal", key: "CMCLIENT/5", id: 7, intent: 17),
        ]
        var drafts = [draft("rollback.started", #"{"size":8,"to":"8"}"#, run: "run-3")]
        for write in undone {
            drafts.append(
                draft(
                    "api.intended",
                    #"{"entity":"\#(write.entity)","id":"\#(write.id)","key":"\#(write.key)","op":"delete","#
                        + #""undoes":\#(write.intent)}"#,
                    run: "run-3"
                )
            )
            drafts.append(
                draft(
                    "api.landed",
                    #"{"id":"\#(write.id)","op":"delete","tokens":3}"#,
                    run: "run-3",
                    cause: 20 + UInt64(drafts.count) - 1
                )
            )
        }
        let proved =
            #"{"equal":true,"fingerprintAfter":"aa","fingerprintBefore":"aa","gone":3,"kept":0,"remaining":[],"#
            + #""restored":0}"#
        let finished = #"{"failed":0,"kept":0,"proved":true,"to":"8","tokens":9,"undone":3}"#
        return drafts + [
            draft("rollback.proved", proved, run: "run-3"), draft("rollback.finished", finished, run: "run-3"),
        ]
    }

    /// By the rule of `ledger-format.md`, written out.
    private static var confirmedDigest: String {
        let decisions =
            #"{"classification":{},"fallback":7,"owners":{},"rules":[{"file":"CMCLIENT","header":"Nickname","#
            + #""index":1,"target":"person.name"}],"values":[]}"#
        return SHA256.hash(data: Array(decisions.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
