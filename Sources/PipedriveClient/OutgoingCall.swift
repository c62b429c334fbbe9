import AsyncHTTPClient
import Migration

/// A call with the body that goes over the wire: JSON, or the form with a document.
struct OutgoingCall: Sendable {
    let call: ApiCall
    let contentType: String?
    let body: HTTPClient.Body?
    /// What an upload may take longer than other calls.
    let extraMilliseconds: Int64

    /// The slowest line on which an upload comes to its end.
    private static let bytesPerMillisecond = 50

    init(_ call: ApiCall) {
        self.call = call
        contentType = call.body == nil ? nil : "application/json"
        body = call.body.map { .string($0) }
        extraMilliseconds = 0
    }

    init(_ call: ApiCall, upload: DocumentUpload, content: [UInt8]) {
        self.call = call
        contentType = upload.contentType
        body = .byteBuffer(upload.form(content))
        extraMilliseconds = Int64(content.count / OutgoingCall.bytesPerMillisecond)
    }
}
