import Foundation
import Ledger
import Migration
import PracticeMaster
import TestSupport
import Testing

@testable import Pipeline

/// What later exports do to the rows that are there.
@Suite struct LaterLoadTests {
    @Test("new, changed, equal and vanished rows are told apart by key and content, wherever they stand")
    func toldApart() throws {
        let load = try LaterLoad(TemporaryFolder())
        try load.load([("1", "one"), ("2", "two"), ("3", "three"), ("4", "four")])
        let size = load.log.state.size
        let counts = try load.load([("5", "five"), ("4", "four"), ("2", "two!"), ("1", "one")])
        #expect((counts.parsed, counts.changed, counts.same, counts.vanished) == (1, 1, 2, 1))
        #expect(
            try load.rowEvents(from: size) == [
                "parsed 2 [\"5\", \"N\", \"01/02/2020\", \"110.01\", \"five\"]",
                "changed 4 [\"2\", \"N\", \"01/02/2020\", \"110.01\", \"two!\"] \(size - 4)",
                "vanished CMJRNL/3 \(size - 3)",
            ]
        )
        #expect(try load.rows() == ["1 one", "2 two!", "4 four", "5 five"])
    }

    @Test("rows of one key are paired in their order, and what is left over is new or vanished under its own key")
    func oneKey() throws {
        let load = try LaterLoad(TemporaryFolder())
        try load.load([("7", "a"), ("8", "x"), ("7", "b"), ("7", "c")])
        let size = load.log.state.size
        let fewer = try load.load([("7", "a"), ("7", "B"), ("8", "x")])
        #expect((fewer.parsed, fewer.changed, fewer.same, fewer.vanished) == (0, 1, 2, 1))
        #expect(try load.rowEvents(from: size).last == "vanished CMJRNL/7~3 \(size - 2)")
        let more = try load.load([("7", "a"), ("7", "B"), ("8", "x"), ("8", "y"), ("7", "d")])
        #expect((more.parsed, more.changed, more.same, more.vanished) == (2, 0, 3, 0))
    }

    @Test("a row counts as the same only when every cell is")
    func cellBorders() throws {
        let folder = try TemporaryFolder()
        let load = try LaterLoad(folder)
        try load.load([("1", "ab,"), ("2", "x")].map { ($0.0, "\"\($0.1)\"") })
        let counts = try load.load([("1", "\"ab\""), ("2", "x")])
        #expect((counts.changed, counts.same) == (1, 1))
    }

    @Test("any later export leaves exactly its own rows", arguments: 0..<20)
    func anyLaterExport(seed: Int) throws {
        var state = UInt64(seed + 1)
        func below(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        let load = try LaterLoad(TemporaryFolder())
        for _ in 0..<4 {
            let rows = (0..<below(60)).map { _ in (key: "\(below(25))", subject: "s\(below(4))") }
            let counts = try load.load(rows, batchEvents: 7)
            #expect(counts.records == rows.count)
            #expect(try load.rows().sorted() == rows.map { "\($0.key) \($0.subject)" }.sorted())
        }
    }

    @Test("more vanished rows than one commit holds are all listed, also when the load is killed among them")
    func killedAmongVanished() async throws {
        let folder = try TemporaryFolder()
        let first = (0..<50).map { (key: "\($0)", subject: "s") }
        try LaterLoad(folder, "whole").load(first)
        let whole = try LaterLoad(folder, "whole")
        try whole.load([("3", "new")], batchEvents: 10)

        try LaterLoad(folder, "killed").load(first)
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let load = try LaterLoad(TemporaryFolder(at: path), "killed")
            let limit = load.log.state.size + 25
            let reader = load.log.reader
            Thread.detachNewThread {
                // The commits are watched from outside, as a person who pulls the plug would.
                while ((try? reader.head().size) ?? 0) < limit { usleep(200) }
                kill(getpid(), SIGKILL)
            }
            try load.load([("3", "new")], batchEvents: 10)
            while true { sleep(1) }
        }
        let resumed = try LaterLoad(folder, "killed")
        try resumed.load([("3", "new")], batchEvents: 10)
        #expect(try resumed.rowEvents() == whole.rowEvents())
        #expect(try resumed.rows() == ["3 new"])
        #expect(try resumed.log.reader.verify().isSound)
    }
}
