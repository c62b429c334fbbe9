// SPDX-License-Identifier: Apache-2.0

/// The columns of each file in the order of the vendor, then the firm's own: `Field_ID: label`, parted by bars.
enum ColumnNames {
    /// The client file: one row a matter, the client repeated in each.
    static let client = """
        _SEQUENCE_NO: Internal Sequence Number | Client_ID: Client ID | Name: Client Name | \
        Contact: Contact Name | Alpha_Search: Name Search | Client_Full_Name: Client Full Name | \
        Contact_Full_Name: Contact Full Name | Addr_No: Address Selector | \
        Email_Addr_No: Email Address Selector | Addr1: Address Line 1 | Addr2: Address Line 2 | \
        Addr3: Address Line 3 | City: City | State: State | Zip: Zip Code | Country: Country | \
        Phone1: Matter Contact Phone Number (top-left) | Phone2: Matter Contact Phone Number (bottom-left) | \
        Phone3: Matter Contact Phone Number (top-right) | Phone4: Matter Contact Phone Number (bottom-right) | \
        Phone1_Src: Phone Number Selector (top-left) | Phone2_Src: Phone Number Selector (bottom-left) | \
        Phone3_Src: Phone Number Selector (top-right) | Phone4_Src: Phone Number Selector (bottom-right) | \
        Phone: Matter Contact Business Phone Number | Fax_Phone: Matter Contact Fax Phone Number | \
        Home_Phone: Matter Contact Home Phone Number | Cellular_Phone: Matter Contact Mobile Phone Number | \
        Alt_Addr1: Address Line 1 | Alt_Addr2: Address Line 2 | Alt_Addr3: Address Line 3 | Alt_City: City | \
        Alt_State: State | Alt_Zip: Zip | Alt_Country: Country | Alt_Work_Phone: Business Phone Number | \
        Alt_Work_Fax: Fax Phone Number | Alt_Home_Phone: Home Phone Number | \
        Alt_Cellular_Phone: Cellular Phone Number | Location: Location | Desc: Work Description | \
        Task_Based_Billing: Task Based Billing Switch | Inactive: Inactive Switch | \
        Secure_Client: Secure Client Switch | Misc_1: Miscellaneous Line 1 | Misc_2: Miscellaneous Line 2 | \
        Misc_3: Miscellaneous Line 3 | Date_Open: Open Date | Close_Date: Close Date | \
        Prim_Tkpr: Primary Timekeeper # | Sec_Tkpr: Secondary Timekeeper # | \
        Orig_Tkpr: Originating Timekeeper # | Category: Category | T3_Integration | QB_Integration | \
        QBEditSeq | QBListID | AOP: Area of Practice | Referred_By: Referred By | \
        Ref_No: File Reference Number | Stat_Limit: Statute of Limitations | Opp_Atty: Opposing Attorney | \
        Fil_County: County of Filing | State_Jurs: State of Jurisdiction | \
        Conty_Jurs: County of Jurisdiction | Court_Jurs: Court of Jurisdiction | Judge: Judge | \
        Verdict: Verdict or Outcome | Agree_Date: Date of Fee Agreement | Agree_Type: Type of Fee Agreement | \
        CR_Jurisdiction_Id | Doc_Import_Id | CRM_Lead_Id | Style: Style | Email_Address: Email Address | \
        Web_Page: Web Page | Alt_Email_Address: Alt Email Address | Alt_Web_Page: Alt Web Page | \
        Client_Photo: Client Photo | Comments: Comments | Tax_ID: Tax ID | Reserved | \
        Closed_File_Loc: Closed File Location | Sched_Destroy_Date: Scheduled Destroy Date | \
        Signing_Atty: Signing Attorney | Date_Destroyed: Date Destroyed | \
        Closed_File_Notes: Closed File Notes | Court_Notes: Court Notes | Date_Of_Loss: Date of Loss | \
        Adjuster: Insurance Adjuster | Policy_Limit: Policy Limit | Referral_Source: Referral Source | \
        Case_Stage: Stage of Case
        """

