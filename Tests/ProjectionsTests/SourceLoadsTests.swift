import Migration
import Testing

@testable import Projections

@Suite struct SourceLoadsTests {
    @Test("a later export balances: rows that are new, changed or as before were read, the others set aside")
    func laterExport() {
        var loads = SourceLoads()
        var sequence: UInt64 = 0
        func tell(_ event: Event) {
            let at = Timestamp(milliseconds: 0)
            loads.apply(RecordedEvent(sequence: sequence, at: at, event: event, actor: "a", run: "", cause: nil))
            sequence += 1
        }
        func register(_ digest: String) {
            tell(
                .fileRegistered(
                    FileRegistered(
                        file: .client,
                        name: "CMCLIENT.csv",
                        sha256: digest,
                        bytes: 1,
                        encoding: "UTF-8",
                        delimiter: "comma",
                        headerStyle: "fieldID",
                        columns: []
                    )
                )
            )
        }
        func complete(parsed: Int, rejected: Int, changed: Int, same: Int) {
            let records = parsed + rejected + changed + same
            tell(
                .fileCompleted(
                    FileCompleted(
                        file: .client,
                        records: records,
                        parsed: parsed,
                        rejected: rejected,
                        changed: changed,
                        same: same,
                        vanished: 0,
                        blankLines: 0
                    )
                )
            )
        }
        register("1")
        for line in 2...4 { tell(.rowParsed(RowParsed(file: .client, line: line, cells: ["\(line)"]))) }
        complete(parsed: 3, rejected: 0, changed: 0, same: 0)
        register("2")
        tell(.rowChanged(RowChanged(file: .client, line: 2, cells: ["x"], previous: 1)))
        tell(.rowRejected(RowRejected(file: .client, line: 5, code: "cell count", reason: "has 3 cells", raw: "")))
        complete(parsed: 0, rejected: 1, changed: 1, same: 2)
        let last = loads.latest.last
        #expect(last?.ordinal == 2)
        #expect(last?.read == 3)
        #expect(last?.isBalanced == true)
    }
}
