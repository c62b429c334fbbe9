/// Values by the sequence number of an event, for numbers that arrive in rising order and leave again soon.
///
/// A fold puts an intent in when it meets it and takes it out at its outcome, mostly the oldest first. Looking at the
/// front, and else halving, takes a small part of the time that hashing does.
package struct SequenceMap<Value> {
    private var numbers: [UInt64] = []
    /// Nil where the value has been taken out; the places before `front` all are.
    private var held: [Value?] = []
    private var front = 0
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// Ascending.
    package var keys: [UInt64] { places.map { numbers[$0] } }

    /// In the order of their numbers.
    package var values: [Value] { places.compactMap { held[$0] } }

    private var places: [Int] { (front..<held.count).filter { held[$0] != nil } }

    package subscript(_ number: UInt64) -> Value? {
        get { place(of: number).flatMap { held[$0] } }
        set {
            guard let newValue else {
                removeValue(forKey: number)
                return
            }
            let isLast = numbers.last.map { $0 < number } ?? true
            let place = isLast ? numbers.count : firstPlace(from: number)
            if place < numbers.count, numbers[place] == number {
                if held[place] == nil { count += 1 }
                held[place] = newValue
            } else {
                numbers.insert(number, at: place)
                held.insert(newValue, at: place)
                count += 1
            }
            front = min(front, place)
        }
    }

    @discardableResult
    package mutating func removeValue(forKey number: UInt64) -> Value? {
        guard let place = place(of: number) else { return nil }
        var taken: Value?
        swap(&taken, &held[place])
        if taken != nil { count -= 1 }
        while front < held.count, held[front] == nil { front += 1 }
        // Places of what is gone are given up before they outnumber what is there.
        if held.count > 2 * count + 1_024 { dropGone() }
        return taken
    }

    private mutating func dropGone() {
        let kept = places
        numbers = kept.map { numbers[$0] }
        held = kept.map { held[$0] }
        front = 0
    }

    private func place(of number: UInt64) -> Int? {
        guard front < numbers.count, number >= numbers[front] else { return nil }
        if numbers[front] == number { return front }
        let place = firstPlace(from: number)
        return place < numbers.count && numbers[place] == number ? place : nil
    }

    /// The first place whose number is not smaller.
    private func firstPlace(from number: UInt64) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SequenceMap: Sendable where Value: Sendable {}

extension SequenceMap: Equatable where Value: Equatable {
    /// What is there counts, not the places that were given up.
    package static func == (left: SequenceMap, right: SequenceMap) -> Bool {
        left.keys == right.keys && left.values == right.values
    }
}

extension SequenceMap: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) {
        hasher.combine(keys)
        hasher.combine(values)
    }
}
