import Migration
import Projections

extension ReportPage {
    var movedSection: HTML {
        let loads = model.loads.latest
        guard !loads.isEmpty else { return .nothing }
        return section(
            "moved",
            "What moved",
            [
                FlowChart(flows: model.counts.flows, loads: loads).html,
                .table(sourceTable(loads), caption: "The export, file by file", file: "source-files.csv"),
                .table(entityTable, caption: "The records in Pipedrive", file: "record-counts.csv"),
                .table(runTable, caption: "The runs", file: "record-counts.csv"),
            ]
        )
    }

    private func sourceTable(_ loads: [SourceLoads.Load]) -> ReportTable {
        ReportTable(
            [
                .init("file", "File"), .init("holds", "Holds"), .init("records", "Rows in"),
                .init("parsed", "Read"), .init("rejected", "Set aside"), .init("changed", "Changed"),
                .init("vanished", "Vanished"), .init("loads", "Loads"), .init("becomes", "Is now"),
            ],
            rows: loads.map { load in
                let targets = model.counts.flows.filter { $0.file == load.file }
                    .map { ReportText.counted($0.entity, $0.count) }
                return [
                    .text(load.file.rawValue), .text(ReportText.contents(of: load.file)), .count(load.records),
                    .count(load.read), .count(load.rejected), .count(load.changed), .count(load.vanished),
                    .count(load.ordinal), targets.isEmpty ? .absent : .text(targets.joined(separator: ", ")),
                ]
            }
        )
    }

    private var entityTable: ReportTable {
        ReportTable(
            [
                .init("entity", "Record"), .init("pipedrive", "In Pipedrive called"), .init("created", "Created"),
                .init("updated", "Updated"), .init("undone", "Undone"), .init("failed", "Failed"),
                .init("unknown", "Unknown"), .init("skipped", "Not sent"), .init("present", "There now"),
            ],
            rows: model.counts.entities.map { entity in
                let tally = model.counts.total(of: entity)
                return [
                    .text(ReportText.sentence(ReportText.noun(entity, count: 2))),
                    .text(ReportText.pipedriveName(entity)), .count(tally.created), .count(tally.updated),
                    .count(tally.undone), .count(tally.failed), .count(tally.unknown), .count(tally.skipped),
                    .count(model.counts.present(entity)),
                ]
            }
        )
    }

    private var runTable: ReportTable {
        ReportTable(
            [
                .init("run", "Run"), .init("kind", "What it was"), .init("started", "Began"),
                .init("planned", "Planned"), .init("landed", "Landed"), .init("undone", "Undone"),
                .init("failed", "Failed"), .init("unknown", "Unknown"), .init("skipped", "Not sent"),
                .init("ending", "Ended"),
            ],
            rows: model.counts.runs.map { run in
                func sum(_ part: (RecordCounts.Tally) -> Int) -> ReportTable.Cell {
                    .count(run.tallies.values.reduce(0) { $0 + part($1) })
                }
                return [
                    .text(run.id), .text(ReportText.run(run.kind)), .text(ReportText.minute(run.startedAt)),
                    sum(\.planned), sum(\.landed), sum(\.undone), sum(\.failed), sum(\.unknown), sum(\.skipped),
                    .text(ReportPage.ending(run.ending)),
                ]
            }
        )
    }

    private static func ending(_ ending: RecordCounts.Run.Ending) -> String {
        switch ending {
        case .open: "not yet"
        case .finished: "at its end"
        case .interrupted(let cause): "early: \(cause)"
        }
    }
}
