import CanonicalJSON
package import Migration

/// The published description of the API as a judge of requests and answers.
package struct Contract: Sendable {
    private let files: [String: SpecFile]

    /// Reads the two files; throws when they are not there.
    package init() throws {
        files = [
            "v1": try SpecFile(path: SpecFolder.path + "/openapi-v1.yaml"),
            "v2": try SpecFile(path: SpecFolder.path + "/openapi-v2.yaml"),
        ]
    }

    /// A path as the description knows it.
    private struct Route {
        var version: String
        var template: String
        var operations: [String: SpecOperation]
        /// What stands in the places of parameters.
        var arguments: [String: String]

        func finding(_ fault: ContractFault, _ part: String, _ member: String, _ method: String) -> ContractFinding {
            let name = template.split(separator: "/").first.map(String.init) ?? ""
            return ContractFinding(
                fault: fault,
                operation: "\(method) \(version)\(template)",
                collection: "\(version)/\(name)",
                part: part,
                member: member
            )
        }
    }

    /// What the description calls the price of a request.
    package func costTokens(of call: ApiCall) throws -> Int? {
        try route(call)?.operations[call.method.rawValue]?.costTokens
    }

    /// The header that carries the token, where all descriptions agree on one.
    package func tokenHeader() throws -> String? {
        let names = try Set(files.values.map { try $0.tokenHeader() })
        return names.count == 1 ? names.first ?? nil : nil
    }

    private func route(_ call: ApiCall) throws -> Route? {
        var segments = call.path.split(separator: "/").map(String.init)
        if segments.first == "api" { segments.removeFirst() }
        guard let version = segments.first, let file = files[version] else { return nil }
        segments.removeFirst()
        var best: (template: String, arguments: [String: String])?
        for path in file.paths {
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count == segments.count else { continue }
            var arguments: [String: String] = [:]
            let fits = zip(parts, segments).allSatisfy { part, segment in
                guard part.hasPrefix("{") else { return part == segment }
                arguments[String(part.dropFirst().dropLast())] = segment
                return true
            }
            if fits, arguments.count < best?.arguments.count ?? .max { best = (path, arguments) }
        }
        guard let best else { return nil }
        let operations = try file.operations(of: best.template)
        return Route(version: version, template: best.template, operations: operations, arguments: best.arguments)
    }

    /// What is wrong with a request.
    package func findings(in call: ApiCall) throws -> [ContractFinding] {
        let method = call.method.rawValue
        guard let route = try route(call) else { return [unknownPath(call)] }
        guard let operation = route.operations[method] else {
            return [route.finding(.unknownMethod, "path", "", method)]
        }
        func finding(_ fault: ContractFault, _ part: String, _ member: String) -> ContractFinding {
            route.finding(fault, part, member, method)
        }
        var findings: [ContractFinding] = []
        if !operation.security.contains("api_key") {
            findings.append(finding(.unknownParameter, "header", "x-api-token"))
        }
        for parameter in operation.parameters {
            let isPath = parameter.place == "path"
            let value =
                isPath
                ? route.arguments[parameter.name] : call.query.first { $0.name == parameter.name }?.value
            if let value {
                let fault = Contract.fault(of: value, parameter.schema)
                if let fault { findings.append(finding(fault, parameter.place, parameter.name)) }
            } else if parameter.isRequired, parameter.place != "header" {
                findings.append(finding(.missingParameter, parameter.place, parameter.name))
            }
        }
        let known = Set(operation.parameters.filter { $0.place == "query" }.map(\.name))
        for item in call.query where !known.contains(item.name) {
            findings.append(finding(.unknownParameter, "query", item.name))
        }
        guard let body = call.body else {
            if operation.needsBody { findings.append(finding(.missingBody, "body", "")) }
            return findings
        }
        guard let schema = operation.bodies["application/json"] ?? operation.bodies.values.first else {
            return findings + [finding(.unexpectedBody, "body", "")]
        }
        guard let json = try? JSON(parsing: body) else { return findings + [finding(.noJSON, "body", "")] }
        return findings
            + SchemaCheck.differences(json, schema).map { finding($0.fault, "body", $0.member) }
    }

    /// What is wrong with an answer. Refusals are not described and are left to who knows their form.
    package func findings(in reply: ApiReply, to call: ApiCall) throws -> [ContractFinding] {
        let method = call.method.rawValue
        guard let route = try route(call), let operation = route.operations[method] else { return [] }
        func finding(_ fault: ContractFault, _ member: String) -> ContractFinding {
            route.finding(fault, "reply", member, method)
        }
        var findings: [ContractFinding] = []
        var described = operation.replies[reply.status]
        if described == nil {
            guard (200..<300).contains(reply.status) else { return [] }
            findings.append(finding(.unknownStatus, String(reply.status)))
            described = operation.replies.sorted { $0.key < $1.key }.first { (200..<300).contains($0.key) }?.value
        }
        guard let schema = described ?? nil else { return findings }
        guard let json = try? JSON(parsing: reply.body) else { return findings + [finding(.noJSON, "")] }
        findings += SchemaCheck.differences(json, schema).map { finding($0.fault, Contract.inner($0.member)) }
        return findings
    }

    private func unknownPath(_ call: ApiCall) -> ContractFinding {
        ContractFinding(
            fault: .unknownPath,
            operation: "\(call.method.rawValue) \(call.path)",
            collection: "",
            part: "path",
            member: ""
        )
    }

    /// The member below `data`; what stands beside it keeps its name.
    private static func inner(_ member: String) -> String {
        member.hasPrefix("data/") ? String(member.dropFirst("data/".count)) : member
    }

    private static func fault(of text: String, _ schema: Schema) -> ContractFault? {
        let value: JSON
        switch schema.kind {
        case .integer:
            guard let number = Int64(text) else { return .wrongParameter }
            value = .integer(number)
        case .boolean:
            guard text == "true" || text == "false" else { return .wrongParameter }
            value = .bool(text == "true")
        case .number:
            guard (try? JSON(parsing: text))?.numberText != nil else { return .wrongParameter }
            return nil
        case .array: return nil
        default: value = .string(text)
        }
        return SchemaCheck.differences(value, schema).first?.fault
    }
}
