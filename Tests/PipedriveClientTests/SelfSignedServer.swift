import Foundation

/// A TLS server on this machine whose certificate no authority has signed; it shows what it receives.
final class SelfSignedServer {
    /// Why there is no such server.
    struct NotStarted: Error {}

    let port: UInt16
    private let folder: URL
    private let process = Process()
    private let outputPath: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        outputPath = folder.appendingPathComponent("received").path
        guard FileManager.default.createFile(atPath: outputPath, contents: nil) else { throw NotStarted() }
        let key = folder.appendingPathComponent("key.pem").path
        let certificate = folder.appendingPathComponent("certificate.pem").path
        let maker = Process()
        maker.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        maker.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
            certificate,
        ]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        guard maker.terminationStatus == 0 else { throw NotStarted() }
        port = try LoopbackServer.unusedPort()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_server", "-quiet", "-naccept", "2", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert",
            certificate,
        ]
        process.standardInput = Pipe()
        process.standardOutput = FileHandle(forWritingAtPath: outputPath)
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntilListening()
    }

    /// What came through the encryption, once the server has been stopped.
    private(set) var received = ""

    func stop() {
        kill(process.processIdentifier, SIGKILL)
        received = String(decoding: FileManager.default.contents(atPath: outputPath) ?? Data(), as: UTF8.self)
        try? FileManager.default.removeItem(at: folder)
    }

    private func waitUntilListening() throws {
        for _ in 0..<500 {
            if LoopbackServer.accepts(port: port) { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw NotStarted()
    }
}
