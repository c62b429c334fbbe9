import ArgumentParser
import SampleFirm

/// How the sample firm's export names its columns.
enum DemoHeaders: String, ExpressibleByArgument, CaseIterable {
    case fieldID
    case label
    case own

    var style: HeaderStyle {
        switch self {
        case .fieldID: .fieldID
        case .label: .label
        case .own: .own
        }
    }
}
