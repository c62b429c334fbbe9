import CanonicalJSON
import Migration
import PipedriveContract
import Testing

@testable import PipedriveSimulator

/// The simulator against the published description, which nobody here wrote.
@Suite(.enabled(if: SpecFolder.isThere || SpecFolder.isRequired, Comment(rawValue: SpecFolder.absence)))
struct RouteContractTests {
    @Test("every answer of every route is as it is described, or differs in a way that was seen of the real service")
    func answers() throws {
        let contract = try Contract()
        var findings: [ContractFinding] = []
        for exchange in try RouteTour().exchanges {
            findings += try contract.findings(in: exchange.reply, to: exchange.call)
        }
        let (unexplained, unused) = Deviation.sorted(findings, by: Deviation.ofReplies)
        #expect(unexplained == [])
        #expect(unused == [], "deviations that never occur explain nothing")
    }

    @Test("every route that the simulator has is described, costs what is described, and is on the tour")
    func prices() throws {
        let contract = try Contract()
        var toured: Set<String> = []
        for exchange in try RouteTour().exchanges where exchange.reply.status < 300 {
            let call = exchange.call
            let (version, segments) = try #require(IncomingCall.route(call.path))
            let tokens = try #require(TokenCosts.costTokens(call.method, version, segments))
            #expect(try contract.costTokens(of: call) == tokens, "\(call.method.rawValue) \(call.path)")
            toured.insert(TokenCosts.name(call.method, version, segments))
        }
        #expect(Set(TokenCosts.prices.keys).subtracting(toured).sorted() == [])
    }

    @Test("the token travels in the header that is described")
    func header() throws {
        #expect(try Contract().tokenHeader() == "x-api-token")
    }

    @Test("what is wrong with a call is found: path, method, parameters, body")
    func wrongCalls() throws {
        let contract = try Contract()
        let wrong: [(ApiCall, ContractFault, String)] = [
            (ApiCall(.get, "/api/v2/nothing"), .unknownPath, ""),
            (ApiCall(.put, "/api/v2/deals/1"), .unknownMethod, ""),
            (ApiCall(.get, "/api/v1/deals/1"), .unknownPath, ""),
            (ApiCall(.get, "/api/v2/deals/x"), .wrongParameter, "id"),
            (ApiCall(.get, "/api/v2/deals", query: [.init("start", "5")]), .unknownParameter, "start"),
            (ApiCall(.get, "/api/v2/deals", query: [.init("limit", "many")]), .wrongParameter, "limit"),
            (ApiCall(.get, "/api/v2/deals", query: [.init("sort_by", "title")]), .notAChoice, "sort_by"),
            (ApiCall(.get, "/api/v2/persons/search"), .missingParameter, "term"),
            (ApiCall(.post, "/api/v2/deals", body: #"{"value":1}"#), .missingMember, "title"),
            (ApiCall(.post, "/api/v2/deals", body: #"{"title":"T","colour":1}"#), .unknownMember, "colour"),
            (ApiCall(.post, "/api/v2/deals", body: #"{"title":"T","value":"1"}"#), .wrongType, "value"),
            (ApiCall(.post, "/api/v2/deals", body: #"{"title":"T","value":null}"#), .isNull, "value"),
            (ApiCall(.post, "/api/v2/persons", body: #"{"emails":[{"kind":"x"}]}"#), .unknownMember, "emails/kind"),
            (ApiCall(.post, "/api/v2/deals", body: "{"), .noJSON, ""),
            (ApiCall(.get, "/api/v2/deals", body: "{}"), .unexpectedBody, ""),
            (
                ApiCall(.post, "/api/v1/leads", body: #"{"title":"L","value":{"amount":1}}"#), .missingMember,
                "value/currency"
            ),
        ]
        for (call, fault, member) in wrong {
            let found = try contract.findings(in: call).map { "\($0.fault) \($0.member)" }
            #expect(found == ["\(fault) \(member)"], "\(call.method.rawValue) \(call.path)")
        }
    }

    @Test("what is wrong with an answer is found: status, members, types, nulls")
    func wrongAnswers() throws {
        let contract = try Contract()
        let call = ApiCall(.get, "/api/v2/pipelines/1")
        let wrong: [(Int, String, String)] = [
            (201, #"{"success":true,"data":{}}"#, "unknownStatus 201"),
            (200, #"{"success":1,"data":{}}"#, "wrongType success"),
            (200, #"{"success":true,"data":{"colour":"red"}}"#, "unknownMember colour"),
            (200, #"{"success":true,"data":{"name":null}}"#, "isNull name"),
            (200, #"{"success":true,"data":{"id":"1"}}"#, "wrongType id"), (200, "<html>", "noJSON "),
        ]
        for (status, body, expected) in wrong {
            let reply = ApiReply(status: status, body: Array(body.utf8))
            let found = try contract.findings(in: reply, to: call).map { "\($0.fault) \($0.member)" }
            #expect(found == [expected])
        }
        #expect(try contract.findings(in: ApiReply(status: 404), to: call).isEmpty)
    }
}

/// What the description leaves out is known from answers that were seen.
@Suite struct RefusalFormTests {
    @Test("refusals have the envelope that was seen of the real service, and never a record")
    func envelope() throws {
        let refusals = try RouteTour().exchanges.filter { $0.reply.status >= 400 }
        #expect(Set(refusals.map(\.reply.status)) == [400, 403, 404, 405, 410])
        for refusal in refusals {
            let json = refusal.json
            #expect(json["success"] == false)
            #expect(json["error"]?.stringValue?.isEmpty == false)
            #expect(json["error_info"]?.stringValue?.isEmpty == false)
            #expect(json["data"] == .null)
            #expect(json["additional_data"] == .null)
            let isOfSchema = json["error"]?.stringValue?.hasPrefix("Validation failed") == true
            #expect((json["code"] == "ERR_SCHEMA_VALIDATION_FAILED") == isOfSchema)
        }
    }
}
