/// Lives by number.
protocol LifeSource: Sendable {
    var count: Int { get }
    /// What is counted: `seeds`.
    var noun: String { get }
    func play(_ number: Int) -> LifeCounts
}
