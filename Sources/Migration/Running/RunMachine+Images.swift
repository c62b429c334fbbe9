import CanonicalJSON

/// The image that a write of ours leaves: what a later rollback takes for untouched.
///
/// Where somebody else changed the record meanwhile, the image is one that the record cannot have, so that their
/// change is still seen when the record is to be deleted.
extension RunMachine {
    /// For a write that was answered.
    func landedImage(of record: JSON, _ flight: Flight) -> ImageDigest {
        let now = image(of: record, after: flight.change.operation)
        guard flight.change.operation == .update, let intent = flight.intent.flatMap({ state.target.openIntents[$0] })
        else { return now }
        return updatedImage(now, of: record, intent)
    }

    /// For a write that reading found.
    func settledImage(of record: JSON, _ intent: OpenIntent) -> ImageDigest {
        let now = image(of: record, after: intent.operation)
        switch intent.operation {
        case .create:
            guard !now.isEmpty, intent.reference.entity >= .organization, let body = RunMachine.body(of: intent),
                Touch.isFound(on: record, madeBy: body, entity: intent.reference.entity)
            else { return now }
            return RecordImage.digest(of: .object(body), configuration.digest)
        case .update: return updatedImage(now, of: record, intent)
        case .delete: return now
        }
    }

    private func updatedImage(_ now: ImageDigest, of record: JSON, _ intent: OpenIntent) -> ImageDigest {
        guard !now.isEmpty, let body = RunMachine.body(of: intent), let before = intent.before,
            let left = state.target.crosswalk[intent.reference]?.image, !left.isEmpty
        else { return now }
        let isTouched =
            before.image != left
            || Touch.isFound(
                on: record,
                updatedBy: body,
                before: before,
                entity: intent.reference.entity,
                digest: configuration.digest
            )
        return isTouched ? left : now
    }

    /// The digest of a record's lasting content; empty after a delete and where the answer shows no record.
    private func image(of record: JSON, after operation: Operation) -> ImageDigest {
        guard operation != .delete, record.objectValue != nil else { return .none }
        return RecordImage.digest(of: record, configuration.digest)
    }

    private static func body(of intent: OpenIntent) -> [String: JSON]? {
        intent.body.flatMap { try? JSON(parsing: $0) }?.objectValue
    }
}
