// SPDX-License-Identifier: Apache-2.0

/// The code page of the firm's computers, as far as the sample needs it.
enum Windows1252 {
    /// The byte of a letter; a question mark for one that the code page lacks.
    static func byte(of scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0x00...0x7F, 0xA0...0xFF: UInt8(scalar.value)
        case 0x20AC: 0x80
        case 0x2026: 0x85
        case 0x2018: 0x91
        case 0x2019: 0x92
        case 0x201C: 0x93
        case 0x201D: 0x94
        case 0x2022: 0x95
        case 0x2013: 0x96
        case 0x2014: 0x97
        default: UInt8(ascii: "?")
        }
    }
}
