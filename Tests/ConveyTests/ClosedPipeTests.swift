import Foundation
import Testing

/// A reader that goes away in the middle, as in `convey log | head`.
@Suite struct ClosedPipeTests {
    @Test("a reader that has gone away loses the words; the command ends as it would")
    func goneReader() async throws {
        let world = try await CommandWorld.ready()
        for words in ["status", "map show", "log --json", "verify"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            let command = "\"$1\" \(words) --migration \"$2\" | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}"
            process.arguments = ["-c", command, "bash", Executable.path, world.convey.migration ?? ""]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 0, "\(words)")
        }
    }
}
