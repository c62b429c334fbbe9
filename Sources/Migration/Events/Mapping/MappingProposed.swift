package import CanonicalJSON

/// The program suggests a target for one column.
package struct MappingProposed: EventPayload {
    package static let type = "mapping.proposed"

    package var rule: Rule

    package init(rule: Rule) {
        self.rule = rule
    }

    package var json: JSON { rule.json }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        rule = try Rule(reading: reader)
    }
}
