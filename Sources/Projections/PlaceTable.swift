/// Where the entry of each key stands in a list.
///
/// Events of one run or one file follow each other, so the last key is remembered: no hashing for nearly all of them.
struct PlaceTable<Key: Hashable & Sendable>: Sendable {
    private(set) var all: [Key: Int] = [:]
    private var last: (key: Key, place: Int)?

    subscript(key: Key) -> Int? {
        mutating get {
            if let last, last.key == key { return last.place }
            guard let place = all[key] else { return nil }
            last = (key, place)
            return place
        }
        set {
            all[key] = newValue
            last = newValue.map { (key, $0) }
        }
    }
}
