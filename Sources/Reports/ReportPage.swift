import Migration
import Projections

/// The one page that a partner of the firm reads; its sections are in files of their own.
struct ReportPage: Page {
    let model: ReportModel
    let exclusions: [Exclusion]
    let diagnostics: [Diagnostic]
    let checkpoint: String
    let heading: ReportHeading

    var title: String { "Migration report \u{2013} \(heading.account)" }
    var eyebrow: String { "Migration report" }
    var headline: String { "Practice Master to Pipedrive" }
    var standing: String { heading.standing }

    var sections: [HTML] {
        [
            answer, attentionSection, movedSection, behindSection, rebuildSection, remarkSection, mappingSection,
            sensitiveSection, ownerSection, diffSection, failureSection, inconclusiveSection, rejectedSection,
            timelineSection, tokenSection,
        ] + model.certificates.all.flatMap { [certificate($0), annex($0)] } + [auditorSection]
    }
}
