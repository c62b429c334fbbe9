/// Which target may import what: the borders that the targets exist for.
enum Borders {
    /// Targets without clock, chance, waiting or IO, and all that they may import.
    private static let pure: [String: Set<String>] = [
        "CanonicalJSON": [],
        "Migration": ["CanonicalJSON"],
        "PracticeMaster": ["CanonicalJSON", "Migration"],
        "Projections": ["CanonicalJSON", "Migration"],
        "Reports": ["CanonicalJSON", "Migration", "PracticeMaster", "Projections", "Mustache"],
        "PipedriveSimulator": ["CanonicalJSON", "Migration"],
        "Simulation": ["CanonicalJSON", "Migration", "PipedriveSimulator", "PracticeMaster", "Projections"],
        "SampleFirm": [],
    ]

    /// Storage and archives know no domain.
    private static let storage: [String: Set<String>] = [
        "LMDB": ["CLMDB", "Glibc", "Musl", "Darwin", "Synchronization"],
        "Archives": ["CArchive", "Glibc", "Musl", "Darwin"],
        "Ledger": [
            "CanonicalJSON", "COpenSSL", "LMDB", "Crypto", "Dispatch", "Glibc", "Musl", "Darwin", "Synchronization",
            "FoundationEssentials",
        ],
    ]

    /// What the rest must leave to others.
    private static let refused: [String: Set<String>] = [
        "PipedriveClient": [
            "Archives", "CArchive", "CLMDB", "LMDB", "Ledger", "PracticeMaster", "Projections", "Reports", "Pipeline",
            "PipedriveSimulator",
            "SimulatorServer", "Hummingbird", "FoundationNetworking",
        ],
        "SimulatorServer": [
            "Archives", "CArchive", "CLMDB", "LMDB", "Ledger", "PracticeMaster", "Projections", "Reports", "Pipeline",
            "PipedriveClient",
            "AsyncHTTPClient", "FoundationNetworking",
        ],
        "Pipeline": [
            "CArchive", "CLMDB", "COpenSSL", "PipedriveClient", "PipedriveSimulator", "SimulatorServer", "Reports",
            "AsyncHTTPClient",
            "Hummingbird",
            "FoundationNetworking",
        ],
        "convey": ["Archives", "CArchive", "CLMDB", "COpenSSL", "LMDB", "AsyncHTTPClient", "FoundationNetworking"],
        "simulate": [
            "Archives", "CArchive", "CLMDB", "COpenSSL", "LMDB", "Ledger", "Pipeline", "PipedriveClient",
            "AsyncHTTPClient", "FoundationNetworking",
        ],
        "bench": ["Archives", "CArchive", "CLMDB", "COpenSSL", "LMDB", "AsyncHTTPClient", "FoundationNetworking"],
    ]

    static func isPure(_ target: String) -> Bool { pure[target] != nil }

    static func isKnown(_ target: String) -> Bool {
        ["CArchive", "CBaseline", "CLMDB", "COpenSSL"].contains(target) || pure[target] != nil
            || storage[target] != nil
            || refused[target] != nil
    }

    static func allows(_ module: String, in target: String) -> Bool {
        if let allowed = pure[target] ?? storage[target] { return allowed.contains(module) }
        return refused[target]?.contains(module) != true
    }
}
