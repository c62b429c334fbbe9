import Ledger
package import Projections

/// Finds the events about a source key: in the stored views, or by a pass over the ledger where those cannot be used.
///
/// The folder of the views may be read-only, or another command may just be bringing them up to date.
package enum KeyLookup {
    case stored(StoredViews)
    case folded(KeyIndex)

    package static func open(log: EventLog) throws(PipelineError) -> KeyLookup {
        do throws(PipelineError) {
            let views = try StoredViews.open(log: log)
            try views.catchUp()
            return .stored(views)
        } catch {
            guard case .ledger(.storage) = error else { throw error }
            return .folded(try fold(log))
        }
    }

    /// The index made anew from the ledger alone.
    package static func fold(_ log: EventLog) throws(PipelineError) -> KeyIndex {
        var index = KeyIndex()
        try log.forEachEvent { recorded throws(PipelineError) in index.apply(recorded) }
        return index
    }

    /// The events about a key, ascending.
    package func events(about key: String) throws(PipelineError) -> [UInt64] {
        switch self {
        case .stored(let views): try views.events(about: key)
        case .folded(let index): index.events(about: key)
        }
    }
}
