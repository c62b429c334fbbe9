import PipedriveSimulator

/// The only source of chance of a life, so that one seed gives one life in every process.
struct Chance: Sendable {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A number from 0 up to, but not including, `limit`.
    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(generator.below(UInt64(limit))) }

    mutating func happens(perMille: Int) -> Bool { perMille > 0 && below(1000) < perMille }

    /// One of these; there must be one.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
