import AsyncHTTPClient
import CanonicalJSON
import FoundationEssentials
import Migration
import PipedriveSimulator
import Testing

@testable import SimulatorServer

@Suite(.serialized, .timeLimit(.minutes(2))) struct SimulatorServerTests {
    @Test("a record that is posted over HTTP reads back, with limit headers")
    func roundTrip() async throws {
        let limited = AccountConfiguration(seed: 7, token: RunningSimulator.token)
        try await RunningSimulator.with(SimulatedAccount(configuration: limited)) { simulator in
            let made = try await simulator.send("POST", "/api/v2/deals", ["title": "T", "value": .decimal("10.50")])
            #expect(made.status == 200)
            #expect(made.headers["x-ratelimit-limit"] == "100")
            #expect(made.headers["content-type"] == "application/json; charset=utf-8")
            let id = made.json["data"]?["id"]?.numberText ?? ""
            let read = try await simulator.send("GET", "/api/v2/deals/\(id)")
            #expect(read.json["data"]?["value"] == .decimal("10.5"))
            let list = try await simulator.send("GET", "/api/v2/deals?limit=1&sort_by=update_time&sort_direction=desc")
            #expect(list.json["data"]?.arrayValue?.count == 1)
            let note = try await simulator.send("GET", "/v1/notes?sort=add_time%20DESC")
            #expect(note.status == 200)
            #expect(try await simulator.send("GET", "/api/v2/deals", token: nil).status == 401)
        }
    }

    @Test("a token in the address works and is counted")
    func queryToken() async throws {
        try await RunningSimulator.with { simulator in
            let path = "/v1/users/me?api_token=\(RunningSimulator.token)"
            let answer = try await simulator.send("GET", path, token: nil)
            #expect(answer.status == 200)
            #expect(try await simulator.send("GET", "/_simulator/counters").json["query_tokens"] == 1)
        }
    }

    @Test("behaviour 6: a connection dropped after the effect fails at the client, and the record is there")
    func dropAfter() async throws {
        let faults = FaultSchedule(seed: 1, rates: [.dropAfter: 10_000], strikesWritesOnly: true)
        try await RunningSimulator.with(RunningSimulator.account(faults)) { simulator in
            await #expect(throws: (any Error).self) {
                try await simulator.send("POST", "/api/v2/organizations", ["name": "A"])
            }
            let list = try await simulator.send("GET", "/api/v2/organizations")
            #expect(list.json["data"]?.arrayValue?.count == 1)
        }
    }

    @Test("behaviour 6: a connection dropped before the effect fails alike, and nothing is there")
    func dropBefore() async throws {
        let faults = FaultSchedule(seed: 1, rates: [.dropBefore: 10_000], strikesWritesOnly: true)
        try await RunningSimulator.with(RunningSimulator.account(faults)) { simulator in
            await #expect(throws: (any Error).self) {
                try await simulator.send("POST", "/api/v2/organizations", ["name": "A"])
            }
            let list = try await simulator.send("GET", "/api/v2/organizations")
            #expect(list.json["data"] == [])
        }
    }

    @Test("control paths set faults, let people act, and show the state")
    func control() async throws {
        try await RunningSimulator.with { simulator in
            let made = try await simulator.send("POST", "/api/v2/organizations", ["name": "A"])
            let id = made.json["data"]?["id"]?.numberText ?? ""
            let before = try await simulator.send("GET", "/_simulator/livedump").json
            let admin = try await simulator.send("GET", "/v1/users/me").json["data"]?["id"] ?? .null
            let edit: JSON = [
                "user": admin, "method": "PATCH", "path": .string("/api/v2/organizations/\(id)"), "body": ["name": "B"],
            ]
            #expect(try await simulator.send("POST", "/_simulator/edit", edit).status == 200)
            #expect(try await simulator.send("GET", "/_simulator/livedump").json != before)
            let faults: JSON = ["seed": 1, "rates": ["error_before": 10_000]]
            #expect(try await simulator.send("POST", "/_simulator/faults", faults).status == 200)
            let failed = try await simulator.send("GET", "/v1/users/me").status
            #expect([500, 503].contains(failed))
            #expect(try await simulator.send("POST", "/_simulator/edit", ["user": 1]).status == 400)
            #expect(try await simulator.send("POST", "/_simulator/save").status == 400)
            let nonsense = try await simulator.send("POST", "/_simulator/faults", ["rates": ["nonsense": 1]])
            #expect(nonsense.status == 400)
            #expect(nonsense.json["error"]?.stringValue?.contains("drop_after") == true)
        }
    }

    @Test("time moves on when it is told to: a budget that is empty is full again after midnight")
    func clock() async throws {
        var limited = AccountConfiguration(seed: 7, token: RunningSimulator.token)
        limited.plan = .lite
        limited.backgroundTokensPerHour = 1_000_000
        try await RunningSimulator.with(SimulatedAccount(configuration: limited)) { simulator in
            #expect(try await simulator.send("GET", "/_simulator/clock").json["milliseconds"] == 1_780_000_000_000)
            #expect(try await simulator.send("GET", "/v1/users/me").status == 429)
            let step: JSON = ["advance_milliseconds": .integer(86_400_000 - 1_780_000_000_000 % 86_400_000)]
            let moved = try await simulator.send("POST", "/_simulator/clock", step).json
            #expect(moved["now"]?.stringValue?.hasSuffix("T00:00:00Z") == true)
            #expect(try await simulator.send("GET", "/v1/users/me").status == 200)
            #expect(try await simulator.send("POST", "/_simulator/clock", ["advance_milliseconds": -1]).status == 400)
        }
    }

    @Test("behaviour 37: a cap that is raised while the account serves lets work go on")
    func plan() async throws {
        var limited = AccountConfiguration(seed: 7, token: RunningSimulator.token).unlimited()
        limited.enforcesPlanCaps = true
        limited.plan = .lite
        try await RunningSimulator.with(SimulatedAccount(configuration: limited)) { simulator in
            var statuses: [Int] = []
            for number in 0..<31 {
                let body: JSON = ["field_name": .string("F\(number)"), "field_type": "text"]
                statuses.append(try await simulator.send("POST", "/api/v2/dealFields", body).status)
            }
            #expect(statuses == Array(repeating: 200, count: 30) + [403])
            #expect(try await simulator.send("POST", "/_simulator/plan", ["plan": "growth", "seats": 2]).status == 200)
            let body: JSON = ["field_name": "One more", "field_type": "text"]
            #expect(try await simulator.send("POST", "/api/v2/dealFields", body).status == 200)
            #expect(try await simulator.send("POST", "/_simulator/plan", ["plan": "golden", "seats": 2]).status == 400)
        }
    }

    @Test("a dump holds no token, and a served account goes on from it for the same callers")
    func dumpAndLoad() async throws {
        try await RunningSimulator.with { simulator in
            _ = try await simulator.send("POST", "/api/v2/organizations", ["name": "Kept"])
            let dump = try await simulator.send("GET", "/_simulator/dump").json
            #expect(!dump.canonicalText.contains(RunningSimulator.token))
            _ = try await simulator.send("POST", "/api/v2/organizations", ["name": "Forgotten"])
            #expect(try await simulator.send("POST", "/_simulator/load", dump).status == 200)
            let list = try await simulator.send("GET", "/api/v2/organizations").json["data"]
            #expect(list?.arrayValue?.map { $0["name"] } == ["Kept"])
            let refused = try await simulator.send("POST", "/_simulator/load", ["configuration": 1])
            #expect(refused.status == 400)
        }
    }

    @Test("equal seeds and calls leave equal accounts, in process and over HTTP, faults and people included")
    func determinism() async throws {
        let faults = FaultSchedule(
            seed: 4,
            rates: [.errorBefore: 300, .errorAfter: 300, .tooManyRequests: 300],
            people: [.edit: 1_500, .delete: 300, .merge: 300, .archive: 300]
        )
        let calls = (0..<120).map { number in
            ApiCall(.post, "/api/v2/deals", body: "{\"title\":\"Deal \(number)\"}")
        }
        let shared = SharedAccount(RunningSimulator.account(faults))
        let gateway = InProcessGateway(account: shared, token: RunningSimulator.token) {
            Timestamp(milliseconds: 1_780_000_000_000)
        }
        for call in calls { _ = try await gateway.send(call) }
        let expected = await shared.with { $0.dump(withTokens: false) }
        try await RunningSimulator.with(RunningSimulator.account(faults)) { simulator in
            for call in calls {
                _ = try await simulator.send(
                    "POST",
                    call.path,
                    bytes: Array((call.body ?? "").utf8),
                    contentType: "application/json"
                )
            }
            #expect(try await simulator.send("GET", "/_simulator/dump").json == expected)
            #expect(try await simulator.send("GET", "/_simulator/deeds").json.arrayValue?.isEmpty == false)
        }
    }

    @Test("a simulator that stops keeps its account in the state file and goes on from it")
    func restart() async throws {
        let path = "\(FileManager.default.temporaryDirectory.path)/simulator-\(UInt64.random(in: 0 ... .max)).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await RunningSimulator.with(stateFile: path) { simulator in
            _ = try await simulator.send("POST", "/api/v2/organizations", ["name": "Kept"])
        }
        let kept = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(!kept.contains(RunningSimulator.token))
        try await RunningSimulator.with(stateFile: path) { simulator in
            let list = try await simulator.send("GET", "/api/v2/organizations").json["data"]
            #expect(list?.arrayValue?.map { $0["name"] } == ["Kept"])
        }
        try Data("{}".utf8).write(to: URL(filePath: path))
        let account = RunningSimulator.account()
        #expect(throws: SimulatorServerError.self) {
            _ = try SimulatorServer(account: account, stateFile: path) { Timestamp(milliseconds: 0) }
        }
    }

    @Test("bodies beyond two megabytes are refused")
    func largeBody() async throws {
        try await RunningSimulator.with { simulator in
            let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 2 * 1024 * 1024 + 1)
            let answer = try await simulator.send(
                "POST",
                "/api/v2/deals",
                bytes: bytes,
                contentType: "application/json"
            )
            #expect(answer.status == 413)
        }
    }

    @Test("a file sent as a multipart form keeps its name and size")
    func multipart() async throws {
        try await RunningSimulator.with { simulator in
            let deal = try await simulator.send("POST", "/api/v2/deals", ["title": "T"])
            let id = deal.json["data"]?["id"]?.numberText ?? ""
            let form = """
                --cut\r\ncontent-disposition: form-data; name="deal_id"\r\n\r\n\(id)\r\n\
                --cut\r\ncontent-disposition: form-data; name="file"; filename="will.txt"\r\n\
                content-type: text/plain\r\n\r\nLast\r\nwill\r\n--cut--\r\n
                """
            let file = try await simulator.send(
                "POST",
                "/v1/files",
                bytes: Array(form.utf8),
                contentType: "multipart/form-data; boundary=cut"
            )
            #expect(file.status == 201)
            #expect(file.json["data"]?["name"] == "will.txt")
            #expect(file.json["data"]?["file_size"] == 10)
            #expect(file.json["data"]?["deal_id"] == deal.json["data"]?["id"])
        }
    }

    @Test("several hundred requests a second go through in debug, ten at a time")
    func throughput() async throws {
        try await RunningSimulator.with { simulator in
            let took = try await ContinuousClock().measure {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<10 {
                        group.addTask {
                            for _ in 0..<100 {
                                _ = try await simulator.send("POST", "/api/v2/organizations", ["name": "A"])
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await simulator.send("GET", "/_simulator/counters").json["created"]?["organizations"] == 1000)
            #expect(took < .seconds(20))
        }
    }
}
