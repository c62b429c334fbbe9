package import Archives

/// Where the bytes of one file of an export come from, to be read as often as needed; nothing is unpacked on disk.
package enum ExportSource: Sendable {
    case file(path: String)
    case entry(ZipEntry, of: ZipFile)

    /// The name of the file without folders.
    package var name: String {
        switch self {
        case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
        case .entry(let entry, _): entry.lastName
        }
    }

    /// What stands before the name where people are told about the file: the archive that it lies in.
    var prefix: String {
        switch self {
        case .file: ""
        case .entry(_, let zip): "\(zip.name): "
        }
    }

    /// A new pass over the bytes, from their beginning.
    func chunks() throws(PipelineError) -> ExportChunks {
        switch self {
        case .file(let path): return ExportChunks(try FileChunks(path: path))
        case .entry(let entry, let zip):
            do throws(ZipRefusal) {
                return ExportChunks(try zip.open(entry))
            } catch {
                throw .input(error.description)
            }
        }
    }
}
