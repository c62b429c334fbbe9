import CanonicalJSON
import Foundation
import Glibc
import Synchronization

/// Where words go: data to standard output, everything else to standard error.
struct Terminal: Sendable {
    let isJSON: Bool
    let isQuiet: Bool

    /// Whether progress may overwrite its own line.
    var isLive: Bool { !isQuiet && !isJSON && isatty(STDERR_FILENO) == 1 }

    /// A line of data for people; silent with `--json`.
    func line(_ text: String = "") {
        if !isJSON { Terminal.write(text) }
    }

    /// One object for programs; silent without `--json`.
    func object(_ json: JSON) {
        if isJSON { Terminal.write(json.canonicalText) }
    }

    /// The one last object of a command.
    func result(_ command: String, status: String = "done", _ members: [String: JSON] = [:]) {
        var all = members
        all["type"] = "result"
        all["command"] = .string(command)
        all["status"] = .string(status)
        object(.object(all))
    }

    /// A remark beside the data.
    func remark(_ text: String) {
        if !isQuiet { Terminal.complain(text) }
    }

    /// Written at once, so that whoever reads along in a file or pipe sees it when it happens.
    ///
    /// A reader who has gone away (`convey log | head`) loses the words; the work goes on.
    static func write(_ text: String) {
        let code = put(text + "\n", into: STDOUT_FILENO)
        if code != 0, code != EPIPE { lostCode.withLock { $0 = code } }
    }

    static func complain(_ text: String) { _ = put(text + "\n", into: STDERR_FILENO) }

    /// Why words that were written to standard output did not arrive; nil where all did.
    static var lostOutput: String? {
        let code = lostCode.withLock { $0 }
        return code == 0 ? nil : String(cString: strerror(code))
    }

    private static let lostCode = Mutex<Int32>(0)

    /// Gives 0, or the system's `errno`.
    private static func put(_ text: String, into descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
