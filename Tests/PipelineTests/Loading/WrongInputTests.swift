import Foundation
import Migration
import TestSupport
import Testing

@testable import Pipeline

/// What people name by mistake is recognised for what it is.
@Suite struct WrongInputTests {
    private func refusal(_ bytes: [UInt8], _ name: String) throws -> String {
        let folder = try TemporaryFolder()
        let path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return refusal(of: path)
    }

    private func refusal(of path: String) -> String {
        do throws(PipelineError) {
            _ = try ExportFolder.contents(at: [path])
            return ""
        } catch {
            #expect(error.exitCode == 2)
            return error.description
        }
    }

    @Test("workbooks, PDFs, databases and other packed files are named as what they are, whatever they are called")
    func formats() throws {
        let zero = [UInt8](repeating: 0, count: 600)
        #expect(try refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] + zero, "CMCLIENT.xls").contains("Excel"))
        #expect(try refusal(Array("%PDF-1.7\n".utf8) + zero, "CMCLIENT.csv").contains("PDF"))
        #expect(try refusal(Array("SQLite format 3\0".utf8) + zero, "CMCLIENT.csv").contains("database"))
        for mark in [[0x1F, 0x8B, 8], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8), Array("BZh9".utf8)] {
            #expect(try refusal(mark + zero, "CMCLIENT.csv").contains("unpack it"))
        }
    }

    @Test("what can be read only once is refused before anything waits for it")
    func pipes() throws {
        #expect(refusal(of: "/dev/null").contains("read more than once"))
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/pipe.csv"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(refusal(of: pipe).contains("read more than once"))
        #expect(refusal(of: folder.path).contains("read more than once"))
    }

    @Test("a folder without tables says where they may be")
    func folders() throws {
        let folder = try TemporaryFolder()
        #expect(refusal(of: folder.path).contains("no tables"))
        _ = try folder.make("Export 2026")
        #expect(refusal(of: folder.path).contains("perhaps \(folder.path)/Export 2026"))
    }

    @Test("a copy of a file is left aside, another export of the same file is a question")
    func copies() throws {
        let folder = try TemporaryFolder()
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "CMCLIENT.csv")
        try folder.write("Client_ID,Desc,Name\n1.00,A,B\n", to: "CMCLIENT (2).csv")
        let contents = try ExportFolder.contents(at: [folder.path])
        #expect(contents.files.count == 1)
        #expect(contents.leftAside == ["CMCLIENT.csv (the same as CMCLIENT (2).csv)"])
        try folder.write("Client_ID,Desc,Name\n1.00,A,C\n", to: "CMCLIENT (2).csv")
        #expect(refusal(of: folder.path).contains("are both CMCLIENT"))
    }
}
