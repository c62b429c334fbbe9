extension DefaultTargets {
    static let journalLines = """
        _SEQUENCE_NO|key|97|the only number of its own that the row has|
        Record_Type|note.line|92|heads the note: call, e-mail, research|
        Date,Time|note.add_time|97|when it happened; notes keep it|
        Client_ID|link:matter|98|names the matter|note.deal
        Related_Party|link:contact|96|names the contact|note.person
        User_ID|note.user|96|the author|note.line
        Subject|note.line|93|heads the note|note.content
        Desc|note.content|97|the text|
        Email_Body|note.content|96|the text of an e-mail|
        Duration,Status|note.line|88|kept readable in the note|
        Spoke_With,Returned_Call,Left_Message,Voice_Message|note.line|90|the outcome of a call|
        User_Updating|note.line|86|who changed it last|
        First_Date,First_Time,Last_Date,Last_Time|note.line|86|kept readable in the note|
        Phone_No,Email_To,Email_From,Email_CC,Email_BCC|note.line|94|particulars of a call or an e-mail|
        Research_URL,Research_File|note.line|90|kept readable in the note|
        Email_Attachments,Orig_Email|note.line|88|names only: the files are not in the export|file.path
        Fee_SeqNo,Date_Time|skip|93|internal to Practice Master|
        """

    static let calendarLines = """
        _SEQUENCE_NO|key|97|the only number of its own that the row has|
        Desc|activity.subject|97|says what it is about|
        Calendar_Code|activity.type|95|the kind of entry, by the value map|
        Due_Date|activity.due_date|97|the day|
        Start_Time|activity.due_time|96|when it begins|
        End_Time|activity.end_time|96|when it ends|
        End_Date|activity.end_date|95|the last day|
        Complet_Dt|activity.done|96|filled when it is done|
        GroupInfo|activity.owner|94|who has to do it|activity.owner[merged]; activity.line
        User_ID|activity.creator|94|who entered it|activity.owner
        Client_ID|link:matter|98|names the matter|activity.deal
        Related_Party|link:contact|96|names the contact|activity.person
        Location|activity.location|95|where it is|
        Comments|activity.note|95|the text|
        Private|flag:private|97|private entries are held back|activity.line
        Type,Priority,Status|activity.line|88|kept readable in the text|
        AlarmExpr,Reminder1,Reminder2,Reminder3|activity.line|86|kept readable in the text|
        Rule|activity.line|88|kept readable in the text|
        Required_Attendees,Optional_Attendees|activity.line|92|never written as attendees: that could mail invitations|
        Doc1,Doc2|activity.line|88|names only: the files are not in the export|file.path
        Due_Date_UTC,Start_Time_UTC,End_Date_UTC,End_Time_UTC|skip|88|repeats the local time|activity.line
        TimeZone,No_Timezone|skip|88|the firm's time zone is used|activity.line
        LinkNo,Pri_Key_Date_SeqNo,Sec_Key_Date_SeqNo,Root_SeqNo|skip|95|internal to Practice Master|
        SnoozeDate,SnoozeTime,SnoozeVerification,SnoozeDate_UTC,SnoozeTime_UTC|skip|93|a reminder's state|
        Orig_Template_SeqNo,Fee_SeqNo,CLActive,CR_System_ID,CR_Jurisdiction_Id|skip|95|internal to Practice Master|
        CR_TriggerItem_Id,IntegID,CLMisc,PlanVars,CR_Misc,IntegID_Sort,IntegInfo|skip|95|internal to Practice Master|
        """

    static let feeLines = """
        _SEQUENCE_NO|key|97|the only number of its own that the row has|
        Client_ID|link:matter|98|names the matter|fee.deal
        Date|fee.date|96|the day of the work|fee.line
        Timekeeper|fee.user|95|who did the work|fee.line
        Hours|deal.fee_hours|96|summed by matter over billable lines|fee.line
        Rate|deal.fee_rate|94|the effective rate is total by hours|fee.line
        Amount|deal.fee_total|96|summed by matter over billable lines; also the deal's value|deal.value
        Bill_Code|fee.billable|95|tells billable lines from others|fee.line
        Description|fee.line|94|the narrative|
        Tcode,Phase_Task,Activity,Category,Hold,Archived|fee.line|90|kept in the itemised note|
        Stmt_Date,Stmt_Num,Worked_Hours,User_ID|fee.line|88|kept in the itemised note|
        Create_Date,Create_Time,Rate_Code,Sales_Tax|fee.line|86|kept in the itemised note|
        Location,Mirror_Seq_No,QBEditSeq,QBTxnId,PendingRateSw,PendingAmtSw|skip|95|internal to Practice Master|
        """

    static let costLines = """
        _SEQUENCE_NO|key|97|the only number of its own that the row has|
        Client_ID|link:matter|98|names the matter|cost.deal
        Date|cost.date|96|the day of the cost; the latest one goes to the deal|deal.cost_date
        Amount|deal.cost_amount|96|summed by matter|cost.line
        Description|deal.cost_description|95|one line a cost, oldest first|cost.line
        Bill_Code|cost.billable|94|tells billable lines from others|cost.line
        Timekeeper,Tcode,Phase_Task,Activity,Hold,Archived|cost.line|90|kept in the itemised note|
        Stmt_Date,Stmt_Num,Units,Rate,User_ID|cost.line|88|kept in the itemised note|
        Create_Date,Create_Time,Rate_Code,Sales_Tax|cost.line|86|kept in the itemised note|
        Mirror_Seq_No,QBEditSeq,QBTxnId,QBVendor,QBAcct,PendingAmtSw,PendingRateSw|skip|95|internal to Practice Master|
        """

    static let areaLines = """
        Client_ID|link:matter|96|names the matter|
        _SEQUENCE_NO|key|95|the only number of its own that the row has|
        """

    static let documentLines = """
        Assemb_Doc|file.path|92|the path of the document|
        Client_ID|link:matter|96|names the matter|
        Related_Party|link:contact|94|names the contact|
        _SEQUENCE_NO|key|95|the only number of its own that the row has|
        """
}
