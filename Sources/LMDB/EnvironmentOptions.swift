/// How an environment is opened; the defaults are what a migration uses, tests make the map small.
package struct EnvironmentOptions: Sendable {
    /// What the opener may do.
    package enum Mode: Sendable {
        case read
        /// Takes the writer's lock; the environment and its databases exist.
        case write
        /// Takes the writer's lock and makes whatever is missing.
        case create
    }

    package var mode: Mode
    /// The databases that will be used, by name.
    package var databases: [String]
    /// Address space to reserve, in bytes; no disk is used by it.
    package var mapBytes = 64 << 30
    /// How far the map may grow by doubling, in bytes.
    package var largestMapBytes = 4 << 40
    /// How many read transactions may be open at once, over all processes.
    package var readerSlots: UInt32 = 254

    package init(mode: Mode, databases: [String]) {
        self.mode = mode
        self.databases = databases
    }
}
