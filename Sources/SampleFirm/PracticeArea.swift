// SPDX-License-Identifier: Apache-2.0

/// What kind of law a matter is about.
enum PracticeArea: String {
    case injury = "PI"
    case family = "FAMILY"
    case estate = "ESTATE"
    case employment = "EMPLOY"
    case business = "BUSINESS"
    case realEstate = "REAL"
    case insuranceDefense = "INSDEF"

    static let ofPersons: [PracticeArea] = [.injury, .family, .estate, .employment, .injury]
    static let ofCompanies: [PracticeArea] = [.business, .realEstate, .insuranceDefense, .employment]

    /// True when the matter has an opponent and a court.
    var isLitigation: Bool {
        switch self {
        case .injury, .family, .employment, .insuranceDefense: true
        case .estate, .business, .realEstate: false
        }
    }

    /// True when somebody was hurt and an insurer pays.
    var hasLoss: Bool { self == .injury || self == .insuranceDefense }
}
