extension MappingTarget {
    /// Every field target by its name; custom fields, links and flags are made from their own syntax.
    package static let standard: [String: MappingTarget] = {
        var targets: [String: MappingTarget] = [:]
        for (entity, names) in standardNames {
            for item in names.split(separator: " ") {
                let pieces = item.split(separator: "[")
                let name = String(pieces[0])
                guard pieces.count == 2 else {
                    targets["\(entity).\(name)"] = .field(entity: entity, name: name, part: nil)
                    continue
                }
                for part in pieces[1].dropLast().split(separator: "|") {
                    targets["\(entity).\(name)[\(part)]"] = .field(entity: entity, name: name, part: String(part))
                }
            }
        }
        return targets
    }()

    private static let addressParts = "address address[street|line2|city|state|zip|country|home]"

    private static let dealNames =
        "title matter_number status stage value owner person participants open_date close_date expected_close_date "
        + "label visible_to fee_hours fee_rate fee_total cost_amount cost_date cost_description"

    private static let standardNames: [(entity: String, names: String)] = [
        (
            "person",
            "name first_name last_name organization emails[work|home|other] phones[work|mobile|home|fax|other] "
                + addressParts + " job_title birthday notes label source_id"
        ),
        ("organization", "name " + addressParts + " website industry employee_count source_id"),
        ("deal", dealNames),
        ("lead", dealNames),
        ("note", "content deal person user add_time line"),
        (
            "activity",
            "subject type due_date due_time end_date end_time duration all_day done deal person participants owner "
                + "owner[merged] creator location note public_description priority line"
        ),
        ("fee", "deal date user billable line"),
        ("cost", "deal date billable line"),
    ]
}
