/// What a run may do and how it behaves; all of it is decided before the run begins.
package struct RunConfiguration: Sendable {
    package var run: String
    package var actor: String
    /// `sample`, `run` or `rollback`.
    package var kind: String
    package var started: RunStarted
    package var inFlightLimit: Int
    /// How long a request without an answer may still take effect; settling waits for that.
    package var settleGraceMilliseconds: Int64
    package var attemptLimit: Int
    /// Writes that the operator grants to this run.
    package var grantedWrites: Int?
    /// Refused or lost writes in a row that stop the run.
    package var fuseLimit: Int
    /// Undo also what somebody changed since.
    package var isForced: Bool
    /// SHA-256 in hex, handed in because the core computes no hashes.
    package var digest: @Sendable ([UInt8]) -> String

    package init(
        run: String,
        actor: String,
        kind: String,
        started: RunStarted,
        inFlightLimit: Int = 8,
        settleGraceMilliseconds: Int64 = 10_000,
        attemptLimit: Int = 3,
        grantedWrites: Int? = nil,
        fuseLimit: Int = 25,
        isForced: Bool = false,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.run = run
        self.actor = actor
        self.kind = kind
        self.started = started
        self.inFlightLimit = inFlightLimit
        self.settleGraceMilliseconds = settleGraceMilliseconds
        self.attemptLimit = attemptLimit
        self.grantedWrites = grantedWrites
        self.fuseLimit = fuseLimit
        self.isForced = isForced
        self.digest = digest
    }
}
