/// Where a column's values go, under the names of the command line: `person.name`, `custom:deal:date:Date of loss`.
package enum MappingTarget: Sendable, Hashable {
    /// A field of a standard entity, with its part where it has one: `person.emails[work]`.
    case field(entity: String, name: String, part: String?)
    case custom(entity: TargetEntity, type: CustomFieldType, name: String)
    case link(Link)
    case flag(Flag)
    case key
    case filePath
    case skip

    package enum Link: String, Sendable, Hashable, CaseIterable { case contact, client, matter }

    package enum Flag: String, Sendable, Hashable, CaseIterable {
        case secure
        case privateEntry = "private"
        case isOrganization = "is_organization"
    }
}

extension MappingTarget: CustomStringConvertible {
    package var description: String {
        switch self {
        case .field(let entity, let name, nil): "\(entity).\(name)"
        case .field(let entity, let name, let part?): "\(entity).\(name)[\(part)]"
        case .custom(let entity, let type, let name): "custom:\(entity.rawValue):\(type.rawValue):\(name)"
        case .link(let link): "link:\(link.rawValue)"
        case .flag(let flag): "flag:\(flag.rawValue)"
        case .key: "key"
        case .filePath: "file.path"
        case .skip: "skip"
        }
    }
}

extension MappingTarget {
    /// Reads a target's name; nil when no such target exists.
    package init?(_ text: String) {
        switch text {
        case "key": self = .key
        case "skip": self = .skip
        case "file.path": self = .filePath
        default:
            let pieces = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            if pieces.count == 2, pieces[0] == "link", let link = Link(rawValue: pieces[1]) {
                self = .link(link)
            } else if pieces.count == 2, pieces[0] == "flag", let flag = Flag(rawValue: pieces[1]) {
                self = .flag(flag)
            } else if pieces.count == 4, pieces[0] == "custom", let entity = TargetEntity(rawValue: pieces[1]),
                TargetEntity.withCustomFields.contains(entity), let type = CustomFieldType(rawValue: pieces[2]),
                (1...255).contains(pieces[3].count)
            {
                self = .custom(entity: entity, type: type, name: pieces[3])
            } else if let known = MappingTarget.standard[text] {
                self = known
            } else {
                return nil
            }
        }
    }
}
