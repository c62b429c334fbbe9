import Migration

extension World {
    /// How the runs of one world behave.
    struct Settings {
        var inFlightLimit = 4
        var graceMilliseconds: Int64 = 10_000
        var attemptLimit = 3
        var grantedWrites: Int?
        var grantedTokens: Int?
        var fuseLimit = 25
        var isForced = false
        var burstLimit = 1000
        var windowSize = 7

        func configuration(run: String, kind: String) -> RunConfiguration {
            RunConfiguration(
                run: run,
                actor: "operator",
                kind: kind,
                started: RunStarted(
                    kind: kind,
                    companyID: 7,
                    mapping: "d1",
                    fingerprint: "",
                    records: [:],
                    existing: []
                ),
                inFlightLimit: inFlightLimit,
                settleGraceMilliseconds: graceMilliseconds,
                attemptLimit: attemptLimit,
                grantedWrites: grantedWrites,
                fuseLimit: fuseLimit,
                isForced: isForced,
                digest: { Settings.digest($0) }
            )
        }

        /// FNV-1a: enough to tell two contents apart.
        static func digest(_ bytes: [UInt8]) -> String {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return String(hash, radix: 16)
        }
    }
}
