import CanonicalJSON

/// The user and the company behind the API token.
package struct AccountIdentity: Sendable, Hashable {
    package var userID: Int64
    package var name: String
    package var email: String
    package var companyID: Int64
    package var companyName: String
    package var companyDomain: String
    package var currency: String
    package var timeZone: String
    package var isAdmin: Bool

    init?(_ data: JSON) {
        guard let userID = data["id"]?.integerValue, let email = data["email"]?.stringValue,
            let companyID = data["company_id"]?.integerValue
        else { return nil }
        self.userID = userID
        self.email = email
        self.companyID = companyID
        name = data["name"]?.stringValue ?? ""
        companyName = data["company_name"]?.stringValue ?? ""
        companyDomain = data["company_domain"]?.stringValue ?? ""
        currency = data["default_currency"]?.stringValue ?? ""
        timeZone = data["timezone_name"]?.stringValue ?? ""
        isAdmin = (data["access"]?.arrayValue ?? []).contains { access in
            access["admin"]?.boolValue == true
                && ["global", "sales", "account_settings"].contains(access["app"]?.stringValue ?? "")
        }
    }
}
