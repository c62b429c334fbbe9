// SPDX-License-Identifier: Apache-2.0

extension ColumnNames {
    /// The timekeepers, without any e-mail.
    static let timekeeper = """
        _SEQUENCE_NO: Internal Sequence Number | EMPL: Timekeeper Number | NAME: Timekeeper Name | \
        INITIALS: Initials | INACTIVE | RATE1: Rate 1
        """

    /// The legend of the calendar codes.
    static let calendarCode = """
        _SEQUENCE_NO: Internal Sequence Number | Cal_Code: Calendar Code | Desc: Description | Type: Type | \
        Txt_Color: Text Color | Bk_Color: Background Color | Priority: Priority | Private: Private | \
        AlarmExpr: Alarm Time | Disable_Dnd: Disable Drag and Drop | Tcode: Tcode Number | Amount: Amount
        """

    /// The triggers of the automations.
    static let workflow = """
        _SEQUENCE_NO: Internal Sequence Number | Name: Name | FromSTI | Active: Active | Prompt: Prompt | \
        UserActSw: User Activated | Reserved_Bool | Src_Aop: Source Aop | Src_File: Source File | \
        Src_Type: Source Type | Src_Field: Source Field | Src_Fld_From: Source Field From | \
        Src_Fld_To: Source Field To | Src_Filter: Source Filter | QryWizSeg | Description: Description | \
        Reserved_Memo
        """

    /// The categories of each contact.
    static let contactCategory = """
        _SEQUENCE_NO: Internal Sequence Number | RP_Cat: Category | RP_Key: Contact ID
        """

    /// Where each contact is used; it names contacts by the row numbers of their file.
    static let contactUse = """
        _SEQUENCE_NO: Internal Sequence Number | RP_Seq_No | Client_Id: Client ID | Aop_Id: Area of Practice | \
        File_Id: File Name | Field_No | File_Seq_No
        """

    /// The firm's own columns of its area of practice for injuries.
    static let injury = """
        _SEQUENCE_NO: Internal Sequence Number | Client_ID: Client ID | Place_Of_Accident: Place of Accident | \
        Police_Report: Police Report Number | Hospital: Treating Hospital | Medical_Bills: Medical Bills to Date
        """

    /// The documents that Practice Master manages, by their paths inside the firm.
    static let document = """
        _SEQUENCE_NO: Internal Sequence Number | Client_ID: Client ID | Desc: Description | \
        Doc_Type: Document Type | Version_Cnt: Versions | Assemb_Doc: Document Name
        """
}
