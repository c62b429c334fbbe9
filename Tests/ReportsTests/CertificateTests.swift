import CanonicalJSON
import Migration
import Testing

@testable import Projections
@testable import Reports

@Suite struct CertificateTests {
    private static func certificate(
        kept: Int = 0,
        restored: Int = 0,
        remaining: [String] = [],
        isEqual: Bool,
        isFinished: Bool = true
    ) -> Certificate {
        var certificate = Certificate(
            ordinal: 1,
            run: "run-3",
            to: "before-run",
            size: 1400,
            planned: [:],
            quotedTokens: 0,
            startedAt: Timestamp(milliseconds: 1_772_358_067_123),
            startedBy: "Dana Whitfield",
            startSequence: 9
        )
        let proof = RollbackProved(
            gone: 12,
            restored: restored,
            kept: kept,
            remaining: remaining,
            fingerprintBefore: "a",
            fingerprintAfter: isEqual ? "a" : "b",
            isEqual: isEqual
        )
        certificate.proof = Certificate.Proof(payload: proof, sequence: 20, at: certificate.startedAt)
        guard isFinished else { return certificate }
        let isProved = remaining.isEmpty
        certificate.finished = RollbackFinished(
            to: "before-run",
            undone: 12,
            kept: kept,
            failed: 0,
            isProved: isProved,
            tokens: 0
        )
        return certificate
    }

    @Test("an equal fingerprint is a proof without a but")
    func equal() {
        let verdict = CertificateTests.certificate(isEqual: true).verdict
        #expect(verdict.hasPrefix("Proved: the account is what it was"))
        #expect(verdict.hasSuffix("12 gone, 0 set back, 0 kept, 0 left over."))
    }

    @Test("a different fingerprint is explained by what was kept and what bears a new time of change")
    func different() {
        let verdict = CertificateTests.certificate(kept: 1, restored: 3, isEqual: false).verdict
        #expect(
            verdict.hasPrefix(
                "Proved, but the fingerprint differs because 1 record was kept and 3 records set back bear a new time "
                    + "of change; what people did to other records since the first run counts as well. "
            )
        )
    }

    @Test("where the migration left nothing, a different fingerprint is people's own work")
    func others() {
        let verdict = CertificateTests.certificate(isEqual: false).verdict
        #expect(verdict.hasPrefix("Proved, but the fingerprint differs because people added, changed or removed other"))
    }

    @Test("what is left over or not ended is not called proved")
    func unproved() {
        let left = CertificateTests.certificate(remaining: ["deal 7 CMCLIENT/1"], isEqual: false).verdict
        #expect(left.hasPrefix("Not proved: 1 record is left over. "))
        let open = CertificateTests.certificate(isEqual: true, isFinished: false)
        #expect(open.verdict.hasPrefix("No certificate yet"))
        #expect(!open.statement(on: "x.pipedrive.com").contains("certify"))
    }

    @Test("the certificate names who, when, the account, the position, what it held before, and both fingerprints")
    func document() throws {
        let story = Story.rolledBack()
        let model = ReportModel(folding: story.events)
        let page = ReportPage(
            model: model,
            exclusions: [],
            diagnostics: [],
            checkpoint: "convey/whitfield\n1\nc2lnbmVk\n",
            heading: ReportHeading(
                account: "whitfield-law.pipedrive.com",
                size: 9,
                root: "",
                asOf: .init(milliseconds: 0)
            )
        )
        let certificate = try #require(model.certificates.all.first)
        let markup = page.certificate(certificate).markup
        #expect(markup.contains("This is to certify that on 2026-03-01 "))
        #expect(
            markup.contains(
                "Dana Whitfield rolled the account whitfield-law.pipedrive.com back to \u{201C}before-run\u{201D}"
            )
        )
        #expect(markup.contains("<dt>Held before run-1</dt><dd>3 people</dd>"))
        #expect(markup.contains("<dd>\(String(repeating: "0f", count: 32))</dd>"))
        #expect(markup.contains("<dd>\(String(repeating: "1e", count: 32))</dd>"))
        #expect(markup.contains("Proved, but the fingerprint differs because 1 record was kept; "))
        #expect(markup.contains("Somebody changed it since: phones"))
        #expect(markup.contains("convey/whitfield\n1\nc2lnbmVk"))
        #expect(!markup.contains("Every touched record"))
        #expect(page.annex(certificate).markup.contains("Every touched record"))
    }

    @Test("a record that somebody had deleted is told as that, and the JSON holds the account before")
    func alreadyGone() throws {
        var certificate = CertificateTests.certificate(isEqual: false)
        let reference = RecordReference(.person, "CMRELATE/A")
        certificate.records[reference] = Certificate.Touched(reference: reference, id: "7", result: .alreadyGone)
        certificate.recordsBefore = ["person": 3]
        let statement = certificate.statement(on: "x.pipedrive.com")
        #expect(statement.contains("Of 1 record that the migration had written since, none was deleted, "))
        #expect(statement.contains("1 had been deleted by somebody already, none was kept and none failed."))
        #expect(certificate.verdict.contains("because 1 had been deleted by somebody already; "))
        #expect(certificate.json["recordsBefore"] == ["person": 3])
        #expect(certificate.json["alreadyGone"] == 1)
        let row = try #require(certificate.json["records"]?.arrayValue?.first)
        #expect(row["result"] == "gone")
    }

    @Test("an account that held no records before is said to have held none")
    func emptyAccount() throws {
        var certificate = CertificateTests.certificate(isEqual: true)
        certificate.firstRun = "run-1"
        certificate.recordsBefore = ["field": 40]
        let page = ReportPage(
            model: ReportModel(),
            exclusions: [],
            diagnostics: [],
            checkpoint: "",
            heading: ReportHeading(account: "", size: 0, root: "", asOf: Timestamp(milliseconds: 0))
        )
        #expect(page.certificate(certificate).markup.contains("<dt>Held before run-1</dt><dd>no records</dd>"))
        #expect(page.annex(certificate) == .nothing)
    }
}
