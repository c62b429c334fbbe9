import Foundation
import Testing

/// Every command explains itself with an example.
@Suite struct HelpTests {
    @Test("the help of every command shows an example of it")
    func examples() async throws {
        var open = try await subcommands(of: [])
        #expect(open.count >= 15)
        var seen = 0
        while let command = open.popLast() {
            let help = try await Executable().run(command + ["--help"])
            #expect(help.exit == 0, "\(command)")
            #expect(help.output.contains("Example"), "\(command)")
            #expect(help.output.contains("convey \(command.joined(separator: " "))"), "\(command)")
            open += try await subcommands(of: command)
            seen += 1
        }
        #expect(seen >= 25)
    }

    /// The commands that a help text lists below its own.
    private func subcommands(of command: [String]) async throws -> [[String]] {
        let help = try await Executable().run(command + ["--help"]).output
        guard let start = help.range(of: "SUBCOMMANDS:\n") else { return [] }
        return help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map { command + [String($0)] } }
    }

    @Test("the version and the help are data on standard output")
    func version() async throws {
        let version = try await Executable().run(["--version"])
        #expect(version.exit == 0)
        #expect(!version.output.isEmpty)
        #expect(version.errors.isEmpty)
        let help = try await Executable().run(["--help"])
        #expect(help.exit == 0)
        #expect(help.output.contains("Exit codes"))
    }
}
