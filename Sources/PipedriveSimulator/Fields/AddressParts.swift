/// The parts of an address besides its one-line value.
import CanonicalJSON

enum AddressParts {
    static let names = [
        "country", "admin_area_level_1", "admin_area_level_2", "locality", "sublocality", "route", "street_number",
        "subpremise", "postal_code",
    ]

    /// What an account that looks addresses up finds for each of them.
    static let geocoded: [String: JSON] = [
        "country": "United States", "admin_area_level_1": "Illinois", "locality": "Springfield",
        "postal_code": "62701",
    ]
}
