import Migration
import Testing

@testable import PracticeMaster

/// Given what the ledger holds of a file, when its records come, then these events are drafted.
@Suite struct FileLoadTests {
    private static let columns = ["_SEQUENCE_NO", "Desc"].enumerated().map {
        SourceColumn(index: $0, header: $1, canonical: $1)
    }

    private func registration(_ sha256: String = "ab", columns: [SourceColumn] = columns) -> FileRegistered {
        FileRegistered(
            file: .journal,
            name: "CMJRNL.csv",
            sha256: sha256,
            bytes: 10,
            encoding: "utf-8",
            delimiter: "comma",
            headerStyle: "field-id",
            columns: columns
        )
    }

    private func row(_ line: Int, _ cells: String...) -> ExportRecord {
        .row(line: line, cells: RowCells(stored: Array("[\(cells.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)))
    }

    private func source(_ events: [Event]) -> SourceState {
        var source = SourceState()
        for (sequence, event) in events.enumerated() {
            source.apply(
                RecordedEvent(
                    sequence: UInt64(sequence),
                    at: Timestamp(milliseconds: 0),
                    event: event,
                    actor: "",
                    run: "",
                    cause: nil
                )
            )
        }
        return source
    }

    private func load(_ events: [Event], pairing: RowPairing? = nil, batchEvents: Int = 100) -> FileLoad {
        FileLoad(
            of: registration(),
            in: source(events),
            pairing: pairing,
            batch: FileLoad.Batch(events: batchEvents, bytes: 30),
            actor: "Olive",
            base64: { _ in "raw" }
        )
    }

    private func parsed(_ line: Int, _ cells: [String]) -> Event {
        .rowParsed(RowParsed(file: .journal, line: line, cells: cells))
    }

    private func completed(parsed: Int) -> Event {
        .fileCompleted(
            FileCompleted(
                file: .journal,
                records: parsed,
                parsed: parsed,
                rejected: 0,
                changed: 0,
                same: 0,
                vanished: 0,
                blankLines: 0
            )
        )
    }

    @Test("a file is registered, loaded on, left alone or refused by what the ledger holds of it") func starts() {
        let begun: [Event] = [.fileRegistered(registration()), parsed(2, ["1", "a"])]
        let whole = begun + [completed(parsed: 1)]
        #expect(LoadStart(of: registration(), in: source([])) == .register)
        #expect(LoadStart(of: registration(), in: source(begun)) == .resume)
        #expect(LoadStart(of: registration("cd"), in: source(begun)) == .register)
        #expect(LoadStart(of: registration("cd"), in: source(whole)) == .register)
        guard case .unchanged(let counts) = LoadStart(of: registration(), in: source(whole)) else {
            Issue.record("the same bytes are loaded again")
            return
        }
        #expect(counts.parsed == 1)
        let fewer = registration("cd", columns: Array(FileLoadTests.columns.prefix(1)))
        #expect(LoadStart(of: fewer, in: source(whole)) == .otherColumns(than: "CMJRNL.csv"))
    }

    @Test("every record becomes one event, and the account counts them") func firstLoad() {
        var load = load([.fileRegistered(registration())])
        load.take(row(2, "1", "a"))
        load.take(.rejected(line: 3, reason: .footer, raw: [65]))
        let completed = load.complete(blankLines: 4)
        #expect(load.takeDrafts().map(\.event.type) == ["row.parsed", "row.rejected", "file.completed"])
        #expect(load.takeDrafts().isEmpty)
        #expect((completed.records, completed.parsed, completed.rejected) == (2, 1, 1))
        #expect(completed.blankLines == 4)
    }

    @Test("a load that was killed counts what is in the ledger and drafts only the rest") func resumes() {
        var load = load([.fileRegistered(registration()), parsed(2, ["1", "a"])])
        load.take(row(2, "1", "a"))
        load.take(row(3, "2", "b"))
        #expect(load.takeDrafts().map(\.event) == [parsed(3, ["2", "b"])])
        #expect(load.complete(blankLines: 0).parsed == 2)
    }

    @Test("a batch is full by events or by what they hold") func batches() {
        var few = load([], batchEvents: 2)
        few.take(row(2, "1", "a"))
        #expect(!few.isBatchFull)
        few.take(row(3, "2", "b"))
        #expect(few.isBatchFull)
        _ = few.takeDrafts()
        #expect(!few.isBatchFull)
        var large = load([])
        large.take(row(2, "1", String(repeating: "a", count: 30)))
        #expect(large.isBatchFull)
    }

    @Test("a later export drafts changed, new and vanished rows; what stays the same has no event") func laterLoad() {
        let events: [Event] = [
            .fileRegistered(registration("old")), parsed(2, ["1", "a"]), parsed(3, ["2", "b"]), parsed(4, ["3", "c"]),
            completed(parsed: 3), .fileRegistered(registration()),
        ]
        var pairing = RowPairing(before: source(events).rowsBeforeLoad(of: .journal), count: 3)
        pairing.pair(
            [makePrint(1, 0, "a"), makePrint(2, 1, "b"), makePrint(3, 2, "c")],
            with: [makePrint(1, 0, "a"), makePrint(2, 1, "x"), makePrint(4, 2, "d")]
        )
        var load = load(events, pairing: pairing)
        for record in [row(2, "1", "a"), row(3, "2", "x"), row(4, "4", "d")] { load.take(record) }
        #expect(load.unlisted.map(\.sequence) == [3])
        for vanished in load.unlisted {
            load.list(vanished, row: SourceRow(sequence: vanished.sequence, line: 4, cells: ["3", "c"]))
        }
        let completed = load.complete(blankLines: 0)
        #expect(
            load.takeDrafts().map(\.event) == [
                .rowChanged(RowChanged(file: .journal, line: 3, cells: ["2", "x"], previous: 2)),
                parsed(4, ["4", "d"]),
                .rowVanished(RowVanished(file: .journal, key: "CMJRNL/3", previous: 3)),
                .fileCompleted(completed),
            ]
        )
        #expect((completed.same, completed.changed, completed.parsed, completed.vanished) == (1, 1, 1, 1))
    }

    @Test("vanished rows that a killed load has listed are not listed again") func resumesAmongVanished() {
        let events: [Event] = [
            .fileRegistered(registration("old")), parsed(2, ["1", "a"]), parsed(3, ["2", "b"]), completed(parsed: 2),
            .fileRegistered(registration()),
            .rowVanished(RowVanished(file: .journal, key: "CMJRNL/1", previous: 1)),
        ]
        var pairing = RowPairing(before: source(events).rowsBeforeLoad(of: .journal), count: 0)
        pairing.pair([makePrint(1, 0, "a"), makePrint(2, 1, "b")], with: [])
        var load = load(events, pairing: pairing)
        #expect(load.unlisted.map(\.sequence) == [2])
        #expect(load.complete(blankLines: 0).vanished == 2)
    }

    private func makePrint(_ name: UInt64, _ place: Int, _ content: String) -> RowPrint {
        RowPrint(name: name, place: place, content: (StableHash.of(content), 0))
    }
}
