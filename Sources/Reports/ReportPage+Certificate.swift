import Migration
import Projections

extension ReportPage {
    /// The certificate of one rollback as a document of its own, which prints on pages of its own.
    func certificate(_ certificate: Certificate) -> HTML {
        let touched = certificate.touched
        let exceptions = touched.filter { $0.result != .deleted && $0.result != .restored }
        return .element(
            "section",
            ["class": "certificate", "id": "rollback-\(certificate.ordinal)"],
            .element("p", ["class": "eyebrow"], .text("No. \(certificate.ordinal)")),
            .element("h2", "Certificate of rollback"),
            .element("p", ["class": "lead"], .text(statement(certificate))),
            .element("p", ["class": certificate.isProved ? "seal" : "seal warn"], .text(verdict(certificate))),
            facts(certificate),
            .table(records(exceptions), caption: "Exceptions", file: "rollback-certificate.csv"),
            .table(records(touched), caption: "Every touched record", file: "rollback-certificate.csv")
        )
    }

    private func statement(_ certificate: Certificate) -> String {
        let touched = certificate.touched
        let deleted = touched.count { $0.result == .deleted }
        let restored = touched.count { $0.result == .restored }
        return "On \(ReportText.minute(certificate.startedAt)), \(certificate.startedBy) rolled the account "
            + "\(heading.account) back to \u{201C}\(certificate.to)\u{201D}, ledger position "
            + "\(ReportText.count(Int(certificate.size))). Of \(ReportText.count(touched.count, "record")) that the "
            + "migration had written since, \(ReportText.count(deleted)) \(deleted == 1 ? "was" : "were") deleted and "
            + "\(ReportText.count(restored)) set back to the values from before; "
            + "\(ReportText.count(certificate.keptCount)) \(certificate.keptCount == 1 ? "was" : "were") kept and "
            + "\(ReportText.count(certificate.failedCount)) failed."
    }

    private func verdict(_ certificate: Certificate) -> String {
        guard let proof = certificate.proof?.payload else {
            return certificate.finished == nil
                ? "This rollback has not come to its end." : "The account was not read back: there is no proof."
        }
        let fingerprint =
            proof.isEqual
            ? "The account's fingerprint is the one from before."
            : "The account's fingerprint differs from the one before."
        return (certificate.isProved ? "Proved. " : "Not proved. ")
            + "Every touched record was read back: \(ReportText.count(proof.gone)) gone, "
            + "\(ReportText.count(proof.restored)) restored, \(ReportText.count(proof.kept)) kept, "
            + "\(ReportText.count(proof.remaining.count)) left over. " + fingerprint
    }

    private func facts(_ certificate: Certificate) -> HTML {
        var facts: [(String, String)] = [
            ("Begun", "\(ReportText.iso(certificate.startedAt)), event \(certificate.startSequence)"),
            ("Ended", certificate.finishedAt.map(ReportText.iso) ?? "not yet"),
            ("Run", certificate.run),
        ]
        if let proof = certificate.proof {
            facts.append(("Proof", "event \(proof.sequence), \(ReportText.iso(proof.at))"))
            facts.append(("Fingerprint before", proof.payload.fingerprintBefore))
            facts.append(("Fingerprint after", proof.payload.fingerprintAfter))
            if !proof.payload.remaining.isEmpty {
                facts.append(("Left over", proof.payload.remaining.prefix(HTML.rowLimit).joined(separator: ", ")))
            }
        }
        return ReportPage.definitions(facts)
    }

    static func definitions(_ facts: [(String, String)]) -> HTML {
        .element(
            "dl",
            facts.flatMap { name, value in [HTML.element("dt", .text(name)), .element("dd", .text(value))] }
        )
    }

    private func records(_ touched: [Certificate.Touched]) -> ReportTable {
        ReportTable(
            [
                .init("key", "Source key"), .init("entity", "Record"), .init("id", "Pipedrive id"),
                .init("result", "Result"), .init("detail", "Detail"),
            ],
            rows: touched.map { record in
                [
                    .text(record.reference.key), .text(ReportText.noun(record.reference.entity, count: 1)),
                    .text(record.id), .text(record.result.name), .text(record.result.detail),
                ]
            }
        )
    }
}
