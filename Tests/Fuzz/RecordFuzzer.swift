/// What libFuzzer calls with each input; built by `tools/fuzz`, not by the package.
///
/// Its first byte says where the rest is cut into two chunks, so that the fuzzer looks for cuts that matter too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let bytes = Array(input.dropFirst())
    let cut = Int(input.first ?? 0) * bytes.count / 255
    if let problem = RecordAccount.problem(in: bytes) ?? RecordAccount.problem(in: bytes, cutAt: [cut]) {
        preconditionFailure(problem)
    }
    return 0
}
