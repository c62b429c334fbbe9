extension DefaultTargets {
    static let clientLines = """
        Client_ID|deal.matter_number|99|the key of the matter; its left part is the client|key
        Name|link:client|95|names the contact record of the client|person.name
        Contact|link:contact|93|names the contact of the matter|deal.person
        Client_Full_Name|person.name|97|the client's display name|organization.name
        Contact_Full_Name|skip|88|repeats the name of the contact that Contact names|deal.person
        Alpha_Search|skip|93|a sort form of the name|custom:person:text:Name Search
        Addr_No,Email_Addr_No|skip|92|only selects one of the contact's addresses|
        Phone1_Src,Phone2_Src,Phone3_Src,Phone4_Src|skip|92|only selects one of the contact's phones|
        Addr1|person.address[street]|93|first line of the client's address|organization.address[street]
        Addr2,Addr3|person.address[line2]|91|further line of the client's address|organization.address[line2]
        City|person.address[city]|95|town of the client's address|organization.address[city]
        State|person.address[state]|95|state of the client's address|organization.address[state]
        Zip|person.address[zip]|95|ZIP code of the client's address|organization.address[zip]
        Country|person.address[country]|95|country of the client's address|organization.address[country]
        Phone|person.phones[work]|95|business phone|
        Fax_Phone|person.phones[fax]|95|fax|
        Home_Phone|person.phones[home]|95|home phone|
        Cellular_Phone|person.phones[mobile]|95|mobile phone|
        Phone1|person.phones[work]|86|a phone; its kind stands in another column|person.phones[other]
        Phone2,Phone3,Phone4|person.phones[other]|86|a phone; its kind stands in another column|person.phones[work]
        Alt_Addr1,Alt_Addr2,Alt_Addr3|custom:deal:address:Matter Address|87|an address of this matter only|
        Alt_City,Alt_State,Alt_Zip,Alt_Country|custom:deal:address:Matter Address|87|an address of this matter only|
        Alt_Work_Phone,Alt_Home_Phone|custom:deal:phone:Matter Phone|87|a phone of this matter only|
        Alt_Cellular_Phone,Alt_Work_Fax|custom:deal:phone:Matter Phone|87|a phone of this matter only|
        Alt_Email_Address|custom:deal:email:Matter E-mail|87|an e-mail address of this matter only|
        Alt_Web_Page|custom:deal:url:Matter Web Page|87|a web page of this matter only|
        Location|custom:deal:list:Office|88|the office in charge|
        Desc|deal.title|97|says what the matter is about|
        Task_Based_Billing|custom:deal:yesno:Task Based Billing|86|a switch of the matter|
        Inactive|deal.status|95|part of the status rule, with the close date|custom:deal:yesno:Inactive
        Secure_Client|flag:secure|97|restricted matters are held back|custom:deal:yesno:Secure
        Date_Open|deal.open_date|97|the day on which the matter was opened|custom:deal:date:Date Opened
        Close_Date|deal.close_date|97|the day on which the matter was closed|deal.expected_close_date
        Prim_Tkpr|deal.owner|96|the timekeeper in charge|custom:deal:user:Primary Timekeeper
        Sec_Tkpr|custom:deal:text:Secondary Timekeeper|88|a second timekeeper|custom:deal:user:Secondary Timekeeper
        Orig_Tkpr|custom:deal:text:Originating Timekeeper|88|who brought it|custom:deal:user:Originating Timekeeper
        Category|custom:deal:list:Billing Category|87|a billing category|deal.label
        AOP|custom:deal:list:Area of Practice|93|the area of practice|deal.label
        Referred_By|custom:deal:text:Referred By|90|who referred the client|custom:deal:person:Referred By
        Ref_No|custom:deal:text:File Reference Number|92|the firm's file number|
        Stat_Limit|custom:deal:date:Statute of Limitations|93|a date to keep|deal.expected_close_date
        Opp_Atty|custom:deal:text:Opposing Attorney|90|the other side's lawyer|custom:deal:person:Opposing Attorney
        Fil_County|custom:deal:text:County of Filing|90|where the case is filed|
        State_Jurs|custom:deal:text:State of Jurisdiction|90|where the case is heard|
        Conty_Jurs|custom:deal:text:County of Jurisdiction|90|where the case is heard|
        Court_Jurs|custom:deal:text:Court of Jurisdiction|90|where the case is heard|
        Judge|custom:deal:text:Judge|90|the judge|
        Verdict|custom:deal:text:Verdict|90|the outcome in words|custom:deal:longtext:Verdict
        Agree_Date|custom:deal:date:Date of Fee Agreement|91|a date of the matter|
        Agree_Type|custom:deal:list:Type of Fee Agreement|89|the fee's kind|custom:deal:text:Type of Fee Agreement
        Style|custom:deal:longtext:Case Style|89|the caption of the case|deal.title
        Email_Address|person.emails[work]|95|the client's e-mail address|
        Web_Page|organization.website|90|the client's web page|custom:person:url:Web Page
        Comments|custom:person:longtext:Comments|88|remarks about the client|person.notes
        Client_Photo|skip|93|the path of a picture on the firm's server|file.path
        Tax_ID|skip|93|tax numbers stay behind until a person decides otherwise|custom:person:text:Tax ID
        Closed_File_Loc|custom:deal:text:Closed File Location|90|where the paper file is|
        Sched_Destroy_Date|custom:deal:date:Scheduled Destroy Date|91|a date of the matter|
        Signing_Atty|custom:deal:text:Signing Attorney|90|the lawyer who signed|
        Date_Destroyed|custom:deal:date:Date Destroyed|91|a date of the matter|
        Closed_File_Notes|custom:deal:longtext:Closed File Notes|90|remarks about the matter|
        Court_Notes|custom:deal:longtext:Court Notes|90|remarks about the matter|
        _SEQUENCE_NO,T3_Integration,QB_Integration,QBEditSeq,QBListID,Reserved|skip|95|internal to Practice Master|
        CR_Jurisdiction_Id,CRM_Lead_Id,Doc_Import_Id|skip|95|internal to Practice Master|
        """

    static let contactLines = """
        RP_Key|key|98|the contact's own key|person.source_id
        Name|person.name|97|the contact's full name|organization.name
        First_Name|person.first_name|96|first name; the full name is preferred|
        Last_Name|person.last_name|96|last name; the full name is preferred|
        Organization|person.organization|95|the employer, or the organization's own name|organization.name
        Org_Sw|flag:is_organization|97|tells organizations from people|
        Inactive|custom:person:yesno:Inactive|88|a switch of the contact|
        County|custom:person:text:County|89|part of the address that has no place of its own|
        Addr1|person.address[street]|88|the default address|
        Addr2,Addr3|person.address[line2]|88|the default address|
        City|person.address[city]|88|the default address|
        State|person.address[state]|88|the default address|
        Zip|person.address[zip]|88|the default address|
        Country|person.address[country]|88|the default address|
        Phone1|person.phones[work]|86|a phone; its kind stands in another column|person.phones[other]
        Phone2,Phone3,Phone4|person.phones[other]|86|a phone; its kind stands in another column|person.phones[work]
        Addr_No|skip|92|only selects the default address|
        Phone1_Src,Phone2_Src,Phone3_Src,Phone4_Src|skip|92|only selects which phones are shown|
        Addr1_Line1|person.address[street]|95|business address|organization.address[street]
        Addr1_Line2,Addr1_Line3|person.address[line2]|93|business address|organization.address[line2]
        Addr1_City|person.address[city]|95|business address|organization.address[city]
        Addr1_State|person.address[state]|95|business address|organization.address[state]
        Addr1_Zip|person.address[zip]|95|business address|organization.address[zip]
        Addr1_Country|person.address[country]|95|business address|organization.address[country]
        Addr2_Line1,Addr2_Line2,Addr2_Line3,Addr2_City|person.address[home]|93|home address|
        Addr2_State,Addr2_Zip,Addr2_Country|person.address[home]|93|home address|
        Addr3_Line1,Addr3_Line2,Addr3_Line3,Addr3_City|custom:person:address:Other Address|90|a third address|
        Addr3_State,Addr3_Zip,Addr3_Country|custom:person:address:Other Address|90|a third address|
        Work_Phone,Work_Phone2,Company_Phone|person.phones[work]|95|business phone|
        Home_Phone,Home_Phone2|person.phones[home]|95|home phone|
        Cellular_Phone|person.phones[mobile]|95|mobile phone|
        Car_Phone|person.phones[mobile]|88|car phone|person.phones[other]
        Work_Fax,Home_Fax,Other_Fax|person.phones[fax]|95|fax|
        Primary_Phone,Assistant_Phone,Callback,Other_Phone,Pager|person.phones[other]|92|another phone|
        Radio_Phone,ISDN,Telex,TTY_TDD_Phone|person.phones[other]|90|another phone|
        Do_Not_Sync,GroupInfo|skip|90|a setting of the synchronisation with Outlook|
        Salutation|custom:person:text:Salutation|90|how letters begin|
        Contact_1|custom:person:text:Contact Name|88|a person at the organization|
        Contact_2|custom:person:text:Secondary Contact Name|88|a second person at the organization|
        First_Date|custom:person:date:First Contact Date|90|a date of the contact|
        Last_Date|custom:person:date:Last Contact Date|90|a date of the contact|
        Reg_No|custom:person:text:Registration Number|90|for lawyers, the bar number|
        Specialty|custom:person:text:Specialty|90|the contact's field of work|person.job_title
        Background|custom:person:longtext:Background|90|remarks about the contact|
        DOB|skip|93|dates of birth stay behind by default|person.birthday; custom:person:date:Date of Birth
        Gender|skip|90|personal; stays behind until a person decides otherwise|custom:person:list:Gender
        Marital_Status|skip|88|personal; stays behind until a person decides otherwise|custom:person:list:Marital Status
        Driv_Lic_No|skip|92|licence numbers stay behind by default|custom:person:text:Driver License Number
        Driver_Lic_State|skip|88|belongs to a licence number that stays behind|custom:person:text:Driver License State
        Tax_ID|skip|93|tax numbers stay behind until a person decides otherwise|custom:person:text:Tax ID
        RP_Cat|custom:person:list:Role|94|the contact's role|person.label; person.job_title
        Email_Address|person.emails[work]|88|the e-mail address shown now|
        Email_Address1|person.emails[work]|96|an e-mail address|
        Email_Address2,Email_Address3|person.emails[other]|95|a further e-mail address|person.emails[home]
        Web_Page|organization.website|90|a web page|custom:person:url:Web Page
        Comments|custom:person:longtext:Comments|91|remarks about the contact|person.notes
        RP_Photo|skip|93|the path of a picture on the firm's server|file.path
        Facebook|custom:person:url:Facebook|88|a profile|
        Twitter|custom:person:text:Twitter|88|a profile|
        LinkedIn|custom:person:url:LinkedIn|88|a profile|
        Social_Media1|custom:person:text:Social Media 1|86|a profile|
        Social_Media2|custom:person:text:Social Media 2|86|a profile|
        Social_Media1_Label,Social_Media2_Label|skip|86|only a label of the next column|
        Birthday_Card|custom:person:yesno:Birthday Card|87|a switch of the contact|
        Holiday_Card|custom:person:yesno:Holiday Card|87|a switch of the contact|
        Holiday_Gift|custom:person:yesno:Holiday Gift|87|a switch of the contact|
        Holiday_Party|custom:person:yesno:Holiday Party|87|a switch of the contact|
        Newsletter|custom:person:yesno:Newsletter|87|a switch of the contact; a sign of consent|
        Event_Tickets|custom:person:yesno:Event Tickets|87|a switch of the contact|
        DOD|custom:person:date:Date of Death|88|a date of the contact|
        Spouse_Name|custom:person:text:Spouse Name|86|a name|
        Last_Used|custom:person:date:Last Used|86|a date of the contact|
        Use_Again|custom:person:text:Use Again|86|a remark|
        Marketing_Notes|custom:person:longtext:Marketing Notes|88|remarks about the contact|
        _SEQUENCE_NO,T3_Integration,IntegID|skip|95|internal to Practice Master|
        """

    static let useLines = """
        Client_Id|link:matter|96|names the matter|
        RP_Seq_No|custom:deal:longtext:Other Contacts|90|the other contacts of the matter, by their row numbers|
        Aop_Id,File_Id,Field_No,File_Seq_No|skip|92|only says where the contact is named|
        _SEQUENCE_NO|skip|95|internal to Practice Master|
        """

    static let categoryLines = """
        RP_Key|link:contact|96|names the contact|
        RP_Cat|custom:person:set:Roles|93|one of the contact's roles|
        _SEQUENCE_NO|skip|95|internal to Practice Master|
        """
}
