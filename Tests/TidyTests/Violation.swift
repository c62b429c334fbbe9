/// One place where the project breaks a rule of its own.
struct Violation: Equatable, CustomStringConvertible {
    var path: String
    var line: Int?
    var problem: String

    init(_ path: String, _ line: Int, _ problem: String) {
        self.path = path
        self.line = line
        self.problem = problem
    }

    /// For what concerns a file as a whole.
    init(_ path: String, _ problem: String) {
        self.path = path
        self.line = nil
        self.problem = problem
    }

    var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}
