import Migration
import PracticeMaster

/// `convey load` of the firm's export, as the real program carries it out.
extension Life {
    /// Brings every file of a version into the ledger; nil when the process died.
    mutating func load(version: Int) -> RunEnd? {
        let exports = TinyExport.files(
            version: version,
            isTiny: scenario.isTiny,
            hasDocuments: scenario.hasDocuments
        )
        for export in exports {
            guard let end = load(export) else { return nil }
            guard end == .finished else { return end }
        }
        checkLoaded(exports)
        return .finished
    }

    private mutating func load(_ export: TinyExport) -> RunEnd? {
        let bytes = export.bytes
        var survey = SourceSurvey()
        survey.feed(bytes[...])
        let form = survey.finished()
        let recognised: RecognisedFile
        do throws(FileRefusal) {
            recognised = try FileRecogniser.recognise(fileName: export.name, header: form.header)
        } catch {
            problem("\(export.name) is not recognised: \(error)")
            return .finished
        }
        let registration = FileRegistered(
            name: export.name,
            form: form,
            recognised: recognised,
            sha256: Life.digest(bytes)
        )
        switch LoadStart(of: registration, in: journal.state.source) {
        case .unchanged: return .finished
        case .register:
            guard commit([DraftEvent(.fileRegistered(registration), actor: "operator")]) else { return nil }
        case .resume: note { _ in "\(registration.name) is loaded on" }
        case .otherColumns: problem("\(export.name) has other columns than before")
        }
        return bring(bytes, form, registration)
    }

    private mutating func bring(_ bytes: [UInt8], _ form: SourceForm, _ registration: FileRegistered) -> RunEnd? {
        let (records, blankLines) = Life.records(of: bytes, form)
        var load = FileLoad(
            of: registration,
            in: sourceOfNewProcess(registration.file),
            pairing: pairing(records, registration),
            batch: FileLoad.Batch(events: scenario.windowSize, bytes: 4096),
            actor: "operator",
            base64: Life.digest
        )
        for record in records {
            load.take(record)
            guard load.isBatchFull else { continue }
            guard commit(load.takeDrafts()) else { return nil }
            if fate.happens(scenario.haltPerMille) { return .interrupted }
        }
        for vanished in load.unlisted {
            guard let row = journal.row(at: vanished.sequence) else {
                problem("event \(vanished.sequence) is listed as vanished and is no row")
                continue
            }
            load.list(vanished, row: row)
            if load.isBatchFull, !commit(load.takeDrafts()) { return nil }
        }
        _ = load.complete(blankLines: blankLines)
        return commit(load.takeDrafts()) ? .finished : nil
    }

    /// Appends in one commit, at whose sides the process can die; false when it did.
    private mutating func commit(_ drafts: [DraftEvent]) -> Bool {
        (commits, calls, wakes) = ([(0, drafts)], [], [])
        guard step() else { return false }
        commits = []
        append(drafts)
        return true
    }

    private func sourceOfNewProcess(_ file: SourceFile) -> SourceState {
        guard scenario.canary == .loadsFromStart else { return journal.state.source }
        var folded = MigrationState()
        let registered = journal.state.source.files[file]?.registered ?? 0
        for recorded in journal.events where recorded.sequence <= registered { folded.apply(recorded) }
        return folded.source
    }

    private static func records(of bytes: [UInt8], _ form: SourceForm) -> ([ExportRecord], blankLines: Int) {
        var reader = RecordReader(form: form)
        var records: [ExportRecord] = []
        reader.feed(bytes[...], isLast: true) { records.append($0) }
        return (records, reader.counts.blankLines)
    }

    /// As the real program compares, but in memory.
    private func pairing(_ records: [ExportRecord], _ registration: FileRegistered) -> RowPairing? {
        let before = journal.state.source.rowsBeforeLoad(of: registration.file)
        guard !before.isEmpty else { return nil }
        let keys = RowKeys(file: registration.file, columns: registration.columns)
        func makePrint(_ row: SourceRow, place: Int) -> RowPrint {
            let content = Life.hash(Array(row.cells.joined(separator: "\u{1F}").utf8))
            return RowPrint(name: keys.nameHash(of: row), place: place, content: (content, 0))
        }
        let earlier = before.enumerated().compactMap { place, sequence in
            journal.row(at: sequence).map { makePrint($0, place: place) }
        }
        let rows = records.compactMap { record -> SourceRow? in
            guard case .row(let line, let cells) = record else { return nil }
            return SourceRow(sequence: 0, line: line, cells: cells.texts)
        }
        let later = rows.enumerated().map { makePrint($1, place: $0) }
        var pairing = RowPairing(before: before, count: later.count)
        pairing.pair(earlier.sorted { $0.precedes($1) }, with: later.sorted { $0.precedes($1) })
        return pairing
    }
}
