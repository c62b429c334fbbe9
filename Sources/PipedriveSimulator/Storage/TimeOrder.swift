/// Record ids in the order of a time and then of the id, kept sorted through every change.
struct TimeOrder: Sendable {
    private(set) var ids: [Int64] = []
    private var times: [Int64] = []

    mutating func insert(id: Int64, time: Int64) {
        let position = position(id: id, time: time)
        ids.insert(id, at: position)
        times.insert(time, at: position)
    }

    mutating func remove(id: Int64, time: Int64) {
        let position = position(id: id, time: time)
        guard position < ids.count, ids[position] == id else { return }
        ids.remove(at: position)
        times.remove(at: position)
    }

    private func position(id: Int64, time: Int64) -> Int {
        if let lastTime = times.last, let lastId = ids.last, (lastTime, lastId) < (time, id) { return ids.count }
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if (times[middle], ids[middle]) < (time, id) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
