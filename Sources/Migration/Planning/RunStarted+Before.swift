extension RunStarted {
    /// How a run begins, given the account as it was found before it.
    ///
    /// What an open intent made is in the account already: calling it somebody else's would make it twice.
    package init(
        kind: String,
        companyID: Int64,
        mapping: String,
        before fingerprint: AccountFingerprint,
        target: TargetState,
        digest: ([UInt8]) -> String
    ) {
        let isWriting = kind == "run" || kind == "sample"
        self.init(
            kind: kind,
            companyID: companyID,
            mapping: mapping,
            fingerprint: digest(Array(fingerprint.text.utf8)),
            records: fingerprint.counts,
            existing: isWriting && target.openIntents.isEmpty ? fingerprint.foundations : []
        )
    }
}
