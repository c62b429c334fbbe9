import CanonicalJSON
import Testing

@testable import Migration

/// Reading stored bytes in place against reading the JSON that they are.
@Suite struct StoredReadingTests {
    @Test("every event reads the same from its stored bytes as from its JSON", arguments: EventExamples.all)
    func same(event: Event) throws {
        #expect(event.payload.stored == event.payload.json.canonicalBytes)
        #expect(try Event(type: event.type, version: event.version, stored: event.payload.stored) == event)
    }

    @Test("what in-place reading refuses, reading the JSON refuses with the same error", arguments: EventExamples.all)
    func refusals(event: Event) throws {
        let members = try #require(event.payload.json.objectValue)
        for name in members.keys.sorted() {
            for wrong: JSON? in [nil, .array([.bool(true)]), .string("\u{1}x"), .integer(-1), .object([:])] {
                var changed = members
                changed[name] = wrong
                let json = JSON.object(changed)
                let slow = result { () throws(PayloadError) in
                    try Event(type: event.type, version: event.version, json: json)
                }
                let fast = result { () throws(PayloadError) in
                    try Event(type: event.type, version: event.version, stored: json.canonicalBytes)
                }
                #expect(fast == slow, "\(event.type).\(name)")
            }
        }
    }

    private func result(_ read: () throws(PayloadError) -> Event) -> Result<Event, PayloadError> {
        do throws(PayloadError) { return .success(try read()) } catch { return .failure(error) }
    }

    @Test("JSON that is not canonical is still read, and bytes that are none are refused") func otherForms() throws {
        let loose = Array("{ \"value\":\"42\", \"name\":\"company\" }".utf8)
        let event = Event.settingChanged(SettingChanged(name: "company", value: "42"))
        #expect(try Event(type: SettingChanged.type, version: 1, stored: loose) == event)
        #expect(throws: PayloadError.notJSON(type: SettingChanged.type)) {
            try Event(type: SettingChanged.type, version: 1, stored: Array("{".utf8))
        }
        #expect(throws: PayloadError.unknownType("no.such")) {
            try Event(type: "no.such", version: 1, stored: Array("{}".utf8))
        }
    }
}
