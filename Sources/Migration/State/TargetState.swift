/// What the ledger says about the account: what landed, what is open, what may be undone.
package struct TargetState: Sendable, Equatable {
    package private(set) var crosswalk = Crosswalk()
    /// By the sequence number of the intent.
    package private(set) var openIntents = SequenceMap<OpenIntent>()
    package private(set) var landedWrites: [LandedWrite] = []
    /// Intents whose effect has been undone by a later write.
    package private(set) var undone: Set<UInt64> = []
    /// Fields, pipelines, stages and activity types that were there before the first run, as `field:ID`.
    package private(set) var existing: Set<String> = []
    package private(set) var tokensSpent = 0
    /// Readings of records that are about to be updated, until their intents take them.
    private var readings: [UInt64: BeforeImage] = [:]
    package private(set) var lastDay = DayTokens()

    package init() {}

    package mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .apiIntended(let intended): open(intended, recorded)
        case .apiLanded(let landed):
            spend(landed.tokens, recorded)
            close(recorded.cause) { state, intent in
                state.land(intent, id: landed.id, image: landed.image, landed.options, landed.keyString)
            }
        case .apiSettled(let settled):
            spend(settled.tokens, recorded)
            settle(settled, recorded)
        case .apiRefused(let refused):
            spend(refused.tokens, recorded)
            close(recorded.cause) { _, _ in }
        case .apiUnknown(let unknown):
            spend(unknown.tokens, recorded)
            // Until then the request may have been on its way: the grace begins when the waiting for an answer ended.
            if let cause = recorded.cause { openIntents[cause]?.at = recorded.at }
        case .apiRead(let read):
            spend(read.tokens, recorded)
            readings[recorded.sequence] = BeforeImage(image: read.image, body: read.body)
        case .accountRead(let read): spend(read.tokens, recorded)
        case .planMade(let plan): makeRoom(for: plan, at: recorded.sequence)
        case .runStarted(let run):
            existing.formUnion(run.existing)
            readings = [:]
        case .rollbackKept(let kept) where kept.reason == KeptReason.alreadyDeleted.rawValue:
            forget(RecordReference(kept.entity, kept.key), id: kept.id)
        default: break
        }
    }

    /// Room for the writes of a plan, so that what they fill need not be moved while it grows.
    ///
    /// A plan has about as many writes as there are rows before it; what it states beyond that is not believed.
    private mutating func makeRoom(for plan: PlanMade, at sequence: UInt64) {
        let limit = Int(clamping: sequence)
        func count(_ isCounted: (String) -> Bool) -> Int {
            plan.changes.reduce(0) { $0 + (isCounted($1.key) ? min(max($1.value, 0), limit) : 0) }
        }
        crosswalk.reserve(min(count { $0.hasPrefix(Operation.create.rawValue) }, limit))
        landedWrites.reserveCapacity(landedWrites.count + min(count { _ in true }, limit))
    }

    private mutating func spend(_ tokens: Int, _ recorded: RecordedEvent) {
        tokensSpent += tokens
        lastDay.add(tokens, at: recorded.at)
    }

    private mutating func open(_ intended: ApiIntended, _ recorded: RecordedEvent) {
        openIntents[recorded.sequence] = OpenIntent(
            sequence: recorded.sequence,
            at: recorded.at,
            write: intended,
            floorID: crosswalk.highestID(of: intended.entity),
            beforeImage: intended.operation == .create ? nil : recorded.cause,
            before: recorded.cause.flatMap { readings.removeValue(forKey: $0) }
        )
    }

    private mutating func close(_ cause: UInt64?, _ body: (inout TargetState, OpenIntent) -> Void) {
        guard let cause, let intent = openIntents.removeValue(forKey: cause) else { return }
        body(&self, intent)
    }

    private mutating func settle(_ settled: ApiSettled, _ recorded: RecordedEvent) {
        switch settled.verdict {
        case .found:
            close(recorded.cause) { state, intent in
                let id = settled.id ?? intent.id ?? ""
                state.land(intent, id: id, image: settled.image, settled.options, settled.keyString)
            }
        case .absent: close(recorded.cause) { _, _ in }
        case .inconclusive: break
        }
    }

    private mutating func land(
        _ intent: OpenIntent,
        id: String,
        image: ImageDigest,
        _ options: [FieldOption],
        _ keyString: String?
    ) {
        switch intent.operation {
        case .create:
            crosswalk.add(
                intent.reference,
                LandedRecord(id: id, created: intent.sequence, image: image, options: options, keyString: keyString)
            )
        case .update: crosswalk.update(intent.reference, intent: intent.sequence, image: image)
        case .delete: crosswalk.remove(intent.reference)
        }
        if let undoes = intent.undoes { undone.insert(undoes) }
        landedWrites.append(
            LandedWrite(
                intent: intent.sequence,
                reference: intent.reference,
                operation: intent.operation,
                id: id,
                undoes: intent.undoes,
                beforeImage: intent.beforeImage
            )
        )
    }

    private mutating func forget(_ reference: RecordReference, id: String) {
        guard crosswalk[reference]?.id == id else { return }
        crosswalk.remove(reference)
    }
}
