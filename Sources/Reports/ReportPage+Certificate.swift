import Migration
import Projections

extension ReportPage {
    /// Touched records that the annex shows at most.
    private static let annexLimit = 60

    /// The certificate of one rollback: a document of its own, on pages of its own.
    func certificate(_ certificate: Certificate) -> HTML {
        .element(
            "section",
            ["class": "certificate", "id": "rollback-\(certificate.ordinal)"],
            .element(
                "div",
                ["class": "title"],
                .element("p", ["class": "eyebrow"], .text("\(heading.account) \u{00B7} No. \(certificate.ordinal)")),
                .element("h2", "Certificate of rollback")
            ),
            .element("p", ["class": "lead"], .text(certificate.statement(on: heading.account))),
            .element("p", ["class": certificate.isProved ? "seal" : "warn"], .text(certificate.verdict)),
            ReportPage.definitions(facts(certificate), style: "pairs"),
            .element("h3", "What was undone"),
            .table(undone(certificate), caption: "By kind of record"),
            .element("h3", "What was kept, and why"),
            kept(certificate),
            .element("h3", "What was compared"),
            ReportPage.definitions(fingerprints(certificate)),
            paragraph(
                "The fingerprint is a SHA-256 digest over the id and the time of change of every record in the "
                    + "account, whoever made it."
            ),
            .element("h3", "Signed checkpoint"),
            paragraph(
                "The ledger that holds these events, signed up to position \(ReportText.count(Int(heading.size))):"
            ),
            .element("pre", ["tabindex": "0"], .text(checkpoint)),
            .element(
                "div",
                ["class": "sign"],
                .element("p", "Place and date"),
                .element("p", "For the firm")
            )
        )
    }

    /// The touched records of one rollback, one by one.
    func annex(_ certificate: Certificate) -> HTML {
        guard !certificate.records.isEmpty else { return .nothing }
        return section(
            "annex-\(certificate.ordinal)",
            "Annex to certificate No. \(certificate.ordinal)",
            [
                .table(
                    records(certificate.touched),
                    caption: "Every touched record",
                    file: "rollback-certificate.csv",
                    limit: ReportPage.annexLimit
                )
            ]
        )
    }

    private func facts(_ certificate: Certificate) -> [(String, String)] {
        let planned = certificate.planned.values.reduce(0, +)
        var facts: [(String, String)] = [
            ("Account", heading.account),
            ("Ordered by", certificate.startedBy),
            ("Back to", "\(certificate.to), ledger position \(ReportText.count(Int(certificate.size)))"),
        ]
        if let run = certificate.firstRun {
            facts.append(("Held before \(run)", ReportPage.held(certificate.recordsBefore)))
        }
        facts += [
            (
                "Planned",
                "\(ReportText.count(planned, "inverse write")), quoted at "
                    + ReportText.count(certificate.quotedTokens, "token")
            ),
            ("Begun", "\(ReportText.second(certificate.startedAt)), event \(certificate.startSequence)"),
            ("Ended", certificate.finishedAt.map(ReportText.second) ?? "not yet"),
            ("Run", certificate.run),
        ]
        return facts
    }

    /// Counts by kind in words; fields, stages and other settings are left out.
    private static func held(_ records: [String: Int]) -> String {
        let names = shown.compactMap { entity in
            records[entity.rawValue].flatMap { $0 > 0 ? ReportText.counted(entity, $0) : nil }
        }
        return names.isEmpty ? "no records" : ReportText.enumeration(names)
    }

    private func fingerprints(_ certificate: Certificate) -> [(String, String)] {
        guard let proof = certificate.proof else { return [("Proof", "none: the account was not read back")] }
        var facts: [(String, String)] = [
            ("Before the migration", proof.payload.fingerprintBefore),
            ("After the rollback", proof.payload.fingerprintAfter),
            ("They are", proof.payload.isEqual ? "equal" : "different"),
            ("Read back", "\(ReportText.second(proof.at)), event \(proof.sequence)"),
        ]
        if !proof.payload.remaining.isEmpty {
            let names = proof.payload.remaining.prefix(ReportPage.annexLimit).joined(separator: ", ")
            let more = proof.payload.remaining.count - ReportPage.annexLimit
            facts.append(("Left over", more > 0 ? "\(names) and \(ReportText.count(more)) more" : names))
        }
        return facts
    }

    private func undone(_ certificate: Certificate) -> ReportTable {
        let kinds = Dictionary(grouping: certificate.records.values, by: \.reference.entity)
        return ReportTable(
            [
                .init("kind", "Record"), .init("deleted", "Deleted"), .init("restored", "Set back"),
                .init("gone", "Gone already"), .init("kept", "Kept"), .init("failed", "Failed"),
            ],
            rows: kinds.sorted { $0.key < $1.key }.map { entity, records in
                func count(_ names: String...) -> ReportTable.Cell {
                    .count(records.count { names.contains($0.result.name) })
                }
                return [
                    .text(ReportText.sentence(ReportText.noun(entity, count: 2))), count("deleted"),
                    count("restored"), count("gone"), count("kept"), count("failed", "unknown"),
                ]
            }
        )
    }

    private func kept(_ certificate: Certificate) -> HTML {
        let exceptions = certificate.touched.filter { $0.result.isException }
        guard !exceptions.isEmpty else { return paragraph("Nothing was kept, and nothing failed.") }
        return .table(
            records(exceptions),
            caption: ReportText.count(exceptions.count, "exception"),
            file: "rollback-certificate.csv",
            limit: ReportPage.annexLimit
        )
    }

    private func records(_ touched: [Certificate.Touched]) -> ReportTable {
        ReportTable(
            [
                .init("key", "Source key"), .init("entity", "Record"), .init("id", "Pipedrive id"),
                .init("result", "Result"), .init("detail", "Why"),
            ],
            rows: touched.map { record in
                [
                    .text(record.reference.key), .text(ReportText.noun(record.reference.entity, count: 1)),
                    .text(record.id), .text(record.result.name), .text(record.result.reason),
                ]
            }
        )
    }

    static func definitions(_ facts: [(String, String)], style: String = "facts") -> HTML {
        .element(
            "dl",
            ["class": style],
            facts.flatMap { name, value in [HTML.element("dt", .text(name)), .element("dd", .text(value))] }
        )
    }
}
