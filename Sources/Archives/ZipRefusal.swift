/// Why a zip archive is not read: what is wrong, where, and what to do.
package struct ZipRefusal: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        case unreadable(String)
        /// No table of contents stands where one must be.
        case cutOff
        case empty
        case officeFile
        case tooManyEntries(limit: Int)
        case tooLarge(limit: Int)
        case changed
        case unsafeName(ZipName.Fault)
        case duplicate
        case link
        case device
        case encrypted
        case nested
        case unknownMethod
        case damaged
        case bomb(ratio: Int)
    }

    package let reason: Reason
    /// The name of the archive.
    package let archive: String
    /// The entry at fault, made readable; nil when the whole archive is meant.
    package let entry: String?

    package init(reason: Reason, archive: String, entry: String?) {
        self.reason = reason
        self.archive = archive
        self.entry = entry
    }
}

extension ZipRefusal: CustomStringConvertible {
    package var description: String {
        let place = entry.map { "\(archive), entry \($0)" } ?? archive
        return "\(place): \(problem); \(remedy)"
    }

    private var problem: String {
        switch reason {
        case .unreadable(let cause): "it cannot be read: \(cause)"
        case .cutOff: "the zip archive is cut off or damaged: its table of contents is missing"
        case .empty: "the zip archive holds no file"
        case .officeFile: "this is an Office file, such as an Excel workbook, and no zip archive of tables"
        case .tooManyEntries(let limit): "the zip archive holds more than \(limit) entries"
        case .tooLarge(let limit): "unpacked it would be larger than \(ZipRefusal.size(limit))"
        case .changed: "the zip archive was changed while it was read"
        case .unsafeName(let fault): fault.text
        case .duplicate: "the zip archive holds this name twice, and only one of the two can be meant"
        case .link: "it is a link to another file, not a file"
        case .device: "it is a device or a pipe, not a file"
        case .encrypted: "it is protected with a password"
        case .nested: "it is an archive inside the archive"
        case .unknownMethod: "it is packed with a method that this program does not know"
        case .damaged: "its content is damaged: it does not have the size and check sum that the archive declares"
        case .bomb(let ratio): "it grows to more than \(ratio) times its packed size, as no table of an export does"
        }
    }

    private var remedy: String {
        switch reason {
        case .unreadable: "check that the file is there and may be read"
        case .cutOff: "copy it again from where it came, or unpack it and load the folder"
        case .empty: "put the files of the export into it"
        case .officeFile: "save each of its sheets as CSV, or better, export the Practice Master files again as CSV"
        case .tooManyEntries, .tooLarge: "put only the files of the export into it, or unpack it and load the folder"
        case .changed: "wait until it is complete, then load it again"
        case .unsafeName, .duplicate, .link, .device:
            "make the archive again from a folder that holds only the files of the export"
        case .encrypted, .nested: "unpack it and load the folder"
        case .unknownMethod: "unpack it and load the folder, or pack it again as an ordinary zip"
        case .damaged: "copy the archive again from where it came, or make it again"
        case .bomb: "unpack it and look at the file before you load it"
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }
}