    /// The contact file.
    static let contact = """
        _SEQUENCE_NO: Internal Sequence Number | RP_Key: Contact ID | Name: Full Name | \
        Organization: Organization Name | Org_Sw: Organization Switch | Inactive: Inactive | County: County | \
        Addr1: Default Address Line 1 | Addr2: Default Address Line 2 | Addr3: Default Address Line 3 | \
        City: Default City | State: Default State | Zip: Default Zip | Country: Default Country | \
        Phone1: Phone Number Displayed (top-left) | Phone2: Phone Number Displayed (bottom-left) | \
        Phone3: Phone Number Displayed (top-right) | Phone4: Phone Number Displayed (bottom-right) | \
        Addr_No: Default Address Selector | Addr1_Line1: Business Address Line 1 | \
        Addr1_Line2: Business Address Line 2 | Addr1_Line3: Business Address Line 3 | \
        Addr1_City: Business Address City | Addr1_State: Business Address State | \
        Addr1_Zip: Business Address Zip | Addr1_Country: Business Address Country | \
        Addr2_Line1: Home Address Line 1 | Addr2_Line2: Home Address Line 2 | \
        Addr2_Line3: Home Address Line 3 | Addr2_City: Home Address City | Addr2_State: Home Address State | \
        Addr2_Zip: Home Address Zip | Addr2_Country: Home Address Country | \
        Addr3_Line1: Other Address Line 1 | Addr3_Line2: Other Address Line 2 | \
        Addr3_Line3: Other Address Line 3 | Addr3_City: Other Address City | \
        Addr3_State: Other Address State | Addr3_Zip: Other Address Zip | \
        Addr3_Country: Other Address Country | Phone1_Src: Phone Number Selector (top-left) | \
        Phone2_Src: Phone Number Selector (bottom-left) | Phone3_Src: Phone Number Selector (top-right) | \
        Phone4_Src: Phone Number Selector (bottom-right) | Assistant_Phone: Assistant Phone | \
        Work_Phone: Business Phone | Work_Phone2: Business Phone 2 | Work_Fax: Business Fax | \
        Callback: Callback | Car_Phone: Car Phone | Company_Phone: Company Phone | Home_Phone: Home Phone | \
        Home_Phone2: Home Phone 2 | Home_Fax: Home Fax | ISDN: ISDN | Cellular_Phone: Mobile Phone | \
        Other_Phone: Other Phone | Other_Fax: Other Fax | Pager: Pager | Primary_Phone: Primary Phone | \
        Radio_Phone: Radio Phone | Telex: Telex Number | TTY_TDD_Phone: TTY/TDD Phone | \
        Do_Not_Sync: Do Not Sync | T3_Integration | Salutation: Salutation | First_Name: First Name | \
        Last_Name: Last Name | Contact_1: Contact Name | Contact_2: Secondary Contact Name | \
        First_Date: First Contact Date | Last_Date: Last Contact Date | Reg_No: Registration Number | \
        Specialty: Specialty | Background: General Background | DOB: Date of Birth | Gender: Gender | \
        RP_Cat: Contact Category | Email_Address: Email Address | Web_Page: Web Page | \
        Email_Address1: Email 1 Address | Email_Address2: Email 2 Address | Email_Address3: Email 3 Address | \
        RP_Photo: Contact Photo | Comments: Comments | GroupInfo: Group Info | IntegID | \
        Social_Media1_Label: Other 1 Label | Social_Media2_Label: Other 2 Label | \
        Birthday_Card: Birthday Card | Holiday_Card: Holiday Card | Holiday_Gift: Holiday Gift | \
        Holiday_Party: Holiday Party | Newsletter: Newsletter | Event_Tickets: Event Tickets | \
        DOD: Date of Death | Marital_Status: Marital Status | Spouse_Name: Spouse's Name | \
        Driv_Lic_No: Driver License | Driver_Lic_State: Driver License State | Last_Used: Date Last Used | \
        Use_Again: Use Again? | Facebook: Facebook | Twitter: Twitter | LinkedIn: LinkedIn | \
        Social_Media1: Other 1 | Social_Media2: Other 2 | Marketing_Notes: Marketing Notes | \
        Preferred_Language: Preferred Language | Bar_State: State of Bar Admission
        """
}
