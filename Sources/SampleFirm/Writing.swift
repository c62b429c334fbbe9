// SPDX-License-Identifier: Apache-2.0

/// A number below one hundred with its leading zero.
func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}

/// Cents as plain money, `1250.00`.
func moneyText(_ cents: Int) -> String {
    let size = abs(cents)
    return "\(cents < 0 ? "-" : "")\(size / 100).\(twoDigits(size % 100))"
}

/// Tenths of an hour as the decimal hours of the vendor, `1.20`.
func hoursText(_ tenths: Int) -> String {
    "\(tenths / 10).\(tenths % 10)0"
}

/// Minutes after midnight on a twelve-hour clock, `09:48 AM`.
func clockText(_ minutes: Int) -> String {
    let hour = minutes / 60 % 24
    let shown = hour % 12 == 0 ? 12 : hour % 12
    return "\(twoDigits(shown)):\(twoDigits(minutes % 60)) \(hour < 12 ? "AM" : "PM")"
}

/// The letters and digits of a name in small ASCII, for use in an address.
func addressPart(_ name: String) -> String {
    var letters: [UInt8] = []
    for scalar in name.unicodeScalars {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: letters.append(UInt8(scalar.value))
        case 0x41...0x5A: letters.append(UInt8(scalar.value + 0x20))
        case 0xE0...0xE5: letters.append(UInt8(ascii: "a"))
        case 0xE8...0xEB: letters.append(UInt8(ascii: "e"))
        case 0xED: letters.append(UInt8(ascii: "i"))
        case 0xF1: letters.append(UInt8(ascii: "n"))
        case 0xF3, 0xF6: letters.append(UInt8(ascii: "o"))
        case 0xFC: letters.append(UInt8(ascii: "u"))
        default: continue
        }
    }
    return String(decoding: letters, as: UTF8.self)
}
