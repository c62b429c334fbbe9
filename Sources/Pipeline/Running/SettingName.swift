/// Names of the settings that the ledger keeps.
package enum SettingName {
    package static let company = "company_id"
    package static let companyDomain = "company_domain"
    /// The folder in which documents were found, as an absolute path.
    package static let documentsFolder = "documents_folder"
}
