import CanonicalJSON
import Testing

@testable import Migration

/// What a confirmation commits to.
@Suite struct MappingDecisionsTests {
    private func rule(_ index: Int, _ target: MappingTarget, file: SourceFile = .client) -> Rule {
        Rule(
            column: ColumnReference(file, index),
            header: "H\(index)",
            canonical: nil,
            target: target,
            confidencePercent: 50,
            ticked: false,
            reasons: [],
            alternatives: [],
            filled: 0,
            distinct: 0,
            inferred: "text",
            isSensitive: false
        )
    }

    private func decisions(isReversed: Bool = false) -> MappingDecisions {
        var decisions = MappingDecisions()
        let order = isReversed ? Array((0..<30).reversed()) : Array(0..<30)
        for index in order {
            decisions.rules[ColumnReference(.client, index)] = rule(index, .skip)
            decisions.rules[ColumnReference(.fee, index)] = rule(index, .key, file: .fee)
            decisions.classifications["CMCLIENT/\(index)"] = Classification(
                key: "CMCLIENT/\(index)",
                party: .person,
                reason: "",
                isFlagged: false
            )
            decisions.owners.assigned["U\(index)"] = OwnerTable.Entry(userID: Int64(index), email: "")
        }
        for kind in isReversed ? ValueMap.Kind.allCases.reversed() : ValueMap.Kind.allCases {
            let entry = ValueMap.Entry(value: "A", target: "B", count: 1, reason: "")
            decisions.valueMaps[kind] = ValueMap(kind: kind, entries: [entry])
        }
        return decisions
    }

    private func text(_ change: (inout MappingDecisions) -> Void) -> String {
        var changed = decisions()
        change(&changed)
        return changed.canonical.canonicalText
    }

    @Test("the text does not depend on the order in which decisions came") func stable() {
        #expect(decisions(isReversed: true).canonical.canonicalText == text { _ in })
    }

    @Test("every decision that changes what is written changes the text") func sensitive() {
        let column = ColumnReference(.client, 3)
        let texts = [
            text { _ in },
            text { $0.rules[column]?.target = .key },
            text { $0.rules[column]?.target = .custom(entity: .deal, type: .text, name: "A") },
            text { $0.rules[column]?.target = .custom(entity: .deal, type: .date, name: "A") },
            text { $0.rules[column]?.header = "Other" },
            text { $0.rules[column] = nil },
            text { $0.valueMaps[.matterStatus]?.entries[0].target = "C" },
            text { $0.valueMaps[.calendarCode]?.entries[0].target = "C" },
            text { $0.valueMaps[.matterStatus]?.entries[0].value = "C" },
            text { $0.valueMaps[.matterStatus] = nil },
            text { $0.classifications["CMCLIENT/3"]?.party = .organization },
            text { $0.classifications["CMCLIENT/3"] = nil },
            text { $0.owners.assigned["U3"]?.userID = 99 },
            text { $0.owners.assigned["U3"] = nil },
            text { $0.owners.fallback = OwnerTable.Entry(userID: 1, email: "") },
            text { $0.owners.fallback = OwnerTable.Entry(userID: 2, email: "") },
        ]
        #expect(Set(texts).count == texts.count)
    }

    @Test("what only explains a decision does not change the text") func insensitive() {
        let column = ColumnReference(.client, 3)
        let texts = [
            text { _ in },
            text { $0.rules[column]?.reasons = ["by name"] },
            text { $0.rules[column]?.confidencePercent = 99 },
            text { $0.rules[column]?.ticked = true },
            text { $0.rules[column]?.filled = 12 },
            text { $0.valueMaps[.matterStatus]?.entries[0].count = 12 },
            text { $0.classifications["CMCLIENT/3"]?.reason = "looks like one" },
            text { $0.classifications["CMCLIENT/3"]?.isFlagged = true },
        ]
        #expect(Set(texts).count == 1)
    }
}
