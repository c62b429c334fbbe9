import Migration

/// One row of fees or costs, read as far as sums need it.
struct BillingLine {
    var row: SourceRow
    var key: String
    var date: CivilDate?
    var hours: DecimalNumber?
    var rate: DecimalNumber?
    var amount: DecimalNumber?
    /// The amount cell was blank and the amount is hours times rate.
    var isAmountComputed = false
    var isBillable: Bool
    var user: Piece?

    /// Whether the amount is hours times rate to the cent; flat and written-down ones are not.
    var isProduct: Bool {
        guard let hours, let rate, let amount else { return false }
        return (hours * rate).rounded(toScale: 2) == amount.rounded(toScale: 2)
    }
}

/// The sums over the billable lines of one matter.
struct BillingSum {
    var hours = DecimalNumber.zero
    var amount = DecimalNumber.zero
    var hasHours = false
    var hasAmount = false

    mutating func add(_ line: BillingLine) {
        if let hours = line.hours {
            self.hours += hours
            hasHours = true
        }
        if let amount = line.amount {
            self.amount += amount
            hasAmount = true
        }
    }

    /// The effective hourly rate to the cent, half to even; nil at no hours.
    var rate: DecimalNumber? {
        hasAmount && !hours.isZero ? amount.divided(by: hours, scale: 2) : nil
    }
}
