import CanonicalJSON
import Migration
import PipedriveSimulator

/// The simulated account with a watch over what our calls do to it; what must never happen stands in `problems`.
struct WatchedAccount: Sendable {
    static let token = "0123456789abcdef0123456789abcdef01234567"

    private(set) var account: SimulatedAccount
    /// Records that our calls made, by path, deleted ones included.
    private(set) var own: [String: OwnRecord] = [:]
    /// The paths in the order in which they were made.
    private(set) var ownPaths: [String] = []
    /// Records of theirs into which people have merged ours, by path: settling may take them for ours.
    private var adoptable: [String: OwnRecord] = [:]
    private var problems: [String] = []
    /// Rises with every write: of fields, and of anything else.
    private var revisions = (fields: 0, records: 0)
    /// The step at which a list was last answered to us, by path.
    private var listedAt: [String: Int] = [:]
    private var lists: [ApiCall: (revision: Int, data: JSON, additional: JSON)] = [:]
    /// Our token is not accepted for the time being.
    var isRevoked = false
    let colleague: Int64

    init(_ scenario: Scenario, at now: Timestamp) {
        let other = SimulatedUser(id: 77, name: "Casey Colleague", email: "casey@firm.example", isAdmin: true)
        var configuration = AccountConfiguration(
            seed: scenario.seed,
            token: WatchedAccount.token,
            otherUsers: [other]
        )
        configuration.plan = scenario.plan
        configuration.behaviours = scenario.behaviours
        configuration.backgroundTokensPerHour = scenario.backgroundTokensPerHour
        account = SimulatedAccount(configuration: configuration, at: now.adding(milliseconds: -86_400_000))
        colleague = other.id
    }

    /// Serves a call of ours; `reference` says what a create is to make.
    mutating func serve(
        _ call: ApiCall,
        for reference: RecordReference?,
        step: Int,
        size: UInt64,
        at now: Timestamp
    ) -> ApiReply {
        let token = isRevoked ? "revoked" : WatchedAccount.token
        let reply = account.handle(SimulatedRequest(WatchedAccount.onTheWire(call), token: token), at: now)
        if reply.status == 403, reply.body.first == UInt8(ascii: "<") {
            problems.append("the account shut us out for asking on through its limits")
        }
        noteWrite(call)
        let record = claim(call.path)
        if call.method == .get {
            own[call.path]?.readAt = step
            listedAt[call.path] = step
            return reply
        }
        if call.method != .post, record == nil {
            problems.append("\(call.method.rawValue) \(call.path) went to a record that we did not make")
        }
        guard case .done(let data, _) = ReplyContent(reply) else { return reply }
        switch call.method {
        case .post: if let reference { noteMade(reference, call, data, size: size, at: now) }
        case .delete: noteDeleted(call.path)
        case .put, .patch: noteCovered(call)
        case .get: break
        }
        return reply
    }

    /// An upload carries the document itself instead of what the ledger says about it.
    private static func onTheWire(_ call: ApiCall) -> ApiCall {
        guard call.method == .post, call.path.hasSuffix("/files"),
            var members = call.body.flatMap({ try? JSON(parsing: $0) })?.objectValue
        else { return call }
        let size = Int(members["file_size"]?.integerValue ?? 0)
        members["content"] = .string(SimulatedAccount.fileContentText([UInt8](repeating: 65, count: size)))
        members["file_name"] = members["name"]
        for name in ["name", "file_size", "path", "sha256"] { members[name] = nil }
        var call = call
        call.body = JSON.object(members).canonicalText
        return call
    }

    private mutating func noteMade(
        _ reference: RecordReference,
        _ call: ApiCall,
        _ data: JSON,
        size: UInt64,
        at now: Timestamp
    ) {
        guard let id = ReplyContent.id(in: data, entity: reference.entity) else { return }
        for other in own.values where other.reference == reference && !other.isDeletedByUs {
            if content(of: other, at: now) != nil { problems.append("\(reference.key) is in the account twice") }
        }
        var record = OwnRecord(reference: reference, id: id, madeAtSize: size)
        record.sentMembers = WatchedAccount.members(of: call)
        own[record.path] = record
        ownPaths.append(record.path)
    }

    /// A write of ours covers what people changed between our reading and it: Pipedrive cannot prevent that.
    private mutating func noteCovered(_ call: ApiCall) {
        guard let record = own[call.path], let touched = record.touchedAt, let members = record.touchedMembers
        else { return }
        let written = WatchedAccount.members(of: call)
        if let read = record.readAt, touched <= read, touched != record.unseenTouch, !written.isDisjoint(with: members)
        {
            problems.append("\(record.reference.key): a change by somebody was overwritten, as reading had shown")
        }
        own[call.path]?.touchedMembers = members.subtracting(written)
        if members.isSubset(of: written) { own[call.path]?.touchedAt = nil }
    }

