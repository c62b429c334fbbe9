/// The parts of an address besides its one-line value.
enum AddressParts {
    static let names = [
        "country", "admin_area_level_1", "admin_area_level_2", "locality", "sublocality", "route", "street_number",
        "subpremise", "postal_code",
    ]
}
