import Migration

/// The price list: what each request takes from the daily budget; a request that is not listed does not exist.
enum TokenCosts {
    /// The price by `METHOD version/path`; ids and keys in the path are written `*`.
    static let prices: [String: Int] = {
        var prices: [String: Int] = [:]
        for entity in ["deals", "persons", "organizations", "activities"] {
            record(&prices, "v2/\(entity)", list: 10, one: 1, create: 5, update: ("PATCH", 5), delete: 3)
        }
        for entity in ["pipelines", "stages"] {
            record(&prices, "v2/\(entity)", list: 5, one: 1, create: 5, update: ("PATCH", 5), delete: 3)
        }
        for owner in ["dealFields", "personFields", "organizationFields"] {
            record(&prices, "v2/\(owner)", list: 10, one: 1, create: 5, update: ("PATCH", 5), delete: 3)
            prices["POST v2/\(owner)/*/options"] = 5
            prices["PATCH v2/\(owner)/*/options"] = 5
            prices["DELETE v2/\(owner)/*/options"] = 3
        }
        for entity in ["notes", "files", "activityTypes"] {
            record(&prices, "v1/\(entity)", list: 20, one: 2, create: 10, update: ("PUT", 10), delete: 6)
        }
        prices["GET v1/activityTypes/*"] = nil
        record(&prices, "v1/leads", list: 20, one: 2, create: 10, update: ("PATCH", 10), delete: 6)
        record(&prices, "v1/leadLabels", list: 10, one: 10, create: 10, update: ("PATCH", 10), delete: 6)
        prices["GET v1/leadLabels/*"] = nil
        record(&prices, "v1/organizationRelationships", list: 20, one: 2, create: 10, update: ("PUT", 10), delete: 6)
        prices.merge(single) { _, listed in listed }
        return prices
    }()

    private static let single: [String: Int] = [
        "GET v2/deals/archived": 20, "GET v2/activityFields": 10, "GET v2/activityFields/*": 1,
        "GET v2/deals/search": 20, "GET v2/persons/search": 20, "GET v2/organizations/search": 20,
        "GET v2/leads/search": 20, "GET v2/itemSearch": 20,
        "GET v1/leads/archived": 40, "GET v1/leadSources": 2, "GET v1/leadFields": 20, "GET v1/noteFields": 20,
        "GET v1/activityFields": 20, "GET v1/users": 20, "GET v1/users/*": 2, "GET v1/users/me": 2,
        "GET v1/users/find": 40, "GET v1/currencies": 20, "GET v1/files/*/download": 20,
        "GET v1/deals/*/participants": 10, "POST v1/deals/*/participants": 10, "DELETE v1/deals/*/participants/*": 6,
        "PUT v1/deals/*/merge": 40, "PUT v1/persons/*/merge": 40, "PUT v1/organizations/*/merge": 40,
    ]

    private static let literalSegments: Set<String> = ["archived", "search", "me", "find"]

    private static func record(
        _ prices: inout [String: Int],
        _ path: String,
        list: Int,
        one: Int,
        create: Int,
        update: (method: String, tokens: Int),
        delete: Int
    ) {
        prices["GET \(path)"] = list
        prices["GET \(path)/*"] = one
        prices["POST \(path)"] = create
        prices["\(update.method) \(path)/*"] = update.tokens
        prices["DELETE \(path)/*"] = delete
    }

    /// What the v1 routes of records cost where they still serve.
    static let retiredPrices: [String: Int] = {
        var prices: [String: Int] = [:]
        for entity in ["deals", "persons", "organizations", "activities", "pipelines", "stages"] {
            record(&prices, "v1/\(entity)", list: 20, one: 2, create: 10, update: ("PUT", 10), delete: 6)
            prices["DELETE v1/\(entity)"] = 10
        }
        return prices
    }()

    /// The price in tokens; nil for a request that does not exist.
    static func costTokens(
        _ method: ApiCall.Method,
        _ version: IncomingCall.Version,
        _ segments: [String],
        withRetired: Bool = false
    ) -> Int? {
        (withRetired ? retiredPrices : prices)[name(method, version, segments)]
    }

    /// The name of a route in the price list.
    static func name(_ method: ApiCall.Method, _ version: IncomingCall.Version, _ segments: [String]) -> String {
        "\(method.rawValue) \(shape(version, segments))"
    }

    /// Whether the path exists under another method.
    static func exists(
        _ version: IncomingCall.Version,
        _ segments: [String],
        withRetired: Bool = false
    ) -> Bool {
        let shape = shape(version, segments)
        let prices = withRetired ? retiredPrices : prices
        return ["GET", "POST", "PUT", "PATCH", "DELETE"].contains { prices["\($0) \(shape)"] != nil }
    }

    static func isSearch(_ segments: [String]) -> Bool { segments.first == "itemSearch" || segments.last == "search" }

    private static func shape(_ version: IncomingCall.Version, _ segments: [String]) -> String {
        let parts = segments.enumerated().map { index, segment in
            index.isMultiple(of: 2) || literalSegments.contains(segment) ? segment : "*"
        }
        return ([version.rawValue] + parts).joined(separator: "/")
    }
}
