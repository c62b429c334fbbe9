import CanonicalJSON
import Testing

@testable import PipedriveSimulator

@Suite struct FaultFileTests {
    @Test("a fault file sets faults, people, other integrations, the search index and switches")
    func reading() throws {
        let text = """
            {"seed": 5, "rates": {"drop_after": 100, "slow": 20}, "writes_only": true,
             "people": {"edit": 30, "merge": 2}, "background_tokens_per_hour": 900, "search_lag_milliseconds": 7000,
             "behaviours": {"geocodes_addresses": true, "refuses_garbage_cursor": false}}
            """
        let file = try FaultFile(json: JSON(parsing: text))
        #expect(file.schedule.seed == 5)
        #expect(file.schedule.rates == [.dropAfter: 100, .slow: 20])
        #expect(file.schedule.people == [.edit: 30, .merge: 2])
        #expect(file.schedule.strikesWritesOnly)
        #expect(try FaultSchedule(json: file.schedule.json) == file.schedule)
        var configuration = AccountConfiguration(seed: 1, token: "t")
        file.apply(to: &configuration)
        #expect(configuration.behaviours.geocodesAddresses)
        #expect(!configuration.behaviours.refusesGarbageCursor)
        #expect(configuration.behaviours.refusesTooManyIds)
        let account = SimulatedAccount(configuration: configuration, faults: file.schedule)
        #expect(account.effectiveConfiguration.backgroundTokensPerHour == 900)
        #expect(account.effectiveConfiguration.searchLagMilliseconds == 7000)
        #expect(try FaultFile(json: [:]).schedule.rates.isEmpty)
    }

    @Test(
        "what a fault file gets wrong is named, with what would be right",
        arguments: [
            ("[]", "JSON object"), (#"{"rate":{}}"#, "'rate' is not known; take background_tokens_per_hour"),
            (#"{"rates":{"nonsense":1}}"#, "drop_after"), (#"{"rates":{"slow":-1}}"#, "'slow' must be a whole number"),
            (#"{"rates":{"slow":20000}}"#, "10,000"), (#"{"rates":{"slow":6000,"latency":6000}}"#, "add up to 12000"),
            (#"{"rates":7}"#, "'rates' must be an object"),
            (#"{"people":{"dance":1}}"#, "edit, delete, merge, archive"),
            (#"{"seed":-4}"#, "'seed'"), (#"{"writes_only":1}"#, "true or false"),
            (#"{"behaviours":{"is_kind":true}}"#, "accepts_name_parts"), (#"{"behaviours":[]}"#, "'behaviours'"),
            (#"{"behaviours":{"geocodes_addresses":1}}"#, "'geocodes_addresses' must be true or false"),
            (#"{"background_tokens_per_hour":"many"}"#, "'background_tokens_per_hour'"),
        ]
    )
    func refusing(text: String, words: String) throws {
        let json = try JSON(parsing: text)
        do throws(FaultFileError) {
            _ = try FaultFile(json: json)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description.contains(words), "\(error)")
        }
    }
}
