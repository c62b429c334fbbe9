import CanonicalJSON
import Foundation

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
    static func write(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

    static func complain(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
}
