/// The v1 routes that lost support in August 2026; nobody may lean on them any more.
enum RetiredRoutes {
    private static let records: Set<String> = [
        "deals", "persons", "organizations", "activities", "products", "pipelines", "stages", "itemSearch",
    ]
    /// What stays alive below a retired collection: `/v1/deals/12/participants`.
    private static let survivors: Set<String> = ["participants", "merge", "changelog", "flow", "files"]

    static func contains(_ version: IncomingCall.Version, _ segments: [String]) -> Bool {
        guard version == .v1, let collection = segments.first, records.contains(collection) else { return false }
        return segments.count < 3 || !survivors.contains(segments[2])
    }
}
