import Migration
import PipedriveClient
import Testing

@Suite struct AccountAddressTests {
    @Test(
        "an address is brought to one form",
        arguments: [
            ("https://company.pipedrive.com", "https://company.pipedrive.com"),
            ("  HTTPS://Company.PipeDrive.com/ ", "https://company.pipedrive.com"),
            ("company.pipedrive.com", "https://company.pipedrive.com"),
            ("https://company.pipedrive.com:443", "https://company.pipedrive.com"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("http://localhost:80", "http://localhost"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://127.9.9.9", "https://127.9.9.9"),
        ]
    )
    func normalises(_ input: String, _ text: String) throws {
        #expect(try AccountAddress(input).text == text)
    }

    @Test(
        "the token is never sent in the clear to another machine",
        arguments: [
            "http://company.pipedrive.com", "http://192.168.0.4:8080", "http://127.0.0.1.evil.com:80",
            "http://localhost.evil.com:80",
        ]
    )
    func refusesPlainHTTP(_ input: String) {
        let error = #expect(throws: ClientError.self) { try AccountAddress(input, allowingOtherHosts: true) }
        guard case .insecureAddress = error else {
            Issue.record("\(input) gave \(String(describing: error))")
            return
        }
    }

    @Test(
        "hosts that only look like Pipedrive are refused",
        arguments: [
            "https://evilpipedrive.com", "https://pipedrive.com", "https://company.pipedrive.com.evil.com",
            "https://company.pipedrive.co", "https://example.com:8443",
        ]
    )
    func refusesOtherHosts(_ input: String) {
        let error = #expect(throws: ClientError.self) { try AccountAddress(input) }
        guard case .notPipedrive = error else {
            Issue.record("\(input) gave \(String(describing: error))")
            return
        }
    }

    @Test("another host over TLS is possible when it is asked for")
    func allowsOtherHost() throws {
        let address = try AccountAddress("https://crm-proxy.example.com:8443", allowingOtherHosts: true)
        #expect(address.text == "https://crm-proxy.example.com:8443")
        #expect(!address.isLoopback)
    }

    @Test(
        "the wrong part of an address is named and the text is not repeated",
        arguments: [
            ("ftp://company.pipedrive.com", ClientError.AddressProblem.scheme),
            ("https://token@company.pipedrive.com", .userName),
            ("https://a:b@company.pipedrive.com", .userName),
            ("https://company.pipedrive.com@evil.com", .userName),
            ("https://company.pipedrive.com/pipeline/1", .path),
            ("https://company.pipedrive.com?api_token=abc", .path),
            ("https://company.pipedrive.com#x", .path),
            ("https://evil.com\\.pipedrive.com", .path),
            ("https://company.pipedrive.com:8443", .port),
            ("http://127.0.0.1:0", .port), ("http://127.0.0.1:+80", .port), ("http://127.0.0.1:99999", .port),
            ("http://127.0.0.1", .port),
            ("https://", .host), ("", .host), ("https://.pipedrive.com", .host), ("https://a..pipedrive.com", .host),
            ("https://comp any.pipedrive.com", .host), ("https://-a.pipedrive.com", .host),
            ("https://cömpany.pipedrive.com", .host), ("https://a%2eb.pipedrive.com", .host),
            ("https://a\r\nx-evil.pipedrive.com", .host), ("https://[::2]:80", .host),
        ]
    )
    func refusesMalformed(_ input: String, _ problem: ClientError.AddressProblem) {
        let error = #expect(throws: ClientError.self) { try AccountAddress(input) }
        #expect(error == .malformedAddress(problem: problem))
        #expect(error?.description.contains("https://company.pipedrive.com,") == true)
    }

    @Test("a query is escaped byte by byte; a path keeps its slashes")
    func buildsURL() throws {
        let address = try AccountAddress("https://company.pipedrive.com")
        let call = ApiCall(
            .get,
            "/api/v2/a b/é?#",
            query: [.init("a", "1"), .init("b&", "x=y z+~-_.%\u{1F600}")]
        )
        #expect(
            address.url(of: call)
                == "https://company.pipedrive.com/api/v2/a%20b/%C3%A9%3F%23?a=1&b%26=x%3Dy%20z%2B~-_.%25%F0%9F%98%80"
        )
    }
}
