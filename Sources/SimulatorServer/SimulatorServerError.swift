/// Why the simulator does not start or cannot keep its state.
package enum SimulatorServerError: Error, Sendable {
    case unreadableState(path: String)
    case damagedState(path: String, part: String)
    case unwritableState(path: String)
    case cannotListen(port: Int)
}

extension SimulatorServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadableState(let path):
            "the state file \(path) cannot be read; check its permissions or name another file"
        case .damagedState(let path, let part):
            "the state file \(path) is damaged in '\(part)'; restore it or start without it"
        case .unwritableState(let path):
            "the state file \(path) cannot be written; check its folder, permissions and the free space"
        case .cannotListen(let port):
            "the simulator cannot listen on port \(port) of 127.0.0.1; choose another port or 0 for a free one"
        }
    }
}
