package import Migration

/// Something to ask the firm for, with what it is good for.
package struct ExportRequest: Sendable, Hashable {
    package enum Weight: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Without it something is lost or goes wrong.
        case needed
        /// The result is better with it.
        case wanted
        /// Settles what is otherwise assumed.
        case useful

        package static func < (left: Weight, right: Weight) -> Bool { left.order < right.order }

        private var order: Int {
            switch self {
            case .needed: 0
            case .wanted: 1
            case .useful: 2
            }
        }
    }

    /// A stable short name: `file-missing`, `billed-history`.
    package var code: String
    package var weight: Weight
    /// The file that is missing or lacks something.
    package var file: SourceFile?
    /// What to say to the firm: one or two sentences.
    package var ask: String
    /// What happens without it: one sentence.
    package var why: String

    package init(code: String, weight: Weight, file: SourceFile? = nil, ask: String, why: String) {
        self.code = code
        self.weight = weight
        self.file = file
        self.ask = ask
        self.why = why
    }
}
