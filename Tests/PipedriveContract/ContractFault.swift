/// In which way a request or an answer is not what the description says.
package enum ContractFault: String, Sendable, Hashable {
    case unknownPath = "no such path"
    case unknownMethod = "no such method"
    case unknownParameter = "no such parameter"
    case missingParameter = "a required parameter is missing"
    case wrongParameter = "the parameter has another type"
    case unexpectedBody = "no body is described"
    case missingBody = "a body is required"
    case noJSON = "it is no JSON"
    case unknownStatus = "no such status"
    case unknownMember = "no such member"
    case missingMember = "a required member is missing"
    case wrongType = "it has another type"
    case isNull = "null is not allowed"
    case notAChoice = "it is none of the choices"
    case wrongFormat = "it has another format"
    case wrongSize = "it is too long, too short, too large or too small"
}
