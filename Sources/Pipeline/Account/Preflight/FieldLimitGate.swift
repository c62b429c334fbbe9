import Migration
import PracticeMaster

/// Refuses a run whose new custom fields would not fit the account's plan, before the first of them is made.
///
/// It goes by the plan that the operator named; without it only Pipedrive's own refusal can tell.
struct FieldLimitGate {
    let state: MigrationState

    func check(_ firm: MappedFirm, customFields: Int) throws(PipelineError) {
        guard let plan = state.settings[SettingName.plan].flatMap({ AccountPlan(named: $0) }) else { return }
        let new = firm.definitions.count { definition in
            definition.reference.entity == .field && state.target.crosswalk[definition.reference] == nil
        }
        guard customFields + new > plan.customFieldLimit else { return }
        let wants = PreflightWants(firm: firm, crosswalk: state.target.crosswalk)
        let check = PreflightJudge.tooManyFields(there: customFields, wants, plan)
        let details = check.details.map { "\n  \($0)" }.joined()
        throw .usage("\(check.text). \(check.remedy)\(details)")
    }
}
