package import Migration

/// All remarks of one code, with the first of them.
package struct RemarkGroup: Sendable, Hashable {
    package var code: String
    package var count: Int
    package var first: [Diagnostic]

    package static let firstLimit = 3

    package init(code: String, count: Int, first: [Diagnostic]) {
        self.code = code
        self.count = count
        self.first = first
    }

    /// The most frequent first.
    package static func groups(of diagnostics: [Diagnostic]) -> [RemarkGroup] {
        Dictionary(grouping: diagnostics, by: \.code)
            .map { RemarkGroup(code: $0.key, count: $0.value.count, first: Array($0.value.prefix(firstLimit))) }
            .sorted { $0.count == $1.count ? $0.code < $1.code : $0.count > $1.count }
    }
}
