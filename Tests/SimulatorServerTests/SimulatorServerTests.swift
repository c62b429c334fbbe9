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
        }
    }

    @Test("a simulator that stops keeps its account in the state file and goes on from it")
    func restart() async throws {
        let path = "\(FileManager.default.temporaryDirectory.path)/simulator-\(UInt64.random(in: 0 ... .max)).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await RunningSimulator.with(stateFile: path) { simulator in
            _ = try await simulator.send("POST", "/api/v2/organizations", ["name": "Kept"])
        }
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
