// SPDX-License-Identifier: Apache-2.0

/// Who a contact is; the particulars that its row shows are thrown separately.
struct Contact {
    /// What the contact has to do with the firm.
    enum Role {
        case client(Int)
        case clientContact(client: Int)
        case employee(user: Int)
        case lawFirm(ring: Int)
        case attorney(ring: Int, textOnlyFirm: Bool)
        case insurer(ring: Int)
        case adjuster(ring: Int)
        case expert
        case judge
        case court(ring: Int)
        case vendor(ring: Int)
        case witness
    }

    let role: Role
    /// The text by which other files name the contact; unique.
    var key: String
    var name: String
    var firstName = ""
    var lastName = ""
    var organization = ""
    var isOrganization = false

    /// The firm's category of the contact.
    var category: String {
        switch role {
        case .client: "CLIENT"
        case .clientContact: "CLIENT CONTACT"
        case .employee: "EMPLOYEE"
        case .lawFirm: "LAW FIRM"
        case .attorney: "ATTORNEY"
        case .insurer: "INSURANCE"
        case .adjuster: "ADJUSTER"
        case .expert: "EXPERT"
        case .judge: "JUDGE"
        case .court: "COURT"
        case .vendor: "VENDOR"
        case .witness: "WITNESS"
        }
    }
}
