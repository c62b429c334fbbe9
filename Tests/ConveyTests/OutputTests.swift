import CanonicalJSON
import Foundation
import TestSupport
import Testing

/// What programs read: one object a line, exactly one result, and it is the last.
@Suite(.serialized) struct OutputTests {
    @discardableResult
    private func check(_ world: CommandWorld, _ arguments: [String], exit: Int32 = 0) async throws -> Executable.Answer
    {
        let answer = try await world.convey.run(arguments + ["--json"])
        let name = Comment(rawValue: arguments.joined(separator: " "))
        #expect(answer.exit == exit, "\(arguments): \(answer.errors)")
        #expect(answer.objects.count == answer.lines, name)
        #expect(answer.objects.count { $0["type"] == "result" } == 1, name)
        #expect(answer.result["type"] == "result", name)
        #expect(answer.result["status"]?.stringValue != nil, name)
        #expect(!answer.output.contains(Executable.token), name)
        #expect(!answer.errors.contains(Executable.token), name)
        return answer
    }

    private func counts(_ object: JSON, _ names: [String]) {
        for name in names { #expect(object[name]?.integerValue != nil, "\(name) in \(object.canonicalText)") }
    }

    @Test("every command of a migration keeps the members that other programs rely on")
    func members() async throws {
        let world = try await CommandWorld()
        try await loading(world)
        try await check(world, ["map", "propose"])
        try await check(world, ["owners", "propose"])
        try await check(world, ["owners", "fallback", "olive@firm.example"])
        try await mapping(world)
        try await check(world, ["map", "confirm"])
        try await check(world, ["checkpoint", "before"])
        try await running(world)
        try await ending(world)
        for file in try world.folder.files() {
            let data = FileManager.default.contents(atPath: file) ?? Data()
            #expect(data.range(of: Data(Executable.token.utf8)) == nil, "\(file)")
        }
    }

    private func loading(_ world: CommandWorld) async throws {
        let load = try await check(world, ["load", world.exportPath]).result
        #expect(load["command"] == "load")
        let files = try #require(load["files"]?.arrayValue)
        #expect(files.count == 7)
        for file in files {
            counts(file, ["records", "parsed", "rejected"])
            #expect(file["sha256"]?.stringValue?.count == 64)
            #expect(file["encoding"]?.stringValue != nil)
        }
        let client = try #require(files.first { $0["file"] == "CMCLIENT" })
        #expect(client["records"] == 6)
        #expect(client["parsed"] == 6)
        let inspect = try await check(world, ["inspect"])
        let columns = inspect.objects.filter { $0["type"] == "column" }
        #expect(columns.count { $0["file"] == "CMCLIENT" } == 7)
        for column in columns {
            counts(column, ["index", "filled", "distinct"])
            for name in ["file", "header", "inferred"] { #expect(column[name]?.stringValue != nil) }
            #expect(column["canonical"] != nil)
        }
        for item in inspect.objects where item["type"] == "sensitive" {
            counts(item, ["count"])
            #expect(item["kind"]?.stringValue != nil)
        }
    }

    private func mapping(_ world: CommandWorld) async throws {
        let show = try await check(world, ["map", "show"])
        let rules = show.objects.filter { $0["type"] == "rule" }
        #expect(rules.count { $0["file"] == "CMCLIENT" } == 7)
        for rule in rules {
            counts(rule, ["index"])
            #expect(rule["header"]?.stringValue != nil)
            #expect(rule["target"]?.stringValue != nil)
            #expect(Int(rule["confidence"]?.stringValue?.filter { $0 != "." } ?? "") != nil)
            #expect(rule["ticked"]?.boolValue != nil)
            #expect(rule["reasons"]?.arrayValue != nil)
            #expect(rule["alternatives"]?.arrayValue != nil)
        }
        let set = ["map", "set", "CMCLIENT.Comments", "custom:deal:longtext:Remarks"]
        try await check(world, set)
        let table = world.folder.path + "/mapping.csv"
        try await check(world, ["map", "export", table])
        try await check(world, ["map", "import", table])
        let again = try await check(world, ["map", "show"]).objects
        let amended = try #require(again.first { $0["header"] == "Comments" && $0["file"] == "CMCLIENT" })
        #expect(amended["target"] == "custom:deal:longtext:Remarks")
    }

    private func running(_ world: CommandWorld) async throws {
        try await check(world, ["preflight", "--automations-paused"])
        try await check(world, ["plan"])
        let sample = try await check(world, ["sample", "--size", "5"]).result
        counts(sample, ["failed", "unknown", "skipped", "tokens"])
        let run = try await check(world, ["run"]).result
        counts(run, ["failed", "unknown", "skipped", "tokens"])
        for entity in ["organization", "person", "deal", "lead", "note", "activity", "file", "field"] {
            #expect(run["landed"]?[entity]?.integerValue != nil, "\(entity)")
            #expect(sample["landed"]?[entity]?.integerValue != nil, "\(entity)")
        }
        let deals = [sample, run].reduce(0) { $0 + ($1["landed"]?["deal"]?.integerValue ?? 0) }
        #expect(deals == 6)
        let diff = try await check(world, ["diff"])
        for finding in diff.objects where finding["type"] == "finding" {
            for name in ["key", "entity", "field", "source", "expected", "actual", "verdict", "cause"] {
                #expect(finding[name]?.stringValue != nil, "\(name)")
            }
        }
        counts(diff.result, ["equal", "different", "missing"])
        let reconcile = try await check(world, ["reconcile"]).result
        counts(reconcile, ["checked", "missing", "misaligned", "extra"])
        #expect(reconcile["missing"] == 0)
        #expect(reconcile["misaligned"] == 0)
    }

    private func ending(_ world: CommandWorld) async throws {
        let verify = try await check(world, ["verify"]).result
        #expect(verify["ok"] == true)
        #expect(verify["root"]?.stringValue?.count == 64)
        let size = try #require(verify["size"]?.integerValue)
        try await check(world, ["log"])
        try await check(world, ["show", "0"])
        try await check(world, ["report"])
        try await check(world, ["export", world.folder.path + "/ledger.ndjson"])
        let export = try String(contentsOfFile: world.folder.path + "/ledger.ndjson", encoding: .utf8)
        #expect(export.split(separator: "\n").count == Int(size))
        let status = try await check(world, ["status"]).result
        #expect(status["size"]?.integerValue == size)
        let planned = try await check(world, ["rollback", "--to", "before", "--dry-run"]).result
        counts(planned, ["undone", "kept", "failed", "tokens"])
        #expect(planned["proved"] == false)
        // Planning a rollback reads the account, and nothing else happens.
        #expect(try await world.result(["status"])["size"]?.integerValue == size + 1)
        let refused = try await world.convey.run(["rollback", "--to", "before"])
        #expect(refused.exit == 2)
        #expect(refused.errors.contains("--yes"))
        #expect(refused.errors.contains("--dry-run"))
        let rollback = try await check(world, ["rollback", "--to", "before", "--yes"]).result
        counts(rollback, ["undone", "kept", "failed", "tokens"])
        #expect(rollback["proved"] == true)
        #expect(rollback["kept"] == 0)
        try await check(world, ["status"])
    }

    @Test("a failing command with --json still ends with one result that says why")
    func failure() async throws {
        let folder = try TemporaryFolder()
        let answer = try await Executable(migration: folder.path).run(["status", "--json"])
        #expect(answer.exit == 2)
        #expect(answer.lines == 1)
        #expect(answer.result["type"] == "result")
        #expect(answer.result["command"] == "status")
        #expect(answer.result["error"]?.stringValue?.contains("convey init") == true)
    }
}
