package import Migration

extension MappingTarget {
    /// The source key of the custom field that holds this target's values; nil for fields that Pipedrive has itself.
    ///
    /// A lead inherits the custom fields of deals; a person's addresses have fields of our own, since Pipedrive's
    /// address of a person exists only while its contact sync is on.
    package var fieldKey: String? {
        switch self {
        case .custom(let entity, _, let name): return "field/\(entity.rawValue)/\(name)"
        case .field(let entity, "address", "home"): return "field/\(entity)/Home address"
        case .field("person", "address", _): return "field/person/Address"
        case .field(let entity, let name, nil):
            let owner = entity == "lead" ? "deal" : entity
            if name == "source_id" { return "field/\(owner)/Source_Key__c" }
            guard owner == "deal", let field = MappingTarget.dealFields[name] else { return nil }
            return "field/deal/\(field)"
        case .field, .link, .flag, .key, .filePath, .skip: return nil
        }
    }

    private static let dealFields: [String: String] = [
        "fee_hours": "Fee_Hours__c",
        "fee_rate": "Fee_Rate__c",
        "fee_total": "Fee_Total__c",
        "cost_amount": "Cost_Amount__c",
        "cost_date": "Cost_Date__c",
        "cost_description": "Cost_Description__c",
        "matter_number": "Matter_Number__c",
        "open_date": "Date_Opened__c",
        "close_date": "Date_Closed__c",
    ]
}
