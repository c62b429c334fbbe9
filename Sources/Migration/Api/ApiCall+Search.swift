extension ApiCall {
    /// Searches have a burst window of their own.
    package var isSearch: Bool {
        let pieces = path.split(separator: "/")
        return pieces.last == "search" || pieces.contains("itemSearch")
    }
}
