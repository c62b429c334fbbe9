import CanonicalJSON
import Foundation
import Migration

/// Gathers the facts that a preflight judges; only reads.
package struct AccountSurvey {
    private let context: MigrationContext
    private let host: String
    private let isLoopback: Bool
    private let isOAuth: Bool

    package init(context: MigrationContext, host: String, isLoopback: Bool, isOAuth: Bool) {
        self.context = context
        self.host = host
        self.isLoopback = isLoopback
        self.isOAuth = isOAuth
    }

    package func facts() async throws(PipelineError) -> PreflightFacts {
        var facts = PreflightFacts(identity: try await context.checkedIdentity())
        facts.host = host
        facts.isLoopback = isLoopback
        facts.isOAuth = isOAuth
        facts.decisions = AccountSurvey.decisions(of: context.log.state)
        facts.wants = try wants()
        facts.isDocumentsFolderThere =
            facts.decisions.documentsFolder.map { FileManager.default.isReadableFile(atPath: $0) } ?? false
        do throws(AccountFailure) {
            facts.users = try await context.reader.users()
            facts.activeCurrencies = try await context.reader.activeCurrencies()
            facts.fields = try await fields()
            facts.pipelines = try await names(of: .pipeline)
            facts.activityTypes = try await names(of: .activityType)
            if facts.decisions.plan != nil, facts.wants != nil { facts.deals = try await deals() }
        } catch {
            throw .account(error)
        }
        let budget = context.reader.pacer.budget
        facts.dailyLimit = budget.dailyLimit
        facts.dailyRemaining = budget.dailyRemaining
        facts.burstLimit = budget.statedBurstLimit
        return facts
    }

    private static func decisions(of state: MigrationState) -> PreflightFacts.Decisions {
        var decisions = PreflightFacts.Decisions()
        let mapping = state.mapping
        decisions.isLoaded = !state.source.files.isEmpty
        decisions.isConfirmed = mapping.confirmedDigest == MappingDesk.digest(of: mapping.decisions)
        decisions.owners = mapping.decisions.owners
        decisions.currency = state.opened?.currency ?? ""
        decisions.timeZone = state.opened?.timeZone ?? ""
        decisions.plan = state.settings[SettingName.plan].flatMap { AccountPlan(named: $0) }
        decisions.seats = state.settings[SettingName.seats].flatMap { Int($0) }
        decisions.documentsFolder = state.settings[SettingName.documentsFolder]
        decisions.areAutomationsPaused = AutomationsGate.isOpen(in: state)
        return decisions
    }

    private func wants() throws(PipelineError) -> PreflightWants? {
        let state = context.log.state
        guard !state.source.files.isEmpty, !state.mapping.decisions.rules.isEmpty else { return nil }
        return PreflightWants(firm: try context.mappedFirm(), crosswalk: state.target.crosswalk)
    }

    private func fields() async throws(AccountFailure) -> [PreflightFacts.Field] {
        var fields: [PreflightFacts.Field] = []
        for entity in TargetEntity.withCustomFields {
            try await context.reader.pacer.list(WireForm.fieldCollection(of: entity)) { record in
                fields.append(
                    PreflightFacts.Field(
                        entity: entity,
                        name: record["field_name"]?.stringValue ?? "",
                        isCustom: record["is_custom_field"]?.boolValue ?? false,
                        code: record["field_code"]?.stringValue ?? ""
                    )
                )
            }
        }
        return fields
    }

    private func names(of entity: TargetEntity) async throws(AccountFailure) -> [String] {
        let made = Set(context.log.state.target.crosswalk.records(of: entity).map(\.record.id))
        var names: [String] = []
        try await context.reader.forEachRecord(of: [entity]) { record, entity in
            guard ReplyContent.isLive(record), let id = ReplyContent.id(in: record, entity: entity),
                !made.contains(id), let name = record["name"]?.stringValue
            else { return }
            names.append(name)
        }
        return names
    }

    private func deals() async throws(AccountFailure) -> Int {
        var count = 0
        try await context.reader.forEachRecord(of: [.deal, .lead]) { record, _ in
            if ReplyContent.isLive(record) { count += 1 }
        }
        return count
    }
}
