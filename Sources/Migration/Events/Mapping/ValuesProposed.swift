package import CanonicalJSON

/// The program suggests a table of values.
package struct ValuesProposed: EventPayload {
    package static let type = "values.proposed"

    package var map: ValueMap

    package init(map: ValueMap) {
        self.map = map
    }

    package var json: JSON { map.json }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        map = try ValueMap(reading: reader)
    }
}
