import Pipeline
import PracticeMaster

/// How much memory a load and an inspection hold at their peak, the first load and one that is compared with it.
enum LoadMemoryBenchmark {
    private static let goalMegabytes = 500.0

    static func measure(rows: Int, in folder: borrowing ScratchFolder) throws -> [Measurement] {
        let few = try peaks(rows: rows / 10, path: folder.make("few-rows"))
        let many = try peaks(rows: rows, path: folder.make("many-rows"))
        return zip(few, many).map { few, many in
            Measurement(
                work: "memory, \(many.work), \(rows) rows",
                ours: "\(many.megabytes.text) MB",
                baseline: "\(few.megabytes.text) MB (a tenth of the rows); 500 MB allowed",
                ratio: many.megabytes / goalMegabytes,
                goal: .atMost(1)
            )
        }
    }

    private static func peaks(rows: Int, path: String) throws -> [MemoryPeak] {
        let log = try LoadBenchmark.makeLog(path)
        let file = path + "/" + FeeExport.name
        try FeeExport(rows: rows).write(to: file)
        let first = try MemoryPeak(of: "first load") { try LoadBenchmark.load(file, into: log, rows: rows) }
        let inspection = try MemoryPeak(of: "inspection") {
            let inspection = try InspectionReader(log: log).read()
            guard inspection.rowCount == rows, inspection.orphanCount == rows else {
                throw BenchFailure(description: "the inspection saw \(inspection.rowCount) rows instead of \(rows)")
            }
        }
        try FeeExport(rows: rows, isLater: true).write(to: file)
        let later = try MemoryPeak(of: "later load") { try LoadBenchmark.load(file, into: log, rows: rows) }
        return [first, inspection, later]
    }
}
