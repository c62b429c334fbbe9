import CanonicalJSON
import Migration
import NIOCore
import PipedriveContract
import Testing

@testable import PipedriveClient

/// An upload's form against the published description: the intent's body is not what goes over the wire.
@Suite(.enabled(if: SpecFolder.isThere || SpecFolder.isRequired, Comment(rawValue: SpecFolder.absence)))
struct UploadContractTests {
    @Test("the form has the members that are described, and no other", arguments: ["deal_id", "person_id", "org_id"])
    func members(parent: String) throws {
        let body = JSON.object([
            "name": "Letter.pdf", "file_size": 2, "path": "1/Letter.pdf", "sha256": "ab", parent: 12,
        ])
        let call = ApiCall(.post, "/api/v1/files", body: body.canonicalText)
        let upload = try #require(DocumentUpload(call))
        let form = String(buffer: upload.form([0x41, 0x42]))
        let names = form.matches(of: /; name="([^"]*)"/).map { String($0.1) }
        #expect(names == [parent, "file"])
        let described = JSON.object([parent: 12, "file": "AB"])
        let findings = try Contract().findings(in: ApiCall(.post, call.path, body: described.canonicalText))
        #expect(findings.isEmpty, "\(findings)")
    }
}
