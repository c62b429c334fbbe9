/// The steps of one append, in order; a process that dies between two of them must lose all of the batch or nothing.
enum AppendStep: String, Sendable, CaseIterable {
    case begun
    case eventsWritten
    case treeWritten
    /// Durable, but the caller has not been told.
    case committed
}
