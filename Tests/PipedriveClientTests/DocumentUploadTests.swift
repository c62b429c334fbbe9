import Crypto
import Foundation
import Migration
import Testing

@testable import PipedriveClient

/// Given an intent to upload, the document goes over the wire as it was found, or nothing does.
@Suite(.timeLimit(.minutes(1))) struct DocumentUploadTests {
    private static let content = "two\r\nlines"

    private func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    private func call(path: String = "1/Letter.pdf", name: String = "Letter.pdf", sha256: String? = nil) -> ApiCall {
        let sum = sha256 ?? digest(Self.content)
        let size = Self.content.utf8.count
        let members = [
            #""deal_id":7,"file_size":\#(size),"name":"\#(name)","#, #""path":"\#(path)","sha256":"\#(sum)""#,
        ]
        let body = "{\(members.joined())}"
        return ApiCall(.post, "/api/v1/files", body: body)
    }

    private func expectNothingSent(
        _ call: ApiCall,
        content: String = Self.content,
        hasFolder: Bool = true,
        _ cause: TransportFailure.Cause
    ) async throws {
        let (answer, requests) = try await send(call, content: content, hasFolder: hasFolder)
        #expect(answer == .failure(TransportFailure(cause: cause, mayHaveArrived: false)))
        #expect(requests.isEmpty)
    }

    /// Sends a call with a folder in which there is one document; the answer, and what arrived.
    private func send(_ call: ApiCall, content: String = Self.content, hasFolder: Bool = true) async throws
        -> (answer: Result<ApiReply, TransportFailure>, requests: [String])
    {
        let folder = FileManager.default.temporaryDirectory.path + "/convey-documents-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/1", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/1/Letter.pdf"))
        let server = try LoopbackServer([.answer(LoopbackServer.reply(body: #"{"success":true}"#))])
        defer { server.stop() }
        let gateway = HTTPGateway(
            account: try AccountAddress(server.address),
            token: try ApiToken(environment: ["PIPEDRIVE_API_TOKEN": TestToken.text]),
            version: "1.2.3",
            documents: hasFolder ? folder : nil
        )
        let answer: Result<ApiReply, TransportFailure>
        do throws(TransportFailure) {
            answer = .success(try await gateway.send(call))
        } catch {
            answer = .failure(error)
        }
        await gateway.shutdown()
        return (answer, server.requests)
    }

    @Test("the form holds the parent's id, the name and exactly the bytes of the document") func form() async throws {
        let (answer, requests) = try await send(call())
        #expect(try answer.get().status == 200)
        let request = try #require(requests.first)
        let boundary = "convey-\(digest(Self.content))"
        #expect(request.contains("content-type: multipart/form-data; boundary=\(boundary)\r\n"))
        let form =
            "--\(boundary)\r\ncontent-disposition: form-data; name=\"deal_id\"\r\n\r\n7\r\n--\(boundary)\r\n"
            + "content-disposition: form-data; name=\"file\"; filename=\"Letter.pdf\"\r\n"
            + "content-type: application/octet-stream\r\n\r\n\(Self.content)\r\n--\(boundary)--\r\n"
        #expect(request.hasSuffix("\r\n\r\n" + form))
        #expect(!request.contains("sha256"))
        #expect(!request.contains("1/Letter.pdf"))
    }

    @Test("a name cannot end its own place in the form") func name() async throws {
        let (_, requests) = try await send(call(name: #"a\"; x=\"\r\nb.pdf"#))
        #expect(try #require(requests.first).contains("filename=\"a%22; x=%22%0D%0Ab.pdf\"\r\n"))
    }

    @Test("a document that changed, even at the same size, is refused here with a code of its own")
    func changed() async throws {
        for content in ["two\r\nlineZ", "shorter"] {
            try await expectNothingSent(call(), content: content, .documentChanged)
        }
    }

    @Test(
        "a document that is not there, or a path that leads out of the folder, is refused here",
        arguments: ["1/Gone.pdf", "../../../../../../etc/hostname", "1//Letter.pdf", "./1/Letter.pdf", "1", ""]
    )
    func missing(path: String) async throws {
        try await expectNothingSent(call(path: path), .documentMissing)
    }

    @Test("without a documents folder nothing is uploaded") func noFolder() async throws {
        try await expectNothingSent(call(), hasFolder: false, .noDocumentsFolder)
    }

    @Test("uploads wait until the documents before them have left the memory, and none waits for ever")
    func gate() async {
        let gate = UploadGate(limitBytes: 100)
        let most = await withTaskGroup(of: Void.self) { group in
            let counter = HeldBytes()
            for size in [60, 60, 30, 150, 10, 10, 90] {
                group.addTask {
                    await gate.enter(size)
                    await counter.add(size)
                    await Task.yield()
                    await counter.add(-size)
                    await gate.leave(size)
                }
            }
            await group.waitForAll()
            return await counter.most
        }
        #expect(most <= 150)
    }

    private actor HeldBytes {
        private var now = 0
        private(set) var most = 0

        func add(_ bytes: Int) {
            now += bytes
            most = max(most, now)
        }
    }
}
