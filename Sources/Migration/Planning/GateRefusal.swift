/// Why nothing may be written yet.
package enum GateRefusal: Error, Sendable, Hashable {
    case notConfirmed
    case confirmationOutdated
    case noFallbackOwner
    case otherAccount(expected: String, found: String)
    case nothingLoaded
    case nothingProposed
    case automationsNotPaused
}

extension GateRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notConfirmed:
            "nobody has confirmed the mapping, so nothing is written: look at it with `convey map show`, "
                + "then say yes with `convey map confirm`"
        case .confirmationOutdated:
            "the mapping, a value map, the classification or an owner changed after the confirmation: "
                + "look again with `convey map show`, then `convey map confirm`"
        case .noFallbackOwner:
            "records whose user has no match would have no owner: name one with `convey owners fallback EMAIL`, "
                + "then `convey map confirm`"
        case .otherAccount(let expected, let found):
            "this migration belongs to the account \(expected), but the token opens \(found): "
                + "use that account's token, or start another migration with `convey init`"
        case .nothingLoaded: "no export has been loaded: read one with `convey load PATH`"
        case .automationsNotPaused:
            "records that a run creates fire the account's automations, webhooks and mails to clients: pause them in "
                + "Pipedrive, then say so with `convey preflight --automations-paused`"
        case .nothingProposed: "there is no mapping yet: make one with `convey map propose`"
        }
    }
}
