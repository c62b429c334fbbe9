import CanonicalJSON
import Migration
import Testing

/// What a migration relies on, asked of both ways to an account.
@Suite struct GatewayContractTests {
    /// One record of a kind: what creates it, what changes it, and the member that shows the change.
    private struct Subject {
        var reference: RecordReference
        var body: JSON
        var change: JSON
        var member: String
    }

    private static let subjects: [Subject] = [
        Subject(
            reference: RecordReference(.pipeline, "p"),
            body: ["name": "Matters"],
            change: ["name": "Cases"],
            member: "name"
        ),
        Subject(
            reference: RecordReference(.stage, "s"),
            body: ["name": "Open", "pipeline_id": 1],
            change: ["name": "Opened"],
            member: "name"
        ),
        Subject(
            reference: RecordReference(.field, "deal:Claim"),
            body: ["field_name": "Claim", "field_type": "varchar"],
            change: ["field_name": "Claim number"],
            member: "field_name"
        ),
        Subject(
            reference: RecordReference(.activityType, "a"),
            body: ["name": "Hearing", "icon_key": "task"],
            change: ["name": "Trial"],
            member: "name"
        ),
        Subject(
            reference: RecordReference(.organization, "o"),
            body: ["name": "Gage County"],
            change: ["name": "Gage"],
            member: "name"
        ),
        Subject(
            reference: RecordReference(.person, "n"),
            body: ["name": "Ana"],
            change: ["name": "Ann"],
            member: "name"
        ),
        Subject(
            reference: RecordReference(.deal, "d"),
            body: ["title": "Roof"],
            change: ["title": "Roofs"],
            member: "title"
        ),
        Subject(
            reference: RecordReference(.note, "t"),
            body: ["content": "<p>one</p>", "deal_id": 1],
            change: ["content": "<p>two</p>"],
            member: "content"
        ),
        Subject(
            reference: RecordReference(.activity, "y"),
            body: ["subject": "Call", "type": "call"],
            change: ["subject": "Called"],
            member: "subject"
        ),
    ]

    @Test("every kind of record is created, read, listed, changed and deleted", arguments: GatewayKind.allCases)
    func life(kind: GatewayKind) async throws {
        try await TestAccount.with(kind) { account in
            for subject in GatewayContractTests.subjects {
                try await live(subject, account.gateway)
            }
        }
    }

    private func live(_ subject: Subject, _ gateway: any PipedriveGateway) async throws {
        let reference = subject.reference
        let name = Comment(rawValue: reference.entity.rawValue)
        let created = try await data(WireForm.createCall(reference, body: subject.body.canonicalText), gateway)
        let id = try #require(ReplyContent.id(in: created, entity: reference.entity), name)
        #expect(try await member(subject, id, gateway) == subject.body[subject.member], name)
        #expect(try await ids(of: reference, gateway).count { $0 == id } == 1, name)
        _ = try await data(WireForm.updateCall(reference, id: id, body: subject.change.canonicalText), gateway)
        #expect(try await member(subject, id, gateway) == subject.change[subject.member], name)
        _ = try await gateway.send(WireForm.deleteCall(reference, id: id))
        #expect(try await ids(of: reference, gateway).contains(id) == false, name)
    }

    private func data(_ call: ApiCall, _ gateway: any PipedriveGateway) async throws -> JSON {
        let reply = try await gateway.send(call)
        guard case .done(let data, _) = ReplyContent(reply) else {
            Issue.record("\(call.method.rawValue) \(call.path) was answered with \(reply.status)")
            return .null
        }
        return data
    }

    private func member(_ subject: Subject, _ id: String, _ gateway: any PipedriveGateway) async throws -> JSON? {
        let found = try await data(WireForm.readCall(subject.reference, id: id), gateway)
        let entity = subject.reference.entity
        let record = found.arrayValue?.first { ReplyContent.id(in: $0, entity: entity) == id } ?? found
        return record[subject.member]
    }

    private func ids(of reference: RecordReference, _ gateway: any PipedriveGateway) async throws -> [String] {
        var pages = ListPages(WireForm.collection(of: reference))
        var ids: [String] = []
        while let call = pages.nextCall {
            guard case .done(let data, let additional) = ReplyContent(try await gateway.send(call)) else { break }
            for record in pages.receive(data: data, additional: additional) where ReplyContent.isLive(record) {
                if let id = ReplyContent.id(in: record, entity: reference.entity) { ids.append(id) }
            }
        }
        return ids
    }

    @Test("a list longer than a page comes whole and in order", arguments: GatewayKind.allCases)
    func pages(kind: GatewayKind) async throws {
        try await TestAccount.with(kind) { account in
            for entity in [TargetEntity.organization, .note] {
                let reference = RecordReference(entity, "x")
                let before = try await ids(of: reference, account.gateway).count
                for number in 0..<501 {
                    let body: JSON =
                        entity == .note
                        ? ["content": .string("n\(number)"), "deal_id": 1] : ["name": .string("o\(number)")]
                    _ = try await data(WireForm.createCall(reference, body: body.canonicalText), account.gateway)
                }
                let found = try await ids(of: reference, account.gateway)
                let numbers = found.compactMap { Int($0) }
                #expect(found.count == before + 501)
                #expect(numbers == numbers.sorted())
                #expect(Set(found).count == found.count)
            }
        }
    }

    @Test("the same calls get the same answers in process and over the wire")
    func sameAnswers() async throws {
        let one = try await answers(.inProcess)
        let other = try await answers(.http)
        #expect(one.count == other.count)
        for (left, right) in zip(one, other) {
            #expect(left.status == right.status)
            #expect(String(decoding: left.body, as: UTF8.self) == String(decoding: right.body, as: UTF8.self))
            for (name, value) in left.headers where name.contains("ratelimit") {
                #expect(right.headers[name] == value)
            }
        }
    }

    private func answers(_ kind: GatewayKind) async throws -> [ApiReply] {
        try await TestAccount.with(kind) { account in
            var replies: [ApiReply] = []
            for subject in GatewayContractTests.subjects {
                let body = subject.body.canonicalText
                replies.append(try await account.gateway.send(WireForm.createCall(subject.reference, body: body)))
                let path = WireForm.collection(of: subject.reference)
                replies.append(try await account.gateway.send(ApiCall(.get, path)))
                replies.append(try await account.gateway.send(ApiCall(.get, path + "/999999")))
                replies.append(try await account.gateway.send(ApiCall(.post, path, body: "{\"nonsense\":1}")))
            }
            return replies
        }
    }
}
