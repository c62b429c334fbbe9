// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SampleFirm

@Suite struct LaterExportTests {
    @Test("A later export changes, adds and drops as many rows as it announces", arguments: [1, 30])
    func differences(days: Int) {
        let first = demoFirm()
        let second = first.later(days: days)
        for file in second.expectations.files where file.name != "users.csv" {
            let before = rows(of: first, file.name)
            let after = rows(of: second, file.name)
            let kept = Set(before.keys).intersection(after.keys)
            #expect(kept.count { before[$0] != after[$0] } == file.changed, "\(file.name)")
            #expect(after.count - kept.count == file.added, "\(file.name)")
            #expect(before.count - kept.count == file.vanished, "\(file.name)")
        }
        #expect(second.expectations.files.reduce(0) { $0 + $1.changed + $1.added + $1.vanished } > 30)
    }

    @Test("A first export announces no differences and a later one is the same each time")
    func deterministic() {
        let first = demoFirm()
        #expect(first.expectations.files.allSatisfy { $0.changed + $0.added + $0.vanished == 0 })
        for name in first.fileNames {
            #expect(exported(first.later(days: 9), name) == exported(demoFirm().later(days: 9), name))
        }
    }

    private func rows(of firm: SampleFirm, _ name: String) -> [String: [String]] {
        let table = StrictTable(firm, name)
        return Dictionary(table.wholeRows.map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
    }
}
