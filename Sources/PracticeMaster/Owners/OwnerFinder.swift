package import Migration

/// Lists everybody whom the export names as owner, author or timekeeper, with the rows that wait for them.
package struct OwnerFinder {
    private struct Key: Hashable, Comparable {
        var isTimekeeper: Bool
        var id: String

        static func < (left: Key, right: Key) -> Bool {
            left.isTimekeeper == right.isTimekeeper ? left.id < right.id : !left.isTimekeeper
        }
    }

    private struct Person {
        var name = ""
        var email: String?
        var reason = ""
    }

    private let tables: [SourceFile: SourceTable]
    private var uses: [Key: [String: Int]] = [:]
    private var people: [String: Person] = [:]
    private var nobody: [String: Int] = [:]

    /// Users first, then timekeepers, each by id; last, where there are any, the rows that name nobody.
    package static func owners(of tables: [SourceFile: SourceTable]) -> [SourceOwner] {
        var finder = OwnerFinder(tables: tables)
        finder.countUses()
        finder.readTimekeepers()
        finder.readUsers()
        return finder.owners
    }

    private init(tables: [SourceFile: SourceTable]) { self.tables = tables }

    /// The columns that name who gets a record; who typed a row does not count.
    private static let columns: [(file: SourceFile, name: String, isTimekeeper: Bool)] = [
        (.client, "Prim_Tkpr", true), (.journal, "User_ID", false), (.calendar, "GroupInfo", false),
        (.calendar, "User_ID", false), (.fee, "Timekeeper", true), (.cost, "Timekeeper", true),
    ]

    private mutating func countUses() {
        for column in OwnerFinder.columns {
            guard let table = tables[column.file], let index = table.index(of: column.name) else { continue }
            let name = "\(column.file.rawValue).\(column.name)"
            for row in table.rows {
                let text = Cell.of(row, index)
                let named = column.name == "GroupInfo" ? Cell.identifiers(text) : [text]
                // Zero is how forms write that there is no timekeeper.
                let ids = named.map { OwnerTable.normalised($0) }.filter { !$0.isEmpty && $0 != "0" }
                if ids.isEmpty { nobody[name, default: 0] += 1 }
                for id in ids {
                    let key = Key(isTimekeeper: column.isTimekeeper, id: id)
                    uses[key, default: [:]][name, default: 0] += 1
                }
            }
        }
        if let contacts = tables[.contact], !contacts.rows.isEmpty { nobody["CMRELATE"] = contacts.rows.count }
    }

    private mutating func readTimekeepers() {
        guard let table = tables[.timekeeper], let number = table.index(of: "EMPL") else { return }
        for row in table.rows {
            let id = OwnerTable.normalised(Cell.of(row, number))
            let name = table.index(of: "NAME").map { Cell.of(row, $0) } ?? ""
            if id.isEmpty || name.isEmpty { continue }
            let email = contactEmail(named: name)
            let reason =
                email == nil ? "named in CMEMPL" : "named in CMEMPL; the e-mail is that of the contact of this name"
            people[id] = Person(name: name, email: email, reason: reason)
        }
    }

    /// A list of users beats every other source.
    private mutating func readUsers() {
        guard let table = tables[.user] else { return }
        func text(_ row: SourceRow, _ canonical: String) -> String {
            table.index(of: canonical).map { Cell.of(row, $0) } ?? ""
        }
        for row in table.rows {
            let ids = [text(row, "User_ID"), text(row, "Timekeeper")].map { OwnerTable.normalised($0) }
            let email = EmailCell(text(row, "Email")).addresses.first?.folded
            for id in ids where !id.isEmpty {
                let name = text(row, "Name")
                people[id] = Person(
                    name: name.isEmpty ? people[id]?.name ?? "" : name,
                    email: email ?? people[id]?.email,
                    reason: email == nil ? "in the list of users, without an e-mail" : "in the list of users"
                )
            }
        }
    }

    private func contactEmail(named name: String) -> String? {
        guard let table = tables[.contact], let index = table.index(of: "Name") else { return nil }
        let wanted = Cell.contactKey(name)
        let rows = table.rows.filter { Cell.contactKey(Cell.of($0, index)) == wanted }
        guard rows.count == 1 else { return nil }
        for column in ["Email_Address1", "Email_Address"] {
            guard let email = table.index(of: column) else { continue }
            if let address = EmailCell(Cell.of(rows[0], email)).addresses.first { return address.folded }
        }
        return nil
    }

    private var owners: [SourceOwner] {
        var owners = uses.keys.sorted().map { key -> SourceOwner in
            let person = people[key.id]
            var reason = person?.reason ?? "in no list of users or timekeepers"
            if !key.isTimekeeper, key.id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                reason += "; a number where user ids stand: please check"
            }
            return SourceOwner(
                id: key.id,
                kind: key.isTimekeeper ? .timekeeper : .user,
                name: person?.name ?? "",
                email: person?.email,
                rows: OwnerFinder.sorted(uses[key] ?? [:]),
                reason: reason
            )
        }
        if !nobody.isEmpty {
            owners.append(
                SourceOwner(
                    id: "",
                    kind: .nobody,
                    name: "",
                    email: nil,
                    rows: OwnerFinder.sorted(nobody),
                    reason: "these rows name nobody: contacts follow their matters, the fallback owner takes the rest"
                )
            )
        }
        return owners
    }

    private static func sorted(_ counts: [String: Int]) -> [SourceOwner.Use] {
        counts.sorted { $0.key < $1.key }.map { SourceOwner.Use(column: $0.key, count: $0.value) }
    }
}
