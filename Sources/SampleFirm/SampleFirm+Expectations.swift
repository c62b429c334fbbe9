// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// What the export holds; takes time in proportion to the number of matters, calendar rows, fees and costs.
    package var expectations: SampleExpectations {
        let isRealistic = hazards == .realistic
        let matterCount = bodyCount(of: .client)
        let closesNow = isLater ? 1 : 0
        let openCount = (0..<matterCount).count { matter($0).closed == nil } - closesNow
        let fees = billableFees()
        return SampleExpectations(
            files: SampleFile.allCases.map(fileExpectation),
            matters: matterCount,
            openMatters: openCount,
            closedMatters: matterCount - openCount,
            clients: clientCount,
            personClients: clientCount - companyCount,
            companyClients: companyCount,
            contacts: size.contacts + (isRealistic ? 1 : 0),
            organizationContacts: (0..<size.contacts).count { isOrganization(contact: $0) },
            duplicateContacts: isRealistic ? 1 : 0,
            badEmailAddresses: isRealistic ? 1 : 0,
            secureMatters: secureMatters.count,
            privateEntries: presentRows(of: .calendar).count { isPrivate(calendarRow: $0) },
            officeEntries: isRealistic ? 2 : 0,
            groupEntries: presentRows(of: .calendar).count { namesGroup(calendarRow: $0) },
            taxIDs: (0..<matterCount).count { hasTaxID($0) },
            birthDates: (0..<clientCount).count {
                hasBirthDate(contact: $0) && !isOrganization(contact: $0)
            },
            socialSecurityNumbers: isRealistic ? 1 : 0,
            billableFeeCents: fees.cents + (isRealistic ? SampleFirm.creditCents : 0),
            billableFeeTenths: fees.tenths,
            costCents: presentRows(of: .cost).reduce(isRealistic ? SampleFirm.orphanCostCents : 0) {
                $0 + costCents($1)
            }
        )
    }

    private func presentRows(of file: SampleFile) -> some Sequence<Int> {
        (0..<bodyCount(of: file)).lazy.filter { isPresent($0, in: file) }
    }

    private func isOrganization(contact index: Int) -> Bool {
        switch role(ofContact: index) {
        case .client(let client): isCompany(client: client)
        case .lawFirm, .insurer, .court, .vendor: true
        case .clientContact, .employee, .attorney, .adjuster, .expert, .judge, .witness: false
        }
    }

    private func billableFees() -> (cents: Int, tenths: Int) {
        var cents = 0
        var tenths = 0
        for index in presentRows(of: .fee) {
            let fee = fee(index, timekeeper: timekeeper(ofFee: index))
            guard fee.billCode == 0 else { continue }
            cents += fee.amountCents
            tenths += fee.hoursTenths
        }
        return (cents, tenths)
    }

    private func fileExpectation(_ file: SampleFile) -> SampleExpectations.File {
        let isRealistic = hazards == .realistic
        func only(_ counts: [SampleFile: Int]) -> Int { isRealistic ? counts[file] ?? 0 : 0 }
        let present = presentRows(of: file).reduce(0) { count, _ in count + 1 }
        return SampleExpectations.File(
            name: file.rawValue,
            rows: present + hazardCount(in: file),
            rejected: only([.journal: 1, .fee: 1]),
            repairable: only([.journal: 1]),
            orphans: only([.journal: 2, .cost: 1]),
            lostZeros: only([.calendar: 1, .fee: 1]),
            unknownUsers: only([.journal: 2, .calendar: 1]),
            changed: changedRows(in: file).count,
            added: addedCount(in: file),
            vanished: vanishedRows(in: file).count
        )
    }
}
