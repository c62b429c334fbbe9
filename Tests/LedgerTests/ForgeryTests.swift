import TestSupport
import Testing

@testable import Ledger

/// Whoever holds the key can sign what never happened; the events then contradict each other.
@Suite struct ForgeryTests {
    /// One lie in a ledger that is otherwise sound: what is written instead, and where the verifier must see it.
    struct Forgery: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var event: Int
        var says: String
        var forge: @Sendable (inout Story) -> Void

        init(_ name: String, at event: Int, _ says: String, _ forge: @escaping @Sendable (inout Story) -> Void) {
            testDescription = name
            self.event = event
            self.says = says
            self.forge = forge
        }
    }

    /// The events from 12 on, under their sequence numbers.
    struct Story {
        var drafts: [DraftEvent]

        subscript(sequence: Int) -> DraftEvent {
            get { drafts[sequence - 12] }
            set { drafts[sequence - 12] = newValue }
        }

        mutating func edit(_ sequence: Int, _ old: String, _ new: String) {
            let text = String(decoding: self[sequence].data, as: UTF8.self)
            #expect(text.contains(old), "the forgery changes nothing")
            self[sequence].data = Array(text.replacing(old, with: new).utf8)
        }

        mutating func replace(_ sequence: Int, _ type: String, _ data: String) {
            self[sequence] = SampleEvents.draft(type, data)
        }
    }

    static let forgeries = [
        Forgery("landed without an intent", at: 18, "no earlier api.intended") { $0[18].cause = 16 },
        Forgery("landed as another operation", at: 18, "of the same op") { $0.edit(18, "create", "update") },
        Forgery("landed in another run", at: 18, "another run") { $0[18].run = "run-1" },
        Forgery("landed twice", at: 19, "had its outcome in event 18") { $0[19] = $0[18] },
        Forgery("landed as another record", at: 22, "another record than its intent") {
            $0.edit(22, #"id":"100"#, #"id":"101"#)
        },
        Forgery("a row more than there is", at: 31, "states 2 rows as parsed") {
            $0.edit(31, #"parsed":1"#, #"parsed":2"#)
        },
        Forgery("a row less in than accounted for", at: 31, "2 rows in, but 1") {
            $0.edit(31, #"records":1"#, #"records":2"#)
        },
        Forgery("a row of a file that nobody opened", at: 30, "no file.registered") {
            $0.edit(30, "CMRELATE", "CMJRNL")
        },
        Forgery("another root at a name", at: 15, "not that of the first 11") {
            $0.edit(15, #"size":12"#, #"size":11"#)
        },
        Forgery("a name for what did not exist yet", at: 15, "did not have yet") {
            $0.edit(15, #"size":12"#, #"size":16"#)
        },
        Forgery("a yes to something else", at: 14, "not that of the decisions") { $0.edit(12, "person.name", "skip") },
        Forgery("a run after the yes was taken back", at: 16, "its mapping is not the last") {
            $0.replace(15, "mapping.revoked", #"{"digest":"","reason":"a change"}"#)
        },
        Forgery("a run with another mapping than the confirmed", at: 16, "its mapping is not the last") {
            $0.replace(15, "mapping.amended", #"{"file":"CMCLIENT","index":1,"target":"deal.title"}"#)
        },
        Forgery("a run that counts what did not land", at: 19, "states {'deal': 2} as landed") {
            $0.edit(19, #"deal":1"#, #"deal":2"#)
        },
        Forgery("an inverse left out", at: 28, "leaves out event 17") {
            $0.replace(25, "setting.changed", #"{"name":"a","value":"b"}"#)
            $0.replace(26, "setting.changed", #"{"name":"a","value":"b"}"#)
        },
        Forgery("an inverse that never landed", at: 28, "leaves out event 17") { story in
            story[26] = SampleEvents.draft(
                "api.unknown",
                #"{"op":"delete","reason":"","tokens":0}"#,
                run: "run-3",
                cause: 25
            )
        },
        Forgery("an inverse of another record", at: 25, "wrote another record") { $0.edit(25, #"id":"7"#, #"id":"8"#) },
        Forgery("an inverse of another key", at: 25, "wrote another record") {
            $0.edit(25, "CMCLIENT/5", "CMCLIENT/6")
        },
        Forgery("an inverse that is none", at: 25, "is no inverse") { $0.edit(25, "delete", "update") },
        Forgery("an inverse of nothing", at: 25, "no write in effect") { $0.edit(25, #"undoes":17"#, #"undoes":16"#) },
        Forgery("one inverse twice", at: 23, "no write in effect") { $0[23] = $0[21] },
        Forgery("one inverse twice, both under way at once", at: 24, "event 8 was undone before") { story in
            story[23] = story[22]
            story[22] = story[21]
            story[24] = story[23]
            story[24].cause = 22
        },
        Forgery("a rollback to what did not exist yet", at: 20, "not below it") {
            $0.edit(20, #"size":8"#, #"size":21"#)
        },
        Forgery("a rollback without its proof", at: 28, "without a rollback.proved") {
            $0.replace(27, "setting.changed", #"{"name":"a","value":"b"}"#)
        },
        Forgery("a rollback that never began", at: 27, "without a rollback.started") {
            $0.replace(20, "setting.changed", #"{"name":"a","value":"b"}"#)
        },
        Forgery("a record kept that was undone", at: 25, "no write of this record") { story in
            let kept = #"{"entity":"person","fields":[],"id":"101","key":"CMCLIENT/1","reason":"changed"}"#
            story[25] = SampleEvents.draft("rollback.kept", kept, run: "run-3", cause: 10)
        },
        Forgery("more gone than was there", at: 27, "states 4 records as gone") {
            $0.edit(27, #"gone":3"#, #"gone":4"#)
        },
        Forgery("a restored record that nobody wrote", at: 27, "as restored") {
            $0.edit(27, #"restored":0"#, #"restored":1"#)
        },
        Forgery("a kept record that nobody names", at: 28, "states 1 records as kept") {
            $0.edit(28, #"kept":0"#, #"kept":1"#)
        },
        Forgery("an account called equal that is not", at: 27, "fingerprints") {
            $0.edit(27, #"After":"aa"#, #"After":"bb"#)
        },
        Forgery("another account before the run", at: 27, "first fingerprint") { $0.edit(27, #"aa"#, #"bb"#) },
        Forgery("called proved while something remains", at: 28, "says proved") {
            $0.edit(27, #"remaining":[]"#, #"remaining":["note 1 x"]"#)
        },
        Forgery("a rollback that sent nothing", at: 28, "nothing was sent to undo it") { story in
            for place in 21...26 { story.replace(place, "setting.changed", #"{"name":"a","value":"b"}"#) }
            story.edit(28, #"failed":0"#, #"failed":3"#)
        },
        Forgery("more undone than inverses landed", at: 28, "states 4 as undone, 3 inverses") {
            $0.edit(28, #"undone":3"#, #"undone":4"#)
        },
        Forgery("less than no inverse failed, and one is left out", at: 28, "states -1 as failed") {
            $0.replace(25, "setting.changed", #"{"name":"a","value":"b"}"#)
            $0.replace(26, "setting.changed", #"{"name":"a","value":"b"}"#)
            $0.edit(28, #"failed":0"#, #"failed":-1"#)
        },
        Forgery("a rollback to another point than the one that it names", at: 20, "the point that it names is 12") {
            $0.edit(20, #""to":"8""#, #""to":"before""#)
        },
        Forgery("a delete that takes nothing back", at: 25, "undoes nothing") { $0.edit(25, #","undoes":17"#, "") },
        Forgery("settled by no verdict that there is", at: 18, "settles nothing") { story in
            let settled = #"{"id":"7","image":"","op":"create","options":[],"tokens":5,"verdict":"landed"}"#
            story[18] = SampleEvents.draft("api.settled", settled, run: "run-2", cause: 17)
        },
        Forgery("landed, and called open by a member of another type", at: 19, "had its outcome in event 18") { story in
            story.edit(18, #""tokens":5"#, #""tokens":5,"verdict":"inconclusive""#)
            story[19] = story[18]
        },
        Forgery("rows as before of a file that was never loaded", at: 31, "speaks of 2 rows of before, there were 0") {
            $0.edit(31, #""records":1"#, #""records":3"#)
            $0.edit(31, #""same":0"#, #""same":2"#)
        },
        Forgery("less than no row as before", at: 31, "states -1 rows as same") {
            $0.edit(31, #""records":1"#, #""records":0"#)
            $0.edit(31, #""same":0"#, #""same":-1"#)
        },
        Forgery("opened a second time", at: 12, "only there") { $0.replace(12, "ledger.opened", "{}") },
        Forgery("a payload without a member", at: 31, "lacks a member") { $0.edit(31, #","same":0"#, "") },
    ]

    /// What an auditor asks first: rows, intents before writes, rollbacks.
    static let plainForgeries = forgeries.filter { forgery in
        [
            "landed without an intent", "landed as another operation", "landed twice", "a row more than there is",
            "a row less in than accounted for", "a row of a file that nobody opened", "an inverse left out",
            "an inverse that never landed", "an inverse of another key", "an inverse that is none",
            "an inverse of nothing", "one inverse twice", "a payload without a member", "landed as another record",
            "an inverse of another record", "one inverse twice, both under way at once",
            "a rollback to what did not exist yet", "more undone than inverses landed",
            "less than no inverse failed, and one is left out", "a delete that takes nothing back",
            "settled by no verdict that there is", "landed, and called open by a member of another type",
            "less than no row as before", "opened a second time",
        ].contains(forgery.testDescription)
    }

    private func verify(
        with program: PythonVerifier.Program = .strict,
        _ forge: (inout Story) -> Void
    ) throws -> (code: Int32, text: String) {
        let folder = try TemporaryFolder()
        var writer = try LedgerWriter.create(folder.path + "/ledger", origin: SampleEvents.origin)
        let at = SampleEvents.atMilliseconds
        try writer.append(SampleEvents.drafts(), expectedHead: 0, atMilliseconds: at)
        var story = Story(drafts: SampleEvents.story(root: try writer.reader.head().root))
        forge(&story)
        try writer.append(story.drafts, expectedHead: 12, atMilliseconds: at)
        try writer.reader.export(to: folder.path + "/out.ndjson", key: SampleEvents.key())
        return try PythonVerifier.check(folder.path + "/out.ndjson", with: program)
    }

    @Test("the story as it was is sound") func sound() throws {
        let result = try verify { _ in }
        #expect(result.code == 0 && result.text.contains("sound: 32 events"), "\(result.text)")
        let short = try verify(with: .short) { _ in }
        #expect(short.code == 0 && short.text.contains("sound: 32 events"), "\(short.text)")
    }

    @Test("a signed lie is found, and the event that tells it is named", arguments: forgeries)
    func lie(_ forgery: Forgery) throws {
        let result = try verify(forgery.forge)
        #expect(result.code == 4 && result.text.contains("event \(forgery.event) "), "\(result.text)")
        #expect(result.text.contains(forgery.says), "\(result.text)")
    }

    @Test("the verifier that is read first finds the plain lies alone, in the same event", arguments: plainForgeries)
    func plainLie(_ forgery: Forgery) throws {
        let result = try verify(with: .short, forgery.forge)
        #expect(result.code == 4 && result.text.contains("event \(forgery.event) "), "\(result.text)")
    }

    @Test("no plain lie is left out") func plainLies() { #expect(ForgeryTests.plainForgeries.count == 24) }

    @Test("types and versions that the verifier does not know are counted and said, not condemned")
    func unknown() throws {
        let type = try verify { $0.drafts.append(SampleEvents.draft("weather.noted", "{}")) }
        #expect(type.code == 0 && type.text.contains("only counted: 1 weather.noted v1"), "\(type.text)")
        #expect(!type.text.contains("NOT checked"), "\(type.text)")
        let version = try verify { story in
            story[19].version = 9
            story.edit(28, #"kept":0"#, #"kept":1"#)
        }
        #expect(version.code == 0, "\(version.text)")
        #expect(version.text.contains("only counted: 1 run.finished v9"), "\(version.text)")
        #expect(version.text.contains("NOT checked from event 19 on"), "\(version.text)")
    }
}
