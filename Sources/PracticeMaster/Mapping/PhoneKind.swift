import Migration

/// The label of a phone whose kind stands in another cell, which names one of the typed phone columns of CMRELATE.
enum PhoneKind {
    /// `mobile` for `Cellular_Phone` or `Mobile Phone`; nil where the cell names no such column.
    static func label(of selector: String) -> String? {
        let name = HeaderMatcher.normalised(selector)
        let names = HeaderNames.table(of: .contact)
        let candidates = [names.fieldIDs[name]].compactMap { $0 } + names.labels[name, default: []]
        for fieldID in candidates + names.synonyms[name, default: []] {
            if case .field(_, "phones", let part)? = DefaultTargets.entry(file: .contact, canonical: fieldID)?.target {
                return part
            }
        }
        return nil
    }
}
