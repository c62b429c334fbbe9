import ArgumentParser
import SampleFirm

/// The sizes of firm that a demo knows.
enum DemoFirm: String, ExpressibleByArgument, CaseIterable {
    case small
    case fiveUsers = "five-users"

    var size: FirmSize {
        switch self {
        case .small: .demo
        case .fiveUsers: .fiveUsers()
        }
    }
}
