/// Lets uploads begin as long as their documents fit into the memory that is meant for them, in the order of asking.
actor UploadGate {
    private let limitBytes: Int
    private var heldBytes = 0
    private var waiting: [(bytes: Int, begin: CheckedContinuation<Void, Never>)] = []

    init(limitBytes: Int) { self.limitBytes = limitBytes }

    /// Waits for the place; each must be given back with `leave`.
    func enter(_ bytes: Int) async {
        if waiting.isEmpty, fits(bytes) {
            heldBytes += bytes
            return
        }
        await withCheckedContinuation { waiting.append((bytes, $0)) }
    }

    func leave(_ bytes: Int) {
        heldBytes -= bytes
        while let next = waiting.first, fits(next.bytes) {
            heldBytes += next.bytes
            waiting.removeFirst()
            next.begin.resume()
        }
    }

    /// One alone may be of any size.
    private func fits(_ bytes: Int) -> Bool { heldBytes == 0 || heldBytes + bytes <= limitBytes }
}
