/// Goes through the headers of an archive and decides whether it is taken.
struct ZipContents {
    private let archive: String
    private let limits: ZipLimits
    private var entries: [ZipEntry] = []
    private var names: Set<String> = []
    private var count = 0
    private var totalBytes = 0

    init(archive: String, limits: ZipLimits) {
        self.archive = archive
        self.limits = limits
    }

    mutating func take(_ header: ArchiveHandle.Header) throws(ZipRefusal) {
        let position = count
        count += 1
        if count > limits.entries { throw refusal(.tooManyEntries(limit: limits.entries)) }
        if let fault = ZipName.fault(in: header.name, limit: limits.nameBytes) {
            throw refusal(.unsafeName(fault), header.name)
        }
        switch header.type {
        case .link: throw refusal(.link, header.name)
        case .device: throw refusal(.device, header.name)
        case .folder: return
        case .file: break
        }
        if header.name == "[Content_Types].xml" { throw refusal(.officeFile) }
        if header.isEncrypted { throw refusal(.encrypted, header.name) }
        // Windows and macOS would unpack both to one file.
        let folded = header.name.split(separator: "/").filter { $0 != "." }.joined(separator: "/").lowercased()
        guard names.insert(folded).inserted else { throw refusal(.duplicate, header.name) }
        let (total, overflow) = totalBytes.addingReportingOverflow(header.byteCount)
        guard !overflow, total <= limits.totalBytes else { throw refusal(.tooLarge(limit: limits.totalBytes)) }
        totalBytes = total
        if ZipName.isLitter(header.name) { return }
        if ZipName.isArchive(header.name) { throw refusal(.nested, header.name) }
        entries.append(ZipEntry(name: header.name, byteCount: header.byteCount, position: position))
    }

    func finished() throws(ZipRefusal) -> [ZipEntry] {
        guard !entries.isEmpty else { throw refusal(.empty) }
        return entries
    }

    private func refusal(_ reason: ZipRefusal.Reason, _ entry: String? = nil) -> ZipRefusal {
        ZipRefusal(reason: reason, archive: archive, entry: entry.map(ZipName.shown))
    }
}
