/// Why a cell could not be read as the kind of value that its column holds.
package enum CellFault: String, Error, Sendable, Hashable {
    case notADate
    /// The shape is right, but the calendar has no such day: `02/30/2015`.
    case impossibleDate
    /// Earlier than 1900-01-02 or later than 2099-12-31.
    case dateOutOfRange
    case notATime
    case notANumber
    /// A spreadsheet has rounded it: `4.02555E+09`.
    case scientificNotation
    case tooManyDigits
    case notABoolean

    /// One clause for a person; never the cell's content.
    package var text: String {
        switch self {
        case .notADate: "is not a date"
        case .impossibleDate: "names a day that the calendar does not have"
        case .dateOutOfRange: "lies outside of the years 1900 to 2099"
        case .notATime: "is not a time of day"
        case .notANumber: "is not a number"
        case .scientificNotation: "was rounded by a spreadsheet (scientific notation)"
        case .tooManyDigits: "has more digits than a number here can have"
        case .notABoolean: "is neither yes nor no"
        }
    }
}
