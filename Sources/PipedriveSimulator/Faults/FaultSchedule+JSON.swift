package import CanonicalJSON

extension FaultSchedule {
    /// The names of the members that a schedule has as JSON.
    static let memberNames = [
        "background_tokens_per_hour", "people", "rates", "search_lag_milliseconds", "seed", "writes_only",
    ]

    /// The form of fault files: `{"seed":1,"rates":{"drop_after":100},"people":{"edit":20}}`.
    package var json: JSON {
        var members: [String: JSON] = [
            "seed": .string(String(seed)), "writes_only": .bool(strikesWritesOnly),
            "rates": FaultSchedule.json(rates.map { ($0.key.rawValue, $0.value) }),
            "people": FaultSchedule.json(people.map { ($0.key.rawValue, $0.value) }),
        ]
        members["background_tokens_per_hour"] = backgroundTokensPerHour.map { .integer(Int64($0)) }
        members["search_lag_milliseconds"] = searchLagMilliseconds.map(JSON.integer)
        return .object(members)
    }

    /// Every member may be left out; what is there must be right.
    package init(json: JSON) throws(FaultFileError) {
        guard let members = json.objectValue else { throw .noMembers }
        try FaultSchedule.checkNames(members, among: FaultSchedule.memberNames)
        self.init(seed: 1, rates: [:])
        if let seed = members["seed"] {
            guard let number = seed.stringValue.flatMap(UInt64.init) ?? seed.integerValue.flatMap(UInt64.init(exactly:))
            else { throw .wrongValue(name: "seed", expected: "a whole number that is not negative") }
            self.seed = number
        }
        if let writesOnly = members["writes_only"] {
            guard let value = writesOnly.boolValue else {
                throw .wrongValue(name: "writes_only", expected: "true or false")
            }
            strikesWritesOnly = value
        }
        for (name, rate) in try FaultSchedule.rates(members["rates"], "rates", Kind.allCases.map(\.rawValue)) {
            if let kind = Kind(rawValue: name) { rates[kind] = rate }
        }
        let deeds = PersonDeed.Kind.allCases.map(\.rawValue)
        for (name, rate) in try FaultSchedule.rates(members["people"], "people", deeds) {
            if let kind = PersonDeed.Kind(rawValue: name) { people[kind] = rate }
        }
        backgroundTokensPerHour = try FaultSchedule.amount(members, "background_tokens_per_hour").map {
            Int(clamping: $0)
        }
        searchLagMilliseconds = try FaultSchedule.amount(members, "search_lag_milliseconds")
    }

    private static func json(_ rates: [(String, Int)]) -> JSON {
        .object(Dictionary(uniqueKeysWithValues: rates.map { ($0.0, .integer(Int64($0.1))) }))
    }

    static func checkNames(_ members: [String: JSON], among known: [String]) throws(FaultFileError) {
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw .unknownName(unknown, among: known)
        }
    }

    private static func rates(
        _ json: JSON?,
        _ name: String,
        _ known: [String]
    ) throws(FaultFileError) -> [(name: String, rate: Int)] {
        guard let json else { return [] }
        guard let members = json.objectValue else {
            throw .wrongValue(name: name, expected: "an object with a rate for each name")
        }
        try checkNames(members, among: known)
        var rates: [(name: String, rate: Int)] = []
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let rate = value.integerValue, (0...Int64(drawLimit)).contains(rate) else {
                throw .notARate(name: name)
            }
            rates.append((name, Int(rate)))
        }
        let total = rates.reduce(0) { $0 + $1.rate }
        guard total <= Int(drawLimit) else { throw .tooManyFaults(total: total) }
        return rates
    }

    private static func amount(_ members: [String: JSON], _ name: String) throws(FaultFileError) -> Int64? {
        guard let value = members[name] else { return nil }
        guard let amount = value.integerValue, amount >= 0 else {
            throw .wrongValue(name: name, expected: "a whole number that is not negative")
        }
        return amount
    }
}
