import Migration

extension ReportText {
    /// What a law firm calls the records of a kind: a Deal is a matter.
    static func noun(_ entity: TargetEntity, count: Int) -> String {
        let nouns: (one: String, many: String) =
            switch entity {
            case .pipeline: ("pipeline", "pipelines")
            case .stage: ("stage", "stages")
            case .field: ("custom field", "custom fields")
            case .activityType: ("activity type", "activity types")
            case .organization: ("organization", "organizations")
            case .person: ("person", "people")
            case .deal: ("matter", "matters")
            case .lead: ("prospect", "prospects")
            case .note: ("note", "notes")
            case .activity: ("calendar activity", "calendar activities")
            case .file: ("document", "documents")
            }
        return count == 1 ? nouns.one : nouns.many
    }

    static func counted(_ entity: TargetEntity, _ count: Int) -> String {
        "\(ReportText.count(count)) \(noun(entity, count: count))"
    }

    /// The kind as Pipedrive names it.
    static func pipedriveName(_ entity: TargetEntity) -> String {
        switch entity {
        case .activityType: "Activity type"
        default: sentence(entity.rawValue)
        }
    }

    /// What a file of the export holds.
    static func contents(of file: SourceFile) -> String {
        switch file {
        case .client: "clients and matters"
        case .contact: "contacts"
        case .journal: "journal entries"
        case .calendar: "calendar entries"
        case .cost: "costs"
        case .fee: "fees"
        case .timekeeper: "timekeepers"
        case .contactCategory: "contact categories"
        case .contactUse: "uses of contacts"
        case .calendarCode: "calendar codes"
        case .document: "documents"
        case .workflow: "workflows"
        case .user: "users"
        case .area(let name): "area of practice \(name.words)"
        }
    }

    /// A mapping target in words: `Deal · Open date`.
    static func target(_ target: MappingTarget) -> String {
        switch target {
        case .field(let entity, let name, let part):
            let field = sentence(name.split(separator: "_").joined(separator: " "))
            return sentence(entity) + " · " + field + (part.map { " (\($0))" } ?? "")
        case .custom(let entity, let type, let name):
            return "\(pipedriveName(entity)) · \u{201C}\(name)\u{201D}, a custom field (\(type.rawValue))"
        case .link(let link): return "Linked to its \(link.rawValue)"
        case .flag(.secure): return "Marks secure matters"
        case .flag(.privateEntry): return "Marks private entries"
        case .flag(.isOrganization): return "Tells organizations from people"
        case .key: return "Identifies the row"
        case .filePath: return "Path of the document"
        case .skip: return "Not migrated"
        }
    }

    /// What a run was for.
    static func run(_ kind: String) -> String {
        switch kind {
        case "sample": "Sample run"
        case "run", "full": "Full run"
        case "delta": "Delta run"
        case "rollback": "Rollback"
        case "": "Reading"
        default: sentence(kind)
        }
    }

    /// Why the document of a row cannot be sent.
    static func reason(_ missing: DocumentMissing.Reason) -> String {
        switch missing {
        case .unnamed: "its row names no path"
        case .notFound: "it is not in the documents folder"
        case .ambiguous: "several files of the documents folder could be it"
        case .empty: "the file is empty"
        case .tooLarge: "the file is larger than 50 MB"
        case .unreadable: "the file cannot be read"
        }
    }
}
