// SPDX-License-Identifier: Apache-2.0

extension ColumnNames {
    /// The journal.
    static let journal = """
        _SEQUENCE_NO: Internal Sequence Number | Record_Type: Record Type | Date: Date | Time: Time | \
        Duration: Duration | Status: Status | Client_ID: Client ID | Related_Party: Contact | \
        User_ID: User ID | Subject: Subject | Spoke_With: Spoke With | Returned_Call: Returned Call | \
        Left_Message: Left Message | Voice_Message: Voice Message | User_Updating: User Updating | \
        First_Date: First Date | Last_Date: Last Date | First_Time: First Time | Last_Time: Last Time | \
        Fee_SeqNo | Phone_No: Phone Number | Email_To: To | Email_From: From | Email_CC: CC | Email_BCC: BCC | \
        Desc: Description | Date_Time | Research_URL: Research URL | Research_File: Research File | \
        Email_Body: Email Body | Email_Attachments: Email Attachments | Orig_Email: Original Email
        """

    /// The calendar, events and tasks alike.
    static let calendar = """
        _SEQUENCE_NO: Internal Sequence Number | Due_Date: Due Date | Complet_Dt: Date Completed | \
        Calendar_Code: Calendar Code | Desc: Description | Type: Type | Start_Time: Time Start | \
        End_Time: Time End | Client_ID: Client ID | Related_Party: Contact | User_ID: User ID | \
        Priority: Priority | Private: Private | AlarmExpr: Alarm Time | Reminder1: Reminder 1 | \
        Reminder2: Reminder 2 | Reminder3: Reminder 3 | LinkNo | Pri_Key_Date_SeqNo | Sec_Key_Date_SeqNo | \
        Root_SeqNo | Orig_Template_SeqNo | Fee_SeqNo | Status: Status | CLActive | SnoozeDate: Snooze Date | \
        SnoozeTime: Snooze Time | SnoozeVerification: Snooze Verification | CR_System_ID | \
        CR_Jurisdiction_Id | CR_TriggerItem_Id | End_Date: End Date | Due_Date_UTC: Due Date UTC | \
        Start_Time_UTC: Start Time UTC | End_Date_UTC: End Date UTC | End_Time_UTC: End Time UTC | \
        SnoozeDate_UTC: Snooze Date UTC | SnoozeTime_UTC: Snooze Time UTC | No_Timezone: No TimeZone | \
        GroupInfo: User/Group | Location: Location | Comments: Comments | Rule: Rule | IntegID | CLMisc | \
        PlanVars | CR_Misc | TimeZone | IntegID_Sort | IntegInfo | \
        Required_Attendees: Required Attendees synchronized from Outlook | \
        Optional_Attendees: Optional Attendees synchronized from Outlook | Doc1: Document1 | Doc2: Document2
        """

    /// The cost file.
    static let cost = """
        _SEQUENCE_NO: Internal Sequence Number | Client_ID: Client ID | Timekeeper: Timekeeper Number | \
        Date: Date | Tcode: Tcode | Phase_Task: Phase/Task | Activity: Expense ID | Bill_Code: Bill Code | \
        Hold: Status | Amount: Amount | Archived: Archived Transaction | Stmt_Date: Statement Date | \
        Stmt_Num: Statement Number | Units: Units | Rate: Rate | Mirror_Seq_No | QBEditSeq | QBTxnId | \
        QBVendor | QBAcct | User_ID: User ID | Create_Date: Creation Date | Create_Time: Creation Time | \
        Rate_Code: Rate Code | Sales_Tax: Sales Tax | PendingAmtSw | PendingRateSw | \
        Description: Description
        """

    /// The fee file.
    static let fee = """
        _SEQUENCE_NO: Internal Sequence Number | Client_ID: Client ID | Timekeeper: Timekeeper Number | \
        Category: Category | Date: Date | Tcode: Tcode | Phase_Task: Phase/Task | Activity: Activity | \
        Bill_Code: Bill Code | Hold: Status | Rate: Rate | Hours: Hours to Bill | Amount: Amount | \
        Archived: Archived Transaction | Stmt_Date: Statement Date | Stmt_Num: Statement Number | \
        Worked_Hours: Hours Worked | Mirror_Seq_No | QBEditSeq | QBTxnId | User_ID: User ID | \
        Create_Date: Creation Date | Create_Time: Creation Time | Rate_Code: Rate Code | \
        Sales_Tax: Sales Tax | PendingRateSw | PendingAmtSw | Location: Geolocation | \
        Description: Description
        """
}
