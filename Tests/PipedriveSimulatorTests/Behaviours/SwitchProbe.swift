import CanonicalJSON
import Testing

@testable import PipedriveSimulator

/// Sees an account with a switch as it is by default, which is the harsher variant, and with the switch thrown.
func both<Value: Equatable>(
    _ name: String,
    harsher: Value,
    milder: Value,
    _ change: (inout AccountConfiguration) -> Void = { _ in },
    probe: (inout Caller) throws -> Value
) throws {
    let isOn = try #require(UncertainBehaviours()[name] as Bool?, "there is no switch \(name)")
    for (value, expected) in [(isOn, harsher), (!isOn, milder)] {
        var caller = Caller {
            change(&$0)
            $0.behaviours[name] = value
        }
        let seen = try probe(&caller)
        #expect(seen == expected, "\(name) = \(value)")
    }
}
