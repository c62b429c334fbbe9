import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// A server on this machine that answers with canned bytes or misbehaves as told, one step per request.
final class LoopbackServer: Sendable {
    enum Step: Sendable {
        /// Reads the request, sends the bytes, keeps the connection.
        case answer(String)
        /// Reads the request, sends the bytes, closes.
        case answerAndClose(String)
        /// Closes as soon as somebody connects.
        case closeBeforeReading
        /// Speaks first, whatever the client says, and closes.
        case greetAndClose(String)
        case closeAfterReading
        case hang
        /// Reads the request, sends the bytes, and says nothing more.
        case answerAndHang(String)
    }

    private struct Records {
        var steps: [Step]
        var requests: [String] = []
        var connections = 0
    }

    private let records: Mutex<Records>
    private let listener: Int32
    let port: UInt16

    init(_ steps: [Step], backlog: Int32 = 16, accepts: Bool = true) throws {
        let (listener, port) = try LoopbackServer.bindSocket()
        self.listener = listener
        self.port = port
        self.records = Mutex(Records(steps: steps))
        guard listen(listener, backlog) == 0 else { throw POSIXError(.EADDRINUSE) }
        if accepts { Thread.detachNewThread { [self] in acceptAll() } }
    }

    deinit { close(listener) }

    var address: String { "http://127.0.0.1:\(port)" }
    var requests: [String] { records.withLock(\.requests) }
    var connections: Int { records.withLock(\.connections) }

    /// Ends the accepting thread.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// A port on which nobody listens.
    static func unusedPort() throws -> UInt16 {
        let (descriptor, port) = try bindSocket()
        close(descriptor)
        return port
    }

    /// Whether somebody listens on that port.
    static func accepts(port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withAddress(port: port) { connect(descriptor, $0, $1) } == 0
    }

    /// Fills the queue of connections so that the next one gets no answer at all.
    func fillBacklog() throws -> [Int32] {
        try (0..<4).map { _ in
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
            guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
            _ = LoopbackServer.withAddress(port: port) { connect(descriptor, $0, $1) }
            return descriptor
        }
    }

    static func reply(status: String = "200 OK", headers: String = "", body: String) -> String {
        "HTTP/1.1 \(status)\r\ncontent-length: \(body.utf8.count)\r\n\(headers)\r\n\(body)"
    }

    private static func withAddress<R>(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func bindSocket() throws -> (Int32, UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0, withAddress(port: 0, { bind(descriptor, $0, $1) }) == 0 else {
            throw POSIXError(.EADDRINUSE)
        }
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            records.withLock { $0.connections += 1 }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        while true {
            switch records.withLock(\.steps.first) {
            case .closeBeforeReading:
                records.withLock { _ = $0.steps.removeFirst() }
                return
            case .greetAndClose(let bytes):
                records.withLock { _ = $0.steps.removeFirst() }
                write(connection, bytes)
                var chunk = [UInt8](repeating: 0, count: 4096)
                _ = recv(connection, &chunk, chunk.count, 0)
                return
            default: break
            }
            guard let request = read(connection) else { return }
            let step = records.withLock { records in
                records.requests.append(request)
                return records.steps.isEmpty ? Step.closeAfterReading : records.steps.removeFirst()
            }
            switch step {
            case .answer(let bytes): write(connection, bytes)
            case .answerAndClose(let bytes):
                write(connection, bytes)
                return
            case .closeBeforeReading, .greetAndClose, .closeAfterReading: return
            case .hang: Thread.sleep(forTimeInterval: 3)
            case .answerAndHang(let bytes):
                write(connection, bytes)
                Thread.sleep(forTimeInterval: 3)
            }
        }
    }

    private func write(_ connection: Int32, _ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    /// One request with its body; nil once the other side is gone.
    private func read(_ connection: Int32) -> String? {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length = text[..<end.lowerBound].lowercased().components(separatedBy: "content-length: ")
                    .dropFirst().first
                    .flatMap { Int($0.prefix(while: \.isNumber)) }
                if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
            }
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            received += chunk[..<count]
        }
    }
}
