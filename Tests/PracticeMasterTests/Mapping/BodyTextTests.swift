import Testing

@testable import PracticeMaster

@Suite struct BodyTextTests {
    @Test("HTML loses its markup and keeps its words")
    func markup() {
        let html =
            "<html><style>p{}</style><body><p>Dear&nbsp;Erik,</p>\r\n<div>5 &lt; 6 &amp; on<br>Bye</div></html>"
        #expect(BodyText.plain(html) == "Dear Erik,\n5 < 6 & on\nBye")
    }

    @Test("Angle brackets in plain text stay, addresses in them too")
    func plainBrackets() {
        let text = "From: Jo <jo@x.example>\nif a < b and c > d"
        #expect(BodyText.plain(text) == text)
        #expect(BodyText.plain("<div>Jo <jo@x.example> wrote</div>") == "Jo <jo@x.example> wrote")
    }

    @Test("RTF loses its tables and keeps paragraphs, accents and escaped braces")
    func rtf() {
        let rtf =
            "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Caf\\'e9 \\{x\\}\\par Second \\u8211? line{\\*\\gen x;}}"
        #expect(BodyText.plain(rtf) == "Café {x}\nSecond – line")
    }
}
