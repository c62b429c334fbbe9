/// What the calls of one durable commit must look like, in words about the disk.
enum CommitPolicy {
    /// A disk writes this much as a whole or not at all.
    private static let sectorBytes = 512

    /// The first way in which the calls between two marks fall short; nil when nothing is wrong.
    ///
    /// Pages come first, then a sync, then one header in one sector through a file that waits for the disk.
    static func breach(in calls: [CallTrace.Call], pageBytes: Int) -> String? {
        let calls = calls.filter(\.isOnStore)
        if let failed = calls.first(where: { $0.result < 0 }) { return "a call failed: \(failed.name)" }
        let headers = calls.indices.filter { calls[$0].isWrite && calls[$0].offset < 2 * pageBytes }
        let pages = calls.indices.filter { calls[$0].isWrite && calls[$0].offset >= 2 * pageBytes }
        guard headers.count == 1, let header = headers.first else { return "\(headers.count) headers were written" }
        guard let lastPage = pages.last else { return "no page was written" }
        guard lastPage < header else { return "a page was written after the header" }
        guard calls[lastPage..<header].contains(where: \.isSync) else {
            return "the header came before the pages' sync"
        }
        let written = calls[header].written
        guard written.lowerBound / sectorBytes == (written.upperBound - 1) / sectorBytes else {
            return "the header lies in two sectors"
        }
        guard calls[header].isSynchronous || calls[header...].contains(where: \.isSync) else {
            return "the header was not synced"
        }
        guard calls.allSatisfy({ $0.isWrite || $0.isSync }) else { return "the file was changed in another way" }
        return nil
    }
}
