// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SampleFirm

@Suite struct SampleFirmTests {
    @Test("The same seed gives the same bytes, in this process and in every other")
    func sameSeed() {
        let firm = demoFirm()
        var all: [UInt8] = []
        for name in firm.fileNames {
            let bytes = exported(firm, name)
            #expect(bytes == exported(demoFirm(), name))
            all += bytes
        }
        #expect(fingerprint(all) == 15_314_112_336_104_795_153)
    }

    @Test("Another seed gives another firm in every file that names people or work")
    func otherSeed() {
        let names = demoFirm().fileNames.filter { $0 != "CMCALCOD.csv" && $0 != "CMWKFLOW.csv" }
        for name in names {
            #expect(exported(demoFirm(seed: 1), name) != exported(demoFirm(seed: 2), name), "\(name)")
        }
    }

    @Test("The chunks are small and their closure may throw an error of its own type")
    func chunks() {
        enum Full: Error { case full }
        let firm = demoFirm(size: .fiveUsers())
        var sizes: [Int] = []
        do throws(Full) {
            try firm.write(file: "CMJRNL.csv") { (chunk) throws(Full) in
                guard sizes.count < 3 else { throw .full }
                sizes.append(chunk.count)
            }
            Issue.record("the error of the closure was lost")
        } catch {
            #expect(sizes.count == 3)
        }
        #expect(sizes.allSatisfy { $0 >= 65_536 && $0 < 80_000 })
    }

    @Test("Every record is as wide as the header, but for the announced ones", arguments: HeaderStyle.allCases)
    func widths(style: HeaderStyle) {
        let firm = demoFirm(style: style)
        for file in firm.expectations.files {
            let table = StrictTable(firm, file.name)
            let odd = table.rows.count { $0.count != table.header.count }
            #expect(table.rows.count == file.rows, "\(file.name)")
            #expect(odd >= file.rejected && odd <= file.rejected + file.repairable, "\(file.name)")
            #expect((table.strayBytes > 0) == (file.repairable > 0), "\(file.name)")
            #expect(table.header.count == StrictTable(demoFirm(), file.name).header.count)
        }
    }

    @Test("Without hazards every record is whole and strictly quoted")
    func noHazards() {
        let firm = demoFirm(hazards: .none)
        for file in firm.expectations.files {
            let table = StrictTable(firm, file.name)
            #expect(table.strayBytes == 0)
            #expect(table.wholeRows.count == file.rows)
            #expect(file.rejected + file.repairable + file.orphans + file.lostZeros + file.unknownUsers == 0)
        }
    }

    @Test("The headers hold the vendor's columns, then the firm's own, in three wordings")
    func headers() {
        let ids = StrictTable(demoFirm(), "CMCLIENT.csv").header
        let labels = StrictTable(demoFirm(style: .label), "CMCLIENT.csv").header
        let own = StrictTable(demoFirm(style: .own), "CMCLIENT.csv").header
        #expect(ids.count == 93)
        #expect(ids.prefix(2) == ["_SEQUENCE_NO", "Client_ID"])
        #expect(ids.suffix(5).first == "Date_Of_Loss")
        #expect(Set(ids).count == ids.count)
        #expect(labels.count { $0 == "Address Line 1" } == 2)
        #expect(labels.count { $0 == "City" } == 2)
        #expect(own[1] == "Client/Matter")
        #expect(own != ids && own != labels)
        let widths = [
            "CMRELATE": 110, "CMJRNL": 32, "CMCALENDAR": 54, "CMCOST": 28, "CMFEES": 29, "CMWKFLOW": 17, "PI": 6,
        ]
        for (name, width) in widths {
            #expect(StrictTable(demoFirm(), name + ".csv").header.count == width, "\(name)")
        }
    }

    @Test("Accents, dashes and paragraph signs are written in Windows-1252")
    func encoding() {
        let bytes = exported(demoFirm(), "CMFEES.csv") + exported(demoFirm(), "CMJRNL.csv")
        #expect(bytes.contains(0xA7) && bytes.contains(0x96) && bytes.contains(0x92))
        #expect(!bytes.contains(UInt8(ascii: "?")))
        #expect(String(validating: bytes, as: UTF8.self) == nil)
    }

    @Test("Mail addresses end in .example and telephone numbers lie in the range kept for fiction")
    func invented() {
        let table = StrictTable(demoFirm(size: .custom(matters: 200, users: 9)), "CMRELATE.csv")
        for address in table.column("Email_Address1") + table.column("Email_Address2") where !address.isEmpty {
            #expect(address.hasSuffix(".example"))
            #expect(address.unicodeScalars.allSatisfy { $0.isASCII && $0 != " " })
        }
        for phone in table.column("Work_Phone") + table.column("Cellular_Phone") where !phone.isEmpty {
            #expect(phone.contains(") 555-01"))
        }
    }
}
