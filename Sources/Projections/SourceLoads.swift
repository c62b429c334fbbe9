package import Migration

/// Every load of every file with its counts; rows in always equal rows read plus rows set aside.
package struct SourceLoads: Projection {
    package struct Load: Sendable, Hashable {
        package var file: SourceFile
        /// Counts the loads of this file, from 1; later ones are deltas.
        package var ordinal: Int
        package var name: String
        package var sha256: String
        package var encoding: String
        package var bytes: Int
        package var records = 0
        package var parsed = 0
        package var rejected = 0
        package var changed = 0
        package var same = 0
        package var vanished = 0
        package var blankLines = 0
        /// False while rows are still being read: the counts are then those of the events so far.
        package var isComplete = false

        /// Rows that were read, whether they are new, changed, or as they were.
        package var read: Int { parsed + changed + same }

        package var isBalanced: Bool { records == read + rejected }
    }

    /// In order of their start.
    package private(set) var loads: [Load] = []
    private var places = PlaceTable<SourceFile>()

    package init() {}

    /// The last load of each file, in file order.
    package var latest: [Load] {
        places.all.sorted { $0.key < $1.key }.map { loads[$0.value] }
    }

    /// The ordinal of the load that the next row of a file belongs to; 0 before any.
    package func ordinal(of file: SourceFile) -> Int { places.all[file].map { loads[$0].ordinal } ?? 0 }

    package mutating func apply(_ event: RecordedEvent) {
        switch event.event {
        case .fileRegistered(let payload): register(payload)
        case .rowParsed(let payload): count(payload.file) { $0.parsed += 1 }
        case .rowChanged(let payload):
            count(payload.file) { $0.changed += 1 }
        case .rowRejected(let payload): count(payload.file) { $0.rejected += 1 }
        case .rowVanished(let payload):
            update(payload.file) { load in if !load.isComplete { load.vanished += 1 } }
        case .fileCompleted(let payload): complete(payload)
        default: break
        }
    }

    private mutating func register(_ payload: FileRegistered) {
        if let index = places[payload.file], !loads[index].isComplete, loads[index].sha256 == payload.sha256 {
            return
        }
        let load = Load(
            file: payload.file,
            ordinal: ordinal(of: payload.file) + 1,
            name: payload.name,
            sha256: payload.sha256,
            encoding: payload.encoding,
            bytes: payload.bytes
        )
        places[payload.file] = loads.count
        loads.append(load)
    }

    private mutating func count(_ file: SourceFile, _ change: (inout Load) -> Void) {
        update(file) { load in
            guard !load.isComplete else { return }
            load.records += 1
            change(&load)
        }
    }

    private mutating func update(_ file: SourceFile, _ change: (inout Load) -> Void) {
        guard let index = places[file] else { return }
        change(&loads[index])
    }

    private mutating func complete(_ payload: FileCompleted) {
        update(payload.file) { load in
            load.records = payload.records
            load.parsed = payload.parsed
            load.rejected = payload.rejected
            load.changed = payload.changed
            load.same = payload.same
            load.vanished = payload.vanished
            load.blankLines = payload.blankLines
            load.isComplete = true
        }
    }
}
