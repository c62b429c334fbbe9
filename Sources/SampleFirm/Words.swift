// SPDX-License-Identifier: Apache-2.0

/// The invented names of people, places and companies.
enum Words {
    static let firstNames = [
        "Erik", "Ana", "Harold", "Maria", "Thomas", "Linda", "José", "Carla", "Walter", "Ingrid", "Marcus", "Denise",
        "Paul", "Renée", "Samuel", "Grace", "Victor", "Helen", "Andre", "Monica", "Douglas", "Teresa", "Owen", "Priya",
        "Leon", "Judith", "Calvin", "Rosa", "Nathan", "Elise", "Gordon", "Thuy", "Miles", "Bernice", "Hugo", "Alma",
        "Russell", "Noor", "Felix", "Wanda", "Dale", "Sofía", "Curtis", "Irene", "Malik", "Joyce", "Stuart", "Beth",
    ]

    static let lastNames = [
        "Halvorsen", "Dunn", "Vance", "Kessler", "Ortiz", "O’Brien", "Whitlock", "Peña", "Lindqvist", "Barrow",
        "Nguyen", "Castellan", "Marsh", "Müller", "Tolliver", "Sandoval", "Pruitt", "Ashworth", "Delacroix", "Reyes",
        "Hostetler", "Brandt", "McKee", "Ivers", "Quimby", "Rasmussen", "Ellery", "Novak", "Fontaine", "Gentry",
        "Okafor", "Sorensen", "Tillman", "Varga", "Winslow", "Yoder", "Zeller", "Abbott", "Crane", "Driscoll",
        "Escobar", "Farrell", "Grady", "Hinkle", "Irwin", "Jarvis", "Keane", "Lowry", "Mabry", "Nolan",
        "Overton", "Pickett", "Rowe", "Stroud", "Thayer", "Upton", "Vasquez", "Weller", "Yates", "Ziegler",
        "Bixby", "Colter", "Dorsey", "Ewing",
    ]

    static let stems = [
        "Prairie", "Platte", "Cedar", "Sandhills", "Summit", "Harbor", "Lakeside", "Northfork", "Meridian", "Bluestem",
        "Ironwood", "Redbank", "Gateway", "Heartland", "Crossroads", "Elkhorn", "Pinnacle", "Riverbend", "Stonegate",
        "Westfield", "Amber", "Copperfield", "Dogwood", "Eastgate", "Foxglove", "Granite", "Hawthorn", "Juniper",
        "Kestrel", "Larkspur", "Maple Ridge", "Nighthawk", "Oakmont", "Pioneer", "Quarry", "Rosewood", "Silver Creek",
        "Timberline", "Union", "Valley View",
    ]

    static let trades = [
        "Mills", "Builders", "Trucking", "Dental Group", "Properties", "Foods", "Machine Works", "Software", "Farms",
        "Roofing", "Auto Body", "Logistics", "Electric", "Landscaping", "Bank", "Realty", "Plumbing", "Medical Supply",
        "Press", "Holdings", "Hardware", "Grain", "Bakery", "Outfitters", "Metals", "Plastics", "Energy", "Partners",
        "Motors", "Storage",
    ]

    static let legalForms = [", LLC", ", Inc.", " Co.", ", LLP", ", Ltd.", " Corporation"]

    static let insurers = [
        "Mutual Insurance", "Casualty Company", "Indemnity Company", "Insurance Group", "Assurance",
        "Farm & Home Insurance",
    ]

    static let vendors = [
        "Court Reporters", "Process Service", "Records Retrieval", "Investigations", "Mediation Center",
        "Document Imaging", "Title & Escrow", "Courier",
    ]

    static let specialties = [
        "Orthopedics", "Accident reconstruction", "Vocational economics", "Forensic accounting", "Civil engineering",
        "Real estate appraisal", "Neurology", "Toxicology",
    ]

    static let cities: [(city: String, state: String, zip: String, county: String)] = [
        ("Lincoln", "NE", "68508", "Lancaster"), ("Omaha", "NE", "68102", "Douglas"),
        ("Boston", "MA", "02108", "Suffolk"), ("Kearney", "NE", "68847", "Buffalo"),
        ("Des Moines", "IA", "50309", "Polk"), ("Newark", "NJ", "07102", "Essex"),
        ("Grand Island", "NE", "68801", "Hall"), ("Denver", "CO", "80202", "Denver"),
        ("Topeka", "KS", "66603", "Shawnee"), ("Sioux City", "IA", "51101", "Woodbury"),
        ("Fremont", "NE", "68025", "Dodge"), ("Hastings", "NE", "68901", "Adams"),
        ("York", "NE", "68467", "York"), ("Beatrice", "NE", "68310", "Gage"),
        ("Norfolk", "NE", "68701", "Madison"), ("Hartford", "CT", "06103", "Hartford"),
        ("Cheyenne", "WY", "82001", "Laramie"), ("Wichita", "KS", "67202", "Sedgwick"),
        ("Columbus", "NE", "68601", "Platte"), ("Ames", "IA", "50010", "Story"),
        ("Pierre", "SD", "57501", "Hughes"), ("Yankton", "SD", "57078", "Yankton"),
        ("Ogallala", "NE", "69153", "Keith"), ("Alliance", "NE", "69301", "Box Butte"),
    ]

    static let streets = [
        "Main Street", "“O” Street", "Cedar Avenue", "N. 27th Street", "County Road 9", "Lakeview Drive", "Elm Court",
        "Market Street", "W. Highway 6", "Sheridan Boulevard", "Depot Lane", "Capitol Avenue",
    ]

    static let areaCodes = ["402", "308", "712", "303", "785", "605"]
    static let languages = ["English", "English", "English", "Spanish", "Vietnamese", "Arabic"]
    static let referrals = ["Existing Client", "Bar Association", "Website", "Yellow Pages", "Another Attorney"]
    static let stages = ["Intake", "Investigation", "Negotiation", "Discovery", "Trial", "Settled"]
    static let agreements = ["Hourly", "Hourly", "Contingent", "Flat fee"]
}
