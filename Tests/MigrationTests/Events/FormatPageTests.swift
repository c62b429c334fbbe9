import CanonicalJSON
import Foundation
import Migration
import Testing

/// The contract in `ledger-format.md` against what the program writes, in both directions.
@Suite struct FormatPageTests {
    /// One row of the tables under "Event types".
    private struct Entry {
        var version: Int
        var members: Set<String>
        var optional: Set<String>
    }

    private let entries: [String: Entry]

    init() throws {
        let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ledger-format.md")
        var entries: [String: Entry] = [:]
        let text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "## Event types"))
        let end = try #require(text.range(of: "## What an auditor must check"))
        for line in text[start.upperBound..<end.lowerBound].split(separator: "\n") {
            guard let row = line.wholeMatch(of: /\| `([a-z]+\.[a-z]+)` \| (\d+) \| (.*) \|/) else { continue }
            var entry = Entry(version: Int(row.output.2) ?? 0, members: [], optional: [])
            for item in row.output.3.components(separatedBy: " \u{00B7} ") {
                // "as `row.parsed`, and `previous` ..." takes over what stands there.
                let names = item.matches(of: /`([A-Za-z0-9]+(?:\.[a-z]+)?)`/).map { String($0.output.1) }
                let isReference = item.hasPrefix("as `")
                if isReference, let other = entries[names[0]] {
                    entry.members.formUnion(other.members)
                    entry.optional.formUnion(other.optional)
                }
                guard let name = names.dropFirst(isReference ? 1 : 0).first else { continue }
                entry.members.insert(name)
                if item.contains("*(optional") { entry.optional.insert(name) }
            }
            entries[String(row.output.1)] = entry
        }
        self.entries = entries
    }

    @Test("the page lists exactly the types that the program writes, with their versions") func types() {
        #expect(Set(entries.keys) == Event.allTypes)
        for event in EventExamples.all { #expect(entries[event.type]?.version == event.version, "\(event.type)") }
    }

    @Test("the page names exactly the members of each type", arguments: EventExamples.all) func members(event: Event) {
        let written = Set((event.payload.json.objectValue ?? [:]).keys)
        let named = entries[event.type]?.members ?? []
        #expect(written.subtracting(named) == [], "\(event.type): written, not on the page")
        #expect(named.subtracting(written) == [], "\(event.type): on the page, not written")
    }

    @Test("a member that a reader can do without is marked as optional, and no other one", arguments: EventExamples.all)
    func optionalMembers(event: Event) throws {
        let members = try #require(event.payload.json.objectValue)
        for name in members.keys.sorted() {
            var without = members
            without[name] = nil
            let isOptional = (try? Event(type: event.type, version: event.version, json: .object(without))) != nil
            #expect(entries[event.type]?.optional.contains(name) == isOptional, "\(event.type).\(name)")
        }
    }
}
