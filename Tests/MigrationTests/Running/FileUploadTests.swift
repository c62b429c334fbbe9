import CanonicalJSON
import Testing

@testable import Migration

/// Given a document to upload, whatever happens on the way, there is one file of it, or none and a word why.
@Suite struct FileUploadTests {
    private static let letter = RecordReference(.file, "CMDOCMGT/1")

    private static let document = DesiredRecord(
        letter,
        fields: [
            SmallFirm.literal("name", "Letter.pdf"), SmallFirm.literal("file_size", 30),
            SmallFirm.literal("path", "120.01/Letter.pdf"), SmallFirm.literal("sha256", "ab12"),
            SmallFirm.link("deal_id", SmallFirm.will),
        ],
        parents: [SmallFirm.will]
    )

    private func world() -> World { World(SmallFirm.records(SmallFirm.will) + [FileUploadTests.document]) }

    private func isUpload(_ call: ApiCall) -> Bool { call.method == .post && call.path.hasSuffix("/files") }

    @Test("a lost upload is found by parent, name and size, or found absent and sent again", arguments: [true, false])
    func lost(hasEffect: Bool) {
        var world = world()
        world.start()
        world.play(until: isUpload)
        world.answer(0, hasEffect ? .lostAfter : .lostBefore)
        world.play()
        #expect(world.end == .finished)
        #expect(world.events(ApiSettled.self).map(\.verdict) == [hasEffect ? .found : .absent])
        #expect(world.calls(.post, "files").count == (hasEffect ? 1 : 2))
        #expect(world.account.live("files").count == 1)
        world.run(.rollback(to: 0))
        #expect(world.events(RollbackKept.self).isEmpty)
        #expect(world.account.liveCount == 0)
    }

    @Test("two files of that name and size below that parent settle nothing") func inconclusive() {
        var world = world()
        world.start()
        world.play(until: isUpload)
        _ = world.account.answer(world.out[0].call)
        world.answer(0, .lostAfter)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive])
        #expect(world.calls(.post, "files").count == 1)
    }

    @Test("a file of another size is not taken for ours") func stranger() throws {
        var world = world()
        world.start()
        world.play(until: isUpload)
        try addFile(to: &world, with: ["file_size": 99_999])
        world.answer(0, .lostBefore)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.calls(.post, "files").count == 2)
    }

    @Test(
        "a new file of the same size under another name or parent may be ours: nothing is sent again",
        arguments: [["name": "Other.pdf"], ["deal_id": 99], ["name": "Other.pdf", "deal_id": 99]] as [[String: JSON]]
    )
    func renamed(changes: [String: JSON]) throws {
        var world = world()
        world.start()
        world.play(until: isUpload)
        try addFile(to: &world, with: changes)
        world.answer(0, .lostBefore)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.inconclusive])
        #expect(world.calls(.post, "files").count == 1)
    }

    @Test("a file that another upload of ours made is no stranger, even of the same size") func sameSize() {
        var copy = FileUploadTests.document
        copy.reference = RecordReference(.file, "CMDOCMGT/2")
        copy.fields[0] = SmallFirm.literal("name", "Copy.pdf")
        var world = World(SmallFirm.records(SmallFirm.will) + [FileUploadTests.document, copy])
        world.start()
        world.play(until: isUpload)
        world.answer(0, .lostBefore)
        world.play()
        #expect(world.events(ApiSettled.self).map(\.verdict) == [.absent])
        #expect(world.account.live("files").count == 2)
    }

    /// Somebody else's file, or ours after somebody changed it: like the one in flight but for `changes`.
    private func addFile(to world: inout World, with changes: [String: JSON]) throws {
        let body = try #require(world.out[0].call.body)
        let members = try #require(JSON(parsing: body).objectValue)
        world.account.create("files", members.merging(changes) { $1 })
    }

    @Test(
        "a document that is refused before it leaves stands on the list, costs nothing, and the run goes on",
        arguments: [TransportFailure.Cause.noDocumentsFolder, .documentMissing, .documentChanged]
    )
    func refused(cause: TransportFailure.Cause) throws {
        var world = world()
        world.start()
        world.play(until: isUpload)
        world.answer(0, .documentProblem(cause))
        world.play()
        #expect(world.end == .finished)
        #expect(world.tally.failed == 1)
        let refused = try #require(world.events(ApiRefused.self).last)
        #expect((refused.code, refused.status, refused.tokens) == (cause.rawValue, 0, 0))
        #expect(world.calls(.post, "files").count == 1)
    }

    @Test("a later change of a document is not sent: a file is made once") func notUpdated() {
        var world = world()
        world.run()
        world.desired[world.desired.count - 1].fields[3] = SmallFirm.literal("sha256", "cd34")
        world.run()
        #expect(world.calls(.post, "files").count == 1)
        #expect(world.calls(.put, "files").isEmpty)
    }
}
