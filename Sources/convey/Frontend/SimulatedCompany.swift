import Foundation
import PipedriveSimulator
import Pipeline
import PracticeMaster

/// The users of a simulated account, taken from a firm's `users.csv` so that owners can be matched.
enum SimulatedCompany {
    static func users(inTable path: String) throws(PipelineError) -> [SimulatedUser] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .file(path: path, problem: "cannot be read; name the users.csv of an export")
        }
        var survey = SourceSurvey()
        survey.feed(Array(data)[...])
        let form = survey.finished()
        let names = form.header.map { $0.lowercased() }
        guard let name = names.firstIndex(of: "name"), let email = names.firstIndex(of: "email") else {
            throw .input("\(path): the columns name and email are needed")
        }
        var users: [SimulatedUser] = []
        var reader = RecordReader(form: form)
        try reader.feed(Array(data)[...], isLast: true) { record throws(PipelineError) in
            guard case .row(_, let row) = record else { return }
            let cells = row.texts
            guard cells[email].contains("@") else { return }
            users.append(SimulatedUser(id: 20_001 + Int64(users.count), name: cells[name], email: cells[email]))
        }
        return users
    }
}
