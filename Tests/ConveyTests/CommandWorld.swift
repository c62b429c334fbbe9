import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// A migration in a folder, the commands on it, and a simulated account as another process.
struct CommandWorld {
    let folder: TemporaryFolder
    let simulator: SimulatorProcess
    let exportPath: String
    var convey: Executable

    var workspace: String { folder.path + "/migration" }

    /// A migration that is confirmed and has sent nothing yet.
    static func ready(
        _ firm: SmallFirm = SmallFirm(),
        simulator arguments: [String] = []
    ) async throws -> CommandWorld {
        let world = try await CommandWorld(firm, simulator: arguments)
        try await world.decide()
        return world
    }

    init(
        _ firm: SmallFirm = SmallFirm(),
        simulator arguments: [String] = [],
        signIn: [String: String] = [:]
    ) async throws {
        folder = try TemporaryFolder()
        exportPath = try firm.write(to: folder)
        let users = exportPath + "/users.csv"
        simulator = try await SimulatorProcess(["--users", users, "--existing-records"] + arguments, signIn: signIn)
        convey = Executable(migration: folder.path + "/migration")
        if !signIn.isEmpty { (convey.token, convey.signIn) = (nil, signIn) }
        try await done(["init", folder.path + "/migration", "--account", simulator.address])
    }

    func decide() async throws {
        try await done(["load", exportPath])
        try await done(["map", "propose"])
        try await done(["owners", "propose"])
        try await done(["owners", "fallback", "olive@firm.example"])
        try await done(["map", "confirm"])
        try await done(["preflight", "--automations-paused"])
        try await done(["checkpoint", "before"])
    }

    /// Runs a command that must succeed.
    @discardableResult
    func done(_ arguments: [String], seconds: Double = 60) async throws -> Executable.Answer {
        let answer = try await convey.run(arguments, seconds: seconds)
        #expect(answer.exit == 0, "convey \(arguments.joined(separator: " ")): \(answer.errors)")
        return answer
    }

    /// Runs a command with `--json`; its result object.
    @discardableResult
    func result(_ arguments: [String], exit: Int32 = 0) async throws -> JSON {
        let answer = try await convey.run(arguments + ["--json"])
        #expect(answer.exit == exit, "convey \(arguments.joined(separator: " ")): \(answer.errors)")
        return answer.result
    }
}
