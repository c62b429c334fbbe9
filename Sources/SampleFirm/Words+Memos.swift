// SPDX-License-Identifier: Apache-2.0

extension Words {
    static let feeVerbs = [
        "Review", "Draft", "Revise", "Prepare", "Telephone conference regarding", "E-mail correspondence regarding",
        "Research", "Finalize", "Office conference regarding", "Attend to",
    ]

    static let feeObjects = [
        "motion to compel", "answers to interrogatories", "deposition outline", "settlement demand",
        "purchase agreement", "medical records", "inventory of estate assets", "parenting plan",
        "operating agreement", "lease amendment", "employment handbook", "subpoena duces tecum",
        "brief in support of summary judgment", "title commitment", "jury instructions", "proposed order",
    ]

    static let feeEndings = [
        "", "; calls with client", "; follow up with opposing counsel", " – final version",
        ", including Neb. Rev. Stat. § 25-1222", "; confer with co-counsel re: \"open items\" list",
    ]

    static let costs: [(text: String, activity: String)] = [
        ("Filing fee, District Court", "E112"), ("Photocopies, 120 pages", "E101"),
        ("Court reporter – transcript", "E115"),
        ("Certified mail", "E108"), ("Mileage to hearing", "E109"), ("Expert retainer", "E119"),
        ("Service of process", "E113"), ("Medical records, copying", "E118"),
    ]

    static let subjects = [
        "deposition dates", "settlement authority", "records request", "lease renewal", "hearing continuance",
        "discovery responses", "closing documents", "witness list", "parenting schedule", "estate inventory",
    ]

    static let notes = [
        "Client prefers e-mail, not calls at work.", "File moved to the third floor, cabinet 12.",
        "Opposing counsel asked for ten more days; agreed, no motion needed.",
        "Client says she “never signed” the second page.", "Inspection showed a 6\" crack, north wall.",
        "Retainer agreement signed – original in safe.", "Waiting for records, then demand, then mediation.",
        "Judge’s chambers want courtesy copies, tabbed.",
    ]

    static let statutes = [
        "§ 25-207: limitations, four years.", "§ 30-2469: notice to creditors.", "§ 42-364: custody, best interests.",
        "Rule 37: sanctions for failure to answer, “substantially justified” standard.",
    ]

    static let calendarCodes: [(code: String, text: String, type: String)] = [
        ("HEARING", "Court hearing", "E"), ("DEPO", "Deposition", "E"), ("MEETING", "Meeting", "E"),
        ("TRIAL", "Trial", "E"), ("MEDIATE", "Mediation", "E"), ("CLOSING", "Real estate closing", "E"),
        ("OUT", "Out of office", "E"), ("DEADLINE", "Deadline", "T"), ("TASK", "Task", "T"), ("CALL", "Call back", "T"),
        ("SOL", "Statute of limitations", "T"), ("REVIEW", "File review", "T"),
    ]

    static let tasks = [
        "File answer", "Send discovery requests", "Call client back", "Review file", "Prepare exhibit list",
        "Order transcript", "Send closing letter", "Check statute date",
    ]

    static let rooms = ["Conference Room A", "Courtroom 31", "By phone", "Client’s office", "County-City Building"]
}
