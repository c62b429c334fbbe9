// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The contacts who are neither clients nor staff repeat in rings of this length.
    static let ringLength = 12

    /// The client who is entered as a couple in one contact when there are hazards.
    static let coupleClient = 10
    /// The client who is an estate when there are hazards.
    static let estateClient = 13

    /// Contacts before those of clients' people, staff and the rings.
    var staffStart: Int { clientCount + companyCount }
    var ringStart: Int { staffStart + size.users }
    var ringCount: Int { max(1, (size.contacts - ringStart) / SampleFirm.ringLength) }

    /// The contact row of a place in a ring, as in attorney 1 of ring 7.
    func ringContact(_ ring: Int, _ place: Int) -> Int {
        ringStart + ring * SampleFirm.ringLength + place
    }

    func role(ofContact index: Int) -> Contact.Role {
        if index < clientCount { return .client(index) }
        if index < staffStart { return .clientContact(client: client(ofCompany: index - clientCount)) }
        if index < ringStart { return .employee(user: index - staffStart) }
        let ring = (index - ringStart) / SampleFirm.ringLength
        return switch (index - ringStart) % SampleFirm.ringLength {
        case 0: .lawFirm(ring: ring)
        case 1, 2: .attorney(ring: ring, textOnlyFirm: false)
        case 3: .insurer(ring: ring)
        case 4: .adjuster(ring: ring)
        case 5: .expert
        case 6: .judge
        case 7: .court(ring: ring)
        case 8: .vendor(ring: ring)
        case 9: .attorney(ring: ring, textOnlyFirm: true)
        default: .witness
        }
    }

    /// The identity of the contact in a row.
    func contact(_ index: Int) -> Contact {
        let role = role(ofContact: index)
        switch role {
        case .client(let client) where isCompany(client: client):
            return organization(role, companyName(client), legalForm: true)
        case .client(let client) where hazards == .realistic && client == SampleFirm.coupleClient:
            return couple(role)
        case .client(let client) where hazards == .realistic && client == SampleFirm.estateClient:
            return Contact(role: role, key: "Vance Estate", name: "Estate of Harold Vance")
        case .lawFirm(let ring): return organization(role, lawFirmName(ring), legalForm: false)
        case .insurer(let ring): return organization(role, insurerName(ring), legalForm: false)
        case .court(let ring): return organization(role, courtName(ring), legalForm: false)
        case .vendor(let ring): return organization(role, vendorName(ring), legalForm: false)
        case .clientContact(let client):
            return person(role, index, organization: companyFullName(client))
        case .attorney(let ring, let textOnlyFirm):
            return person(role, index, organization: textOnlyFirm ? soleFirmName(index) : lawFirmName(ring))
        case .adjuster(let ring): return person(role, index, organization: insurerName(ring))
        case .client, .employee, .expert, .judge, .witness:
            return person(role, index, organization: "")
        }
    }

    /// The contact rows of a matter's client and of the person to talk to there.
    func clientContacts(ofClient client: Int) -> (client: Int, person: Int) {
        guard isCompany(client: client) else { return (client, client) }
        return (client, clientCount + company(ofClient: client))
    }

    private func organization(_ role: Contact.Role, _ name: String, legalForm: Bool) -> Contact {
        var contact = Contact(role: role, key: name, name: name)
        if legalForm, case .client(let client) = role { contact.name = companyFullName(client) }
        contact.organization = contact.name
        contact.isOrganization = true
        return contact
    }

    private func couple(_ role: Contact.Role) -> Contact {
        var contact = Contact(role: role, key: "Kessler/John & Mary", name: "John & Mary Kessler")
        contact.firstName = "John & Mary"
        contact.lastName = "Kessler"
        return contact
    }

    private func person(_ role: Contact.Role, _ index: Int, organization: String) -> Contact {
        let (first, last) = personName(index)
        var contact = Contact(role: role, key: "\(last)/\(first)", name: "\(first) \(last)")
        if case .judge = role { contact.name = "Hon. \(first) \(last)" }
        contact.firstName = first
        contact.lastName = last
        contact.organization = organization
        return contact
    }
}
