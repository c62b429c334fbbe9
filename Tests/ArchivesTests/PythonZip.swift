import Foundation

/// Makes zip archives with Python's `zipfile`, a writer that shares nothing with the reader under test.
enum PythonZip {
    /// Runs a few lines of Python that write to `path`; `z` is the archive, open for writing.
    static func make(_ lines: String, at path: String) throws {
        let script = """
            import stat, struct, sys, zipfile
            path = sys.argv[1]
            z = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
            def put(name, text="Client_ID,Name\\r\\n110.01,Erik\\r\\n", mode=None, how=zipfile.ZIP_DEFLATED):
                info = zipfile.ZipInfo(name)
                info.create_system = 3
                info.external_attr = (mode or stat.S_IFREG | 0o644) << 16
                info.compress_type = how
                z.writestr(info, text)
            def patch(change):
                z.close()
                data = bytearray(open(path, "rb").read())
                change(data)
                open(path, "wb").write(data)
            def headers(data):
                for mark, at in ((b"PK\\x03\\x04", 0), (b"PK\\x01\\x02", 2)):
                    start = data.find(mark)
                    while start >= 0:
                        yield start, at
                        start = data.find(mark, start + 4)
            def names(new):
                def change(data):
                    data[:] = data.replace(b"@" * len(new), new)
                patch(change)
            \(lines)
            z.close()
            """
        let process = Process()
        let problems = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "ignore", "-c", script, path]
        process.standardError = problems
        try process.run()
        let text = String(decoding: problems.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(text: text) }
    }

    struct Failure: Error { let text: String }
}
