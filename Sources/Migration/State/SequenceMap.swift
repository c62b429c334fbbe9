/// Values by the sequence number of an event, for numbers that arrive in rising order and leave again soon.
///
/// A fold puts an intent in when it meets it and takes it out at its outcome, mostly the oldest first. Looking at the
/// front, and else halving, takes a small part of the time that hashing does. Public and inlinable for the same reason
/// as `EntityTable`.
public struct SequenceMap<Value> {
    @usableFromInline var numbers: [UInt64] = []
    /// Nil where the value has been taken out; the places before `front` all are.
    @usableFromInline var held: [Value?] = []
    @usableFromInline var front = 0
    @usableFromInline var heldCount = 0

    @inlinable
    public init() {}

    package var count: Int { heldCount }

    package var isEmpty: Bool { heldCount == 0 }

    /// Ascending.
    package var keys: [UInt64] { places.map { numbers[$0] } }

    /// In the order of their numbers.
    package var values: [Value] { places.compactMap { held[$0] } }

    @usableFromInline var places: [Int] { (front..<held.count).filter { held[$0] != nil } }

    @inlinable
    public subscript(_ number: UInt64) -> Value? {
        get { place(of: number).flatMap { held[$0] } }
        set {
            guard let newValue else {
                removeValue(forKey: number)
                return
            }
            guard let last = numbers.last, last >= number else {
                numbers.append(number)
                held.append(newValue)
                heldCount += 1
                return
            }
            let place = firstPlace(from: number)
            if numbers[place] == number {
                if held[place] == nil { heldCount += 1 }
                held[place] = newValue
            } else {
                numbers.insert(number, at: place)
                held.insert(newValue, at: place)
                heldCount += 1
            }
            front = min(front, place)
        }
    }

    @inlinable
    @discardableResult
    public mutating func removeValue(forKey number: UInt64) -> Value? {
        guard let place = place(of: number) else { return nil }
        var taken: Value?
        swap(&taken, &held[place])
        if taken != nil { heldCount -= 1 }
        while front < held.count, held[front] == nil { front += 1 }
        // Places of what is gone are given up before they outnumber what is there.
        if held.count > 2 * heldCount + 1_024 { dropGone() }
        return taken
    }

    @usableFromInline
    mutating func dropGone() {
        let kept = places
        numbers = kept.map { numbers[$0] }
        held = kept.map { held[$0] }
        front = 0
    }

    @inlinable
    func place(of number: UInt64) -> Int? {
        guard front < numbers.count, number >= numbers[front] else { return nil }
        if numbers[front] == number { return front }
        let place = firstPlace(from: number)
        return place < numbers.count && numbers[place] == number ? place : nil
    }

    /// The first place whose number is not smaller.
    @inlinable
    func firstPlace(from number: UInt64) -> Int {
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
    public static func == (left: SequenceMap, right: SequenceMap) -> Bool {
        left.keys == right.keys && left.values == right.values
    }
}

extension SequenceMap: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keys)
        hasher.combine(values)
    }
}
