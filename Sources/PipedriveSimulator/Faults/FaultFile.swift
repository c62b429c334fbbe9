package import CanonicalJSON

/// What a fault file says: the schedule, and which of the uncertain behaviours the account has.
package struct FaultFile: Sendable, Hashable {
    package var schedule: FaultSchedule
    /// Switches by name; the others keep their values.
    package var behaviours: [String: Bool] = [:]

    package init(json: JSON) throws(FaultFileError) {
        guard var members = json.objectValue else { throw .noMembers }
        let switches = members.removeValue(forKey: "behaviours")
        try FaultSchedule.checkNames(members, among: FaultSchedule.memberNames + ["behaviours"])
        schedule = try FaultSchedule(json: .object(members))
        guard let switches else { return }
        guard let named = switches.objectValue else {
            throw .wrongValue(name: "behaviours", expected: "an object with true or false for each name")
        }
        try FaultSchedule.checkNames(named, among: UncertainBehaviours.names)
        for (name, value) in named.sorted(by: { $0.key < $1.key }) {
            guard let isOn = value.boolValue else { throw .wrongValue(name: name, expected: "true or false") }
            behaviours[name] = isOn
        }
    }

    package func apply(to configuration: inout AccountConfiguration) {
        for (name, isOn) in behaviours { configuration.behaviours[name] = isOn }
    }
}
