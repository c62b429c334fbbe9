import CanonicalJSON
import Testing

@testable import Migration

/// Whether a field reads back as it was written.
@Suite struct FieldComparisonTests {
    struct Sample: Sendable {
        var member: String
        var expected: String
        var actual: String?
        var verdict: FieldComparison

        init(_ member: String, _ expected: String, _ actual: String?, _ verdict: FieldComparison) {
            (self.member, self.expected, self.actual, self.verdict) = (member, expected, actual, verdict)
        }
    }

    private static let samples = [
        Sample("title", #""A""#, #""A""#, .equal), Sample("title", #""A""#, #""B""#, .different),
        Sample("title", #""A""#, nil, .missing), Sample("title", #""A""#, "null", .missing),
        Sample("title", "null", nil, .equal), Sample("emails", "[]", "null", .equal),
        Sample("title", #""""#, nil, .equal),
        Sample("title", "null", #""B""#, .different),
        Sample("title", #""A  B\r\n C ""#, #""A B C""#, .normalised), Sample("title", #""AB""#, #""A B""#, .different),
        Sample("title", #""<b>A</b>""#, #""A""#, .different),
        Sample("content", #""<p>A &amp; B</p><p>C</p>""#, #""<div>A & B</div> <br>C""#, .normalised),
        Sample("content", #""<p>A</p>""#, #""<p>B</p>""#, .different),
        Sample("value", "1250.50", "1250.5", .equal), Sample("value", "1250.00", "1250", .equal),
        Sample("value", "1250.50", "1250.51", .different),
        Sample("value", "5", #"{"value":5,"currency":"EUR"}"#, .normalised),
        Sample("value", "5", #"{"value":6}"#, .different),
        Sample("person_id", "5", #"{"id":5,"name":"A"}"#, .normalised),
        Sample("person_id", "5", "6", .different), Sample("owner_id", #""5""#, "5", .normalised),
        Sample("owner_id", #""5""#, "6", .different),
        Sample("add_time", #""2026-05-15T09:55:02Z""#, #""2026-05-15 09:55:02""#, .normalised),
        Sample("add_time", #""2026-05-15T09:55:02Z""#, #""2026-05-15 09:55:03""#, .different),
        Sample("due_time", #""09:00""#, #""09:00:00""#, .normalised),
        Sample("due_time", #""09:00""#, #""09:30:00""#, .different),
        Sample("due_time", #""noon""#, #""night""#, .different),
        Sample("label_ids", "[1,2]", "[2,1]", .normalised), Sample("label_ids", "[1,2]", "[1,3]", .different),
        Sample("label_ids", "[1,1,2]", "[1,2,2]", .different), Sample("label_ids", "[1]", "[1,2]", .different),
        Sample("emails", #"[{"value":"a@b.c"}]"#, #"[{"value":"a@b.c","primary":true}]"#, .equal),
        Sample("emails", #"[{"value":"a"},{"value":"b"}]"#, #"[{"value":"b"},{"value":"a"}]"#, .different),
        Sample("address", #"{"value":"1 Main St"}"#, #""1 Main St""#, .normalised),
        Sample("address", #"{"value":"1 Main St"}"#, #""2 Main St""#, .different),
        Sample("custom_fields", #"{"h1":null}"#, #"{"h1":null,"h2":5}"#, .equal),
        Sample("custom_fields", #"{"h1":1}"#, #"{"h2":5}"#, .different), Sample("done", "true", "false", .different),
        Sample("done", "true", "1", .different),
    ]

    @Test("each form of an answer has its verdict", arguments: 0..<samples.count) func verdicts(place: Int) throws {
        let sample = FieldComparisonTests.samples[place]
        let verdict = FieldComparison.compare(
            member: sample.member,
            expected: try JSON(parsing: sample.expected),
            actual: try sample.actual.map { try JSON(parsing: $0) }
        )
        #expect(verdict == sample.verdict, "\(sample.member): \(sample.expected) and \(sample.actual ?? "nothing")")
    }

    @Test("findings name the field, its source and what kind of difference it is") func findings() throws {
        var world = World(SmallFirm.records(SmallFirm.sale))
        world.run()
        let crosswalk = world.folded.target.crosswalk
        let deal = try #require(world.account.live("deals").first)
        let desired = try #require(world.desired.last)
        #expect(RecordComparison.compare(desired, with: .object(deal.members), in: crosswalk).findings == [])
        let hash = try #require(crosswalk.id(of: SmallFirm.colour))
        world.account.edit("deals", deal.id) { members in
            members["title"] = "Other"
            members["person_id"] = 1
            members["org_id"] = .null
            members["custom_fields"] = .object((members["custom_fields"]?.objectValue ?? [:]).filter { $0.key != hash })
        }
        let changed = try #require(world.account.live("deals").first)
        let result = RecordComparison.compare(desired, with: .object(changed.members), in: crosswalk)
        #expect(
            result.findings.map { "\($0.field): \($0.cause)" } == [
                "title: different value", "person_id: wrong parent", "org_id: wrong parent", "Colour: missing value",
            ]
        )
        #expect(result.equal + result.normalised + result.findings.count == desired.fields.count)
    }
}
