import CanonicalJSON
import FoundationEssentials
import PipedriveSimulator

/// The file in which an account outlives the process; it is always replaced as a whole.
struct StateFile: Sendable {
    let path: String

    /// Nil when the file is not there yet.
    func read(tokens: [String]) throws(SimulatorServerError) -> SimulatedAccount? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadableState(path: path) }
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: Array(bytes))
        } catch {
            throw .damagedState(path: path, part: error.description)
        }
        do throws(DumpError) {
            return try SimulatedAccount(dump: json, tokens: tokens)
        } catch {
            throw .damagedState(path: path, part: error.part)
        }
    }

    /// The tokens of the account stay out of the file.
    func write(_ account: SimulatedAccount) throws(SimulatorServerError) {
        do {
            try Data(account.dump(withTokens: false).canonicalBytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .unwritableState(path: path)
        }
    }
}
