import Foundation

/// Where the published description of the API lies: beside the project, not inside it.
package enum SpecFolder {
    package static let path = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/pipedrive").path

    /// CI has the folder; a check that silently left itself out there would be none.
    package static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

    package static var isThere: Bool { FileManager.default.fileExists(atPath: path + "/openapi-v2.yaml") }

    /// What a skipped test says.
    package static let absence = "openapi-v1.yaml and openapi-v2.yaml are not in ../shared/pipedrive"
}
