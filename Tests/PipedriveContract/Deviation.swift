/// Where the real service is known to do something else than its description says, and where that was seen.
package struct Deviation: Sendable {
    package var fault: ContractFault
    /// `v2/deals`: the first part of the path; empty for all.
    package var collection: String
    /// Names as in `ContractFinding.member`; a `*` at the end stands for any rest, `{key}` for a custom field's.
    package var members: [String]
    /// Why it is right all the same.
    package var reason: String

    init(_ fault: ContractFault, _ collection: String, _ members: [String], _ reason: String) {
        self.fault = fault
        self.collection = collection
        self.members = members
        self.reason = reason
    }

    /// The entry of `members` that covers a finding.
    func entry(for finding: ContractFinding) -> String? {
        guard finding.fault == fault, finding.collection == collection || collection.isEmpty else { return nil }
        return members.first { pattern in
            if pattern == "{key}" { return finding.member.wholeMatch(of: /[0-9a-f]{40}(?:_[a-z0-9_]+)?/) != nil }
            return pattern.hasSuffix("*")
                ? finding.member.hasPrefix(pattern.dropLast()) : finding.member == pattern
        }
    }

    /// The findings that nothing explains, and the entries that explained nothing.
    package static func sorted(
        _ findings: some Sequence<ContractFinding>,
        by deviations: [Deviation]
    ) -> (unexplained: [ContractFinding], unused: [String]) {
        var unexplained: Set<ContractFinding> = []
        var used: Set<String> = []
        for finding in findings {
            let entry = deviations.lazy.compactMap { deviation in
                deviation.entry(for: finding).map { "\(deviation.fault.rawValue): \(deviation.collection) \($0)" }
            }.first
            guard let entry else {
                unexplained.insert(finding)
                continue
            }
            used.insert(entry)
        }
        let all = deviations.flatMap { deviation in
            deviation.members.map { "\(deviation.fault.rawValue): \(deviation.collection) \($0)" }
        }
        return (unexplained.sorted(), Set(all).subtracting(used).sorted())
    }
}
