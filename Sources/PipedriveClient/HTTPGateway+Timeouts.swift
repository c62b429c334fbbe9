extension HTTPGateway {
    /// How long a call may take before it counts as failed.
    package struct Timeouts: Sendable, Hashable {
        package var connectMilliseconds: Int64
        /// The longest silence between the request and its answer, and within the answer.
        package var readMilliseconds: Int64
        /// From the call to the last byte of its answer, the connection included.
        package var wholeMilliseconds: Int64

        /// Calls above as many at once wait for a connection.
        package static let connectionLimit = 64

        package init(
            connectMilliseconds: Int64 = 10_000,
            readMilliseconds: Int64 = 20_000,
            wholeMilliseconds: Int64 = 30_000
        ) {
            self.connectMilliseconds = connectMilliseconds
            self.readMilliseconds = readMilliseconds
            self.wholeMilliseconds = wholeMilliseconds
        }
    }
}
