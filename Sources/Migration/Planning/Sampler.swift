/// Chooses the records of a sample so that every trait is seen: each rule, stage, owner, type and shape.
package struct Sampler: Sendable {
    private struct Candidate {
        var reference: RecordReference
        var traits: [String]
        var parents: [RecordReference]
    }

    private var candidates: [Candidate] = []
    private var indexes: [RecordReference: Int] = [:]
    private var byTrait: [String: [Int]] = [:]
    private var frequency: [String: Int] = [:]

    /// How many records are remembered for each trait.
    private static let candidatesPerTrait = 8

    package init() {}

    /// Offers one record; all of them are offered before choosing.
    package mutating func offer(_ record: DesiredRecord) {
        guard record.reference.entity >= .organization else { return }
        indexes[record.reference] = candidates.count
        for trait in record.traits {
            let name = "\(record.reference.entity.rawValue) \(trait)"
            frequency[name, default: 0] += 1
            if byTrait[name, default: []].count < Sampler.candidatesPerTrait {
                byTrait[name, default: []].append(candidates.count)
            }
        }
        candidates.append(
            Candidate(
                reference: record.reference,
                traits: record.traits.map { "\(record.reference.entity.rawValue) \($0)" },
                parents: record.parents
            )
        )
    }

    /// At most about `size` records with their parents, the rarest traits first, and the traits left uncovered.
    package func choose(size: Int) -> (records: Set<RecordReference>, uncovered: [String]) {
        var chosen: Set<RecordReference> = []
        var covered: Set<String> = []
        let traits = frequency.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        for trait in traits where !covered.contains(trait) {
            guard chosen.count < size else { break }
            let best = (byTrait[trait] ?? []).max { left, right in
                (gain(left, covered), -left) < (gain(right, covered), -right)
            }
            if let best { add(best, to: &chosen, &covered) }
        }
        for index in candidates.indices {
            guard chosen.count < min(size, candidates.count) else { break }
            add(index, to: &chosen, &covered)
        }
        return (chosen, traits.filter { !covered.contains($0) }.sorted())
    }

    private func gain(_ index: Int, _ covered: Set<String>) -> Int {
        candidates[index].traits.reduce(0) { covered.contains($1) ? $0 : $0 + 1 }
    }

    private func add(_ index: Int, to chosen: inout Set<RecordReference>, _ covered: inout Set<String>) {
        var open = [index]
        while let next = open.popLast() {
            let candidate = candidates[next]
            guard chosen.insert(candidate.reference).inserted else { continue }
            covered.formUnion(candidate.traits)
            open += candidate.parents.compactMap { indexes[$0] }
        }
    }
}
