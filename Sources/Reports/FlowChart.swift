import Migration
import Projections

/// A drawing of which file became which records; the width of a band is its share of all rows or records.
struct FlowChart {
    var flows: [RecordCounts.Flow]
    var loads: [SourceLoads.Load]

    /// Tenths of a pixel; whole numbers keep the drawing the same everywhere.
    private static let bandTotal = 2600
    private static let slot = 360
    private static let leftEdge = 2350
    private static let rightEdge = 4850
    private static let barWidth = 90

    private struct Bar {
        var top: Int
        var height: Int
        var used = 0
    }

    var html: HTML {
        guard !flows.isEmpty else { return .nothing }
        let files = Set(flows.map(\.file)).sorted()
        let entities = TargetEntity.allCases.filter { entity in flows.contains { $0.entity == entity } }
        var left = bars(files) { file in flows.filter { $0.file == file } }
        var right = bars(entities) { entity in flows.filter { $0.entity == entity } }
        let height = [left.values.map(bottom), right.values.map(bottom)].joined().max() ?? 0
        var parts = flows.map { band($0, &left, &right) }
        for file in files { if let bar = left[file] { parts.append(leftLabel(file, bar)) } }
        for entity in entities { if let bar = right[entity] { parts.append(rightLabel(entity, bar)) } }
        let label = "Rows of the export on the left, records in Pipedrive on the right"
        return .element(
            "figure",
            .element("svg", ["viewBox": "0 0 7200 \(height)", "role": "img", "aria-label": label], parts)
        )
    }

    private func thickness(_ flow: RecordCounts.Flow) -> Int {
        let records = flows.reduce(0) { $0 + $1.count }
        let rows = loads.reduce(0) { $0 + $1.read }
        return max(10, FlowChart.bandTotal * flow.count / max(1, records, rows))
    }

    private func bars<Name: Hashable>(_ names: [Name], _ flows: (Name) -> [RecordCounts.Flow]) -> [Name: Bar] {
        var top = 40
        var bars: [Name: Bar] = [:]
        for name in names {
            let height = flows(name).reduce(0) { $0 + thickness($1) }
            let room = max(height, FlowChart.slot)
            bars[name] = Bar(top: top + (room - height) / 2, height: height)
            top += room + 90
        }
        return bars
    }

    private func bottom(_ bar: Bar) -> Int { bar.top + max(bar.height, FlowChart.slot) }

    private func band(
        _ flow: RecordCounts.Flow,
        _ left: inout [SourceFile: Bar],
        _ right: inout [TargetEntity: Bar]
    ) -> HTML {
        let width = thickness(flow)
        let from = (left[flow.file].map { $0.top + $0.used }) ?? 0
        let to = (right[flow.entity].map { $0.top + $0.used }) ?? 0
        left[flow.file]?.used += width
        right[flow.entity]?.used += width
        let start = FlowChart.leftEdge + FlowChart.barWidth
        let end = FlowChart.rightEdge
        let middle = (start + end) / 2
        let path =
            "M\(start) \(from)C\(middle) \(from) \(middle) \(to) \(end) \(to)V\(to + width)"
            + "C\(middle) \(to + width) \(middle) \(from + width) \(start) \(from + width)Z"
        let title = "\(flow.file.rawValue): \(ReportText.counted(flow.entity, flow.count))"
        return .element("path", ["d": path, "class": "band"], .element("title", .text(title)))
    }

    private func leftLabel(_ file: SourceFile, _ bar: Bar) -> HTML {
        let rows = loads.first { $0.file == file }.map { ReportText.count($0.read, "row") } ?? ""
        return .joined([
            rectangle(FlowChart.leftEdge, bar),
            label(
                ReportText.sentence(ReportText.contents(of: file)),
                "name",
                FlowChart.leftEdge - 120,
                bar,
                -30,
                "end"
            ),
            label("\(file.rawValue), \(rows)", "detail", FlowChart.leftEdge - 120, bar, 130, "end"),
        ])
    }

    private func rightLabel(_ entity: TargetEntity, _ bar: Bar) -> HTML {
        let count = flows.filter { $0.entity == entity }.reduce(0) { $0 + $1.count }
        let edge = FlowChart.rightEdge + FlowChart.barWidth + 120
        let name = ReportText.sentence(ReportText.noun(entity, count: 2))
        return .joined([
            rectangle(FlowChart.rightEdge, bar),
            label(name, "name", edge, bar, -30, "start"),
            label(ReportText.count(count), "detail", edge, bar, 130, "start"),
        ])
    }

    private func rectangle(_ edge: Int, _ bar: Bar) -> HTML {
        .element(
            "rect",
            ["x": "\(edge)", "y": "\(bar.top)", "width": "\(FlowChart.barWidth)", "height": "\(bar.height)"],
            []
        )
    }

    private func label(_ text: String, _ style: String, _ edge: Int, _ bar: Bar, _ drop: Int, _ anchor: String) -> HTML
    {
        let line = bar.top + bar.height / 2 + drop
        return .element("text", ["x": "\(edge)", "y": "\(line)", "text-anchor": anchor, "class": style], .text(text))
    }
}
