import Ledger
import Migration
import PracticeMaster
package import Projections

/// Collects every event about one client, from the line of the export to the last answer, with a proof for each.
package struct CustodyReader {
    private let log: EventLog
    private let state: MigrationState
    private let key: SigningKey
    /// Stands for the day of the confirmation while there is none.
    private let moment: Timestamp

    /// The page as the ledger stands now.
    package init(log: EventLog) throws(PipelineError) { try self.init(log: log, state: log.state, moment: log.now) }

    /// The page as it was when the ledger held `size` events, which is the same for ever.
    package init(log: EventLog, at size: UInt64) throws(PipelineError) {
        var state = MigrationState()
        var moment = Timestamp(milliseconds: 0)
        try log.forEachEvent(below: size) { recorded throws(PipelineError) in
            state.apply(recorded)
            moment = recorded.at
        }
        try self.init(log: log, state: state, moment: moment)
    }

    private init(log: EventLog, state: MigrationState, moment: Timestamp) throws(PipelineError) {
        self.log = log
        self.state = state
        self.moment = moment
        key = try log.signingKey()
    }

    /// The number of events that all proofs belong to; what came later is not on the page.
    private var size: UInt64 { state.size }

    /// `name` is the key or number of a client or of one of its matters.
    package func read(_ name: String) throws(PipelineError) -> Custody {
        let decisions = state.mapping.decisions
        guard !decisions.rules.isEmpty else {
            if !log.state.mapping.decisions.rules.isEmpty {
                throw .usage("there was no mapping yet at \(size) events; choose a later point")
            }
            throw .gate(.nothingProposed)
        }
        let tables = try TableReader(log: log, state: state).tables()
        let today = try MappedFirmReader(log: log, state: state, moment: moment).context().today
        guard let dossier = ClientDossier(named: name, tables: tables, decisions: decisions, today: today) else {
            throw .usage("there is no client or matter \(name); write it like CMCLIENT/110 or 110.01")
        }
        let (index, aboutRows) = try fold()
        var places = try rowPlaces(dossier, aboutRows)
        addRecords(dossier, index, to: &places)
        addContext(to: &places)
        var entries: [Custody.Entry] = []
        for (sequence, place) in places.sorted(by: { $0.key < $1.key }) {
            entries.append(try entry(at: sequence, place))
        }
        return Custody(
            key: dossier.key,
            name: dossier.name,
            matterNumbers: dossier.matterNumbers,
            account: state.opened?.account ?? "",
            size: size,
            checkpoint: try LedgerExport(log: log).signedCheckpoint(at: size),
            verifierKey: state.opened?.verifierKey ?? "",
            entries: entries
        )
    }

    /// Why an event is on the page.
    private struct Place {
        var key = ""
        var isWithheld = false
    }

    /// The rows in all forms that they ever had, those of later exports that dropped them included, and what was found
    /// of their documents.
    private func rowPlaces(
        _ dossier: ClientDossier,
        _ aboutRows: [(UInt64, Event)]
    ) throws(PipelineError) -> [UInt64: Place] {
        var places: [UInt64: Place] = [:]
        var pending = dossier.rowSequences
        for (sequence, event) in aboutRows {
            guard case .rowVanished(let vanished) = event else { continue }
            let row = try log.row(at: vanished.previous)
            guard dossier.owns(row, of: vanished.file) else { continue }
            places[sequence] = Place(key: vanished.key)
            pending.append(vanished.previous)
        }
        while let sequence = pending.popLast() {
            places[sequence] = Place()
            if case .rowChanged(let row) = try log.event(at: sequence).event { pending.append(row.previous) }
        }
        for (sequence, event) in aboutRows {
            switch event {
            case .documentFound(let found) where places[found.row] != nil: places[sequence] = Place()
            case .documentMissing(let missing) where places[missing.row] != nil: places[sequence] = Place()
            default: break
            }
        }
        return places
    }

    /// One pass over the events: the index of their keys, and those that speak of a row by its event and not by a key.
    ///
    /// The stored views are not asked: they prove nothing, and the page must leave nothing out.
    private func fold() throws(PipelineError) -> (index: KeyIndex, aboutRows: [(UInt64, Event)]) {
        var index = KeyIndex()
        var aboutRows: [(UInt64, Event)] = []
        try log.forEachEvent(below: size) { recorded throws(PipelineError) in
            index.apply(recorded)
            switch recorded.event {
            case .rowVanished, .documentFound, .documentMissing: aboutRows.append((recorded.sequence, recorded.event))
            default: break
            }
        }
        return (index, aboutRows)
    }

    private func addRecords(_ dossier: ClientDossier, _ index: KeyIndex, to places: inout [UInt64: Place]) {
        for (keys, isShared) in [(dossier.keys, false), (dossier.sharedKeys, true)] {
            for key in keys.sorted() {
                for name in names(of: key, in: index) {
                    for sequence in index.events(about: name) where places[sequence] == nil {
                        places[sequence] = Place(key: name, isWithheld: isShared)
                    }
                }
            }
        }
    }

    /// A key and those of the further parts and of the text notes that were made of it.
    private func names(of key: String, in index: KeyIndex) -> [String] {
        var names: [String] = []
        for base in [key, key + "/text"] {
            names.append(base)
            var part = 2
            while !index.events(about: "\(base)#\(part)").isEmpty {
                names.append("\(base)#\(part)")
                part += 1
            }
        }
        return names
    }

    /// What gives the rest its meaning and says nothing about any client.
    private func addContext(to places: inout [UInt64: Place]) {
        let loads = state.source.files.values.map(\.registered)
        for sequence in [0] + loads + state.runs.map(\.sequence) where places[sequence] == nil {
            places[sequence] = Place()
        }
        if let confirmed = state.mapping.confirmedSequence { places[confirmed] = Place() }
    }

    private func entry(at sequence: UInt64, _ place: Place) throws(PipelineError) -> Custody.Entry {
        let recorded = try log.event(at: sequence)
        let isWithheld = place.isWithheld || CustodyReader.namesOthers(recorded.event)
        let file: InclusionFile
        do throws(LedgerError) {
            file = try log.reader.inclusionFile(of: sequence, at: size, key: key)
        } catch {
            throw .ledger(error)
        }
        return Custody.Entry(
            sequence: sequence,
            at: recorded.at,
            actor: recorded.actor,
            key: place.key,
            content: isWithheld
                ? .withheld(type: recorded.event.type)
                : .shown(recorded.event, stored: String(decoding: file.event ?? [], as: UTF8.self)),
            proof: isWithheld ? file.withoutEvent.text : file.text
        )
    }

    /// Whether an event lists records of many clients.
    private static func namesOthers(_ event: Event) -> Bool {
        switch event {
        case .planMade, .runFinished, .runInterrupted: true
        default: false
        }
    }
}