    /// What a write says about a record, with the names that the account derives from another.
    private static func members(of call: ApiCall) -> Set<String> {
        guard let body = call.body.flatMap({ try? JSON(parsing: $0) })?.objectValue else { return [] }
        let written = Set(body.keys)
        return written.contains("name") ? written.union(["first_name", "last_name"]) : written
    }

    /// The answer to a create never came, and a list has shown the record: what the account had filled in and people
    /// changed before that list is what we first saw of it, so no reading can show that it was ever different.
    mutating func noteFound(_ reference: RecordReference, id: String) {
        let path = WireForm.path(of: reference, id: id)
        guard let record = own[path], let touched = record.touchedAt, let members = record.touchedMembers,
            let listed = listedAt[WireForm.collection(of: reference)], touched <= listed,
            members.isDisjoint(with: record.sentMembers)
        else { return }
        own[path]?.unseenTouch = touched
    }

    private mutating func noteDeleted(_ path: String) {
        guard let record = own[path] else { return }
        own[path]?.isDeletedByUs = true
        guard let touched = record.touchedAt, let read = record.readAt, touched <= read, touched != record.unseenTouch
        else { return }
        problems.append("\(record.reference.key) was deleted although somebody had changed it, as reading had shown")
    }

    mutating func takeProblems() -> [String] {
        defer { problems = [] }
        return problems
    }

    /// Marks a record as changed by people, in these members; nil when they are not known.
    mutating func touch(_ path: String, step: Int, members: Set<String>? = nil) {
        own[path]?.touchedAt = step
        guard let members, let before = own[path]?.touchedMembers else {
            own[path]?.touchedMembers = nil
            return
        }
        own[path]?.touchedMembers = before.union(members)
    }

    /// A record of ours has become part of one of theirs.
    mutating func noteMerged(_ record: OwnRecord, into id: String, step: Int) {
        var merged = OwnRecord(reference: record.reference, id: id, madeAtSize: record.madeAtSize)
        (merged.touchedAt, merged.touchedMembers) = (step, nil)
        adoptable[merged.path] = merged
    }

    /// The record behind a path, if it is ours or ours was merged into it.
    mutating func claim(_ path: String) -> OwnRecord? {
        if own[path] == nil, let merged = adoptable.removeValue(forKey: path) {
            own[path] = merged
            ownPaths.append(path)
        }
        return own[path]
    }

    /// What a colleague sees and does; nobody counts it against our limits.
    mutating func act(_ call: ApiCall, at now: Timestamp) -> ApiReply? {
        noteWrite(call)
        return account.act(asUser: colleague, call, at: now)
    }

    private mutating func noteWrite(_ call: ApiCall) {
        guard call.method != .get else { return }
        if call.path.contains("Fields") { revisions.fields += 1 } else { revisions.records += 1 }
    }

    private func revision(of call: ApiCall) -> Int {
        call.path.contains("Fields") ? revisions.fields : revisions.records
    }

    /// A page of a list that was read before, if nobody has written since: reading it again would cost time here.
    func knownPage(_ call: ApiCall) -> (data: JSON, additional: JSON)? {
        guard !isRevoked, let known = lists[call], known.revision == revision(of: call) else { return nil }
        return (known.data, known.additional)
    }

    mutating func keepPage(_ call: ApiCall, data: JSON, additional: JSON) {
        lists[call] = (revision(of: call), data, additional)
    }

    /// A record of ours as it stands; nil when it is gone.
    mutating func content(of record: OwnRecord, at now: Timestamp) -> JSON? {
        let call = WireForm.readCall(record.reference, id: record.id)
        guard let reply = act(call, at: now), case .done(let data, _) = ReplyContent(reply) else { return nil }
        var found: JSON? = data
        if case .array(let list) = data {
            found = list.first { ReplyContent.id(in: $0, entity: record.reference.entity) == record.id }
        }
        guard let found, ReplyContent.isLive(found) else { return nil }
        return found
    }

    /// The records of ours that still live, in the order in which they were made.
    mutating func liveOwn(at now: Timestamp) -> [OwnRecord] {
        var live: [OwnRecord] = []
        for path in ownPaths {
            guard let record = own[path], !record.isDeletedByUs, content(of: record, at: now) != nil else { continue }
            live.append(record)
        }
        return live
    }
}
