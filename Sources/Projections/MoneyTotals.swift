package import Migration

/// The sums of the Deals' values that stand in Pipedrive, by currency, in exact decimals.
package struct MoneyTotals: WriteProjection {
    private struct Value: Hashable {
        var currency: String
        var amount: DecimalSum
    }

    private var values: [RecordReference: Value] = [:]

    package init() {}

    /// By currency code; empty where Pipedrive's default currency was left to stand.
    package var sums: [(currency: String, amount: String)] {
        var sums: [String: DecimalSum] = [:]
        for value in values.values { sums[value.currency, default: DecimalSum()].add(value.amount) }
        return sums.map { (currency: $0.key, amount: $0.value.text) }.sorted { $0.currency < $1.currency }
    }

    /// Only what becomes of a write changes a sum.
    package mutating func apply(_ event: RecordedEvent) {}

    package mutating func apply(_ outcome: WriteOutcome, of event: RecordedEvent) {
        let intent = outcome.intent
        let reference = intent.reference
        guard reference.entity == .deal, case .landed = outcome.result else { return }
        if intent.operation == .delete {
            values[reference] = nil
        } else if var value = MoneyTotals.value(of: intent) {
            if value.currency.isEmpty { value.currency = values[reference]?.currency ?? "" }
            values[reference] = value
        }
    }

    private static func value(of write: WriteIntent) -> Value? {
        let money = write.money
        guard let amount = money.amount.flatMap({ DecimalSum($0) }) else { return nil }
        return Value(currency: money.currency ?? "", amount: amount)
    }
}
