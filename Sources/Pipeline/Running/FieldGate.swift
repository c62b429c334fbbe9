import CanonicalJSON
import Migration
import PracticeMaster

/// Refuses a run whose records would not fit the custom fields that this migration has already made.
///
/// A field's type is fixed for life, and options are only made together with their field.
struct FieldGate {
    let log: EventLog

    func check(_ firm: MappedFirm) throws(PipelineError) {
        for definition in firm.definitions where definition.reference.entity == .field {
            guard let landed = log.state.target.crosswalk[definition.reference] else { continue }
            let name = FieldKey(definition.reference.key).map { "\($0.name) (\($0.entity.rawValue))" } ?? ""
            let remedy =
                "name another field, for example `convey map set FILE.COLUMN custom:deal:text:NEW NAME`, "
                + "then `convey map confirm`; or roll back to before the field was made"
            let written = WrittenMembers.merged(landed.intents.compactMap { log.body(ofIntent: $0) })
            if let type = FieldGate.literal("field_type", of: definition), let made = written["field_type"],
                made != type
            {
                throw .usage(
                    "the custom field \(name) exists with another type, which Pipedrive cannot change: \(remedy)"
                )
            }
            let known = Set(landed.options.map(\.label))
            let wanted = FieldGate.literal("options", of: definition)?.arrayValue ?? []
            let missing = wanted.count { !known.contains($0["label"]?.stringValue ?? "") }
            if missing > 0 {
                throw .usage("the custom field \(name) lacks \(missing) options that the export now needs: \(remedy)")
            }
        }
    }

    private static func literal(_ member: String, of definition: DesiredRecord) -> JSON? {
        for field in definition.fields where field.place == .standard(member) {
            if case .success(let value) = field.value.resolved(in: Crosswalk()) { return value }
        }
        return nil
    }
}
