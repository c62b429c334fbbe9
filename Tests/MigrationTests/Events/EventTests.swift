import CanonicalJSON
import Testing

@testable import Migration

/// Events as the ledger holds them.
@Suite struct EventTests {
    @Test("every type of event has an example here") func complete() {
        #expect(Set(EventExamples.all.map(\.type)) == Event.allTypes)
        #expect(EventExamples.all.count == Event.allTypes.count)
    }

    @Test("every event reads back from its canonical bytes as it was", arguments: EventExamples.all)
    func roundTrip(event: Event) throws {
        let bytes = event.payload.json.canonicalBytes
        let json = try JSON(parsing: bytes)
        #expect(try Event(type: event.type, version: event.version, json: json) == event)
        #expect(json.canonicalBytes == bytes)
    }

    @Test("members that may be absent read back as absent") func absentMembers() throws {
        let events: [Event] = [
            .ownerProposed(OwnerProposed(id: "GWB", name: nil, email: nil, rows: 1, userID: nil, reason: "")),
            .apiIntended(
                ApiIntended(
                    operation: .create,
                    method: "POST",
                    path: "/api/v2/deals",
                    entity: .deal,
                    key: "k",
                    id: nil,
                    body: nil,
                    undoes: nil
                )
            ),
            .apiLanded(ApiLanded(operation: .delete, id: "", tokens: 0, image: "", options: [], keyString: nil)),
            .apiSettled(
                ApiSettled(
                    operation: .delete,
                    verdict: .found,
                    id: nil,
                    tokens: 0,
                    image: "",
                    options: [],
                    keyString: nil
                )
            ),
        ]
        for event in events {
            let json = try JSON(parsing: event.payload.json.canonicalBytes)
            #expect(try Event(type: event.type, version: 1, json: json) == event)
            #expect(json.objectValue?.values.contains(.null) == false)
        }
    }

    @Test("no event holds a number that is no integer", arguments: EventExamples.all) func noDecimals(event: Event) {
        #expect(!event.payload.json.containsDecimal)
    }

    @Test("an unknown type names itself") func unknownType() {
        #expect(throws: PayloadError.unknownType("row.guessed")) {
            try Event(type: "row.guessed", version: 1, json: [:])
        }
        #expect(throws: PayloadError.unknownType("")) { try Event(type: "", version: 1, json: [:]) }
    }

    @Test("a newer version names itself", arguments: EventExamples.all) func newerVersion(event: Event) {
        for version in [0, event.version + 1] {
            #expect(throws: PayloadError.unknownVersion(type: event.type, version: version)) {
                try Event(type: event.type, version: version, json: event.payload.json)
            }
        }
    }

    @Test("a payload that is no object is refused", arguments: EventExamples.all) func notAnObject(event: Event) {
        #expect(throws: PayloadError.notAnObject(type: event.type)) {
            try Event(type: event.type, version: event.version, json: [event.payload.json])
        }
    }

    @Test("a member that is missing or of the wrong type is named or was optional", arguments: EventExamples.all)
    func wrongMembers(event: Event) throws {
        let members = try #require(event.payload.json.objectValue)
        for name in members.keys.sorted() {
            var without = members
            without[name] = nil
            do throws(PayloadError) {
                let read = try Event(type: event.type, version: event.version, json: .object(without))
                #expect(read != event, "\(event.type).\(name) is not read")
            } catch {
                guard case .member = error else {
                    Issue.record("\(event.type).\(name): \(error)")
                    return
                }
                #expect(error.description.contains(name))
            }
            var wrong = members
            wrong[name] = .array([.bool(true)])
            let read = try? Event(type: event.type, version: event.version, json: .object(wrong))
            #expect(read != event, "\(event.type).\(name) is not read")
        }
    }

    @Test("negative sequence numbers are refused") func negativeSequence() {
        let json: JSON = ["file": "CMCOST", "line": 1, "cells": [], "previous": -1]
        #expect(throws: PayloadError.self) { try Event(type: RowChanged.type, version: 1, json: json) }
    }
}
