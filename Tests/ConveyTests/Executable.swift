import CanonicalJSON
import Foundation
import Testing

/// The built `convey`, run as a person or a script runs it.
struct Executable: Sendable {
    /// What a process said and how it ended.
    struct Answer: Sendable {
        var exit: Int32
        var output: String
        var errors: String

        /// One object a line, as `--json` promises.
        var objects: [JSON] {
            output.split(separator: "\n").compactMap { try? JSON(parsing: Array($0.utf8)) }
        }

        var lines: Int { output.split(separator: "\n").count }

        /// The one result object, which must be the last line.
        var result: JSON { objects.last ?? .null }
    }

    /// A process did not end in the time it was given.
    struct TookTooLong: Error { let arguments: [String] }

    static let token = "token-that-must-not-leak-0815"

    /// Beside the test bundle, or where `CONVEY_EXECUTABLE` says.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["CONVEY_EXECUTABLE"] { return named }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.path + "/convey"
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return "convey"
    }()

    /// The folder that becomes `--migration`; none when nil.
    var migration: String?
    var token: String? = Executable.token
    /// The id, secret and refresh token of an app, under the names of `convey`.
    var signIn: [String: String] = [:]

    func run(_ arguments: [String], seconds: Double = 60) async throws -> Answer {
        let process = try start(arguments)
        guard await process.ended(within: seconds) else {
            process.kill()
            throw TookTooLong(arguments: arguments)
        }
        return process.answer
    }

    func start(_ arguments: [String]) throws -> RunningProcess {
        var environment = ["PATH": "/usr/bin:/bin", "USER": "olive", "NO_COLOR": "1", "HOME": "/nonexistent"]
        if let migration { environment["CONVEY_MIGRATION"] = migration }
        if let token { environment["PIPEDRIVE_API_TOKEN"] = token }
        environment.merge(signIn) { $1 }
        return try RunningProcess(Executable.path, arguments, environment)
    }

    /// A new migration in that folder, of an account that nobody answers for.
    static func initialized(_ path: String) async throws -> Executable {
        let convey = Executable(migration: path)
        let made = try await convey.run(["init", path, "--account", "http://127.0.0.1:1"])
        #expect(made.exit == 0, "\(made.errors)")
        return convey
    }
}
