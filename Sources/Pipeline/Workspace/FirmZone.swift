import Foundation
package import Migration

/// The rules of a named time zone, taken from the system once and handed to the core as plain numbers.
package enum FirmZone {
    package static func rules(named name: String) -> ZoneRules? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let first = Date(timeIntervalSince1970: -2_208_988_800)
        let last = Date(timeIntervalSince1970: 4_102_444_800)
        var transitions: [(utcSeconds: Int64, offsetSeconds: Int)] = []
        var moment = first
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < last, next > moment {
            let seconds = Int64(next.timeIntervalSince1970)
            transitions.append((seconds, zone.secondsFromGMT(for: next.addingTimeInterval(1))))
            moment = next
        }
        return ZoneRules(transitions: transitions, initialOffsetSeconds: zone.secondsFromGMT(for: first))
    }
}
