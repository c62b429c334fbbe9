import Testing

@testable import Projections

@Suite struct RepeatedKeysTests {
    @Test("counts are the same whether equal keys follow each other or take turns") func counts() {
        var inRows = RepeatedCounts<String>()
        var inTurns = RepeatedCounts<String>()
        for key in ["a", "a", "a", "b", "b", "c"] { inRows.add(2, to: key) }
        for key in ["a", "b", "a", "c", "b", "a"] { inTurns.add(2, to: key) }
        #expect(inRows.all == ["a": 6, "b": 4, "c": 2] && inTurns.all == inRows.all)
        inRows.add(-6, to: "a")
        #expect(inRows.all["a"] == 0)
        #expect(RepeatedCounts<String>().all.isEmpty)
    }

    @Test("a place is found whether its key was the last one or not, and a new place counts at once") func places() {
        var places = PlaceTable<String>()
        #expect(places["run-1"] == nil)
        places["run-1"] = 0
        places["run-2"] = 1
        #expect(places["run-1"] == 0 && places["run-1"] == 0 && places["run-2"] == 1 && places["run-3"] == nil)
        #expect(places["run-2"] == 1)
        places["run-2"] = 5
        #expect(places["run-2"] == 5 && places.all == ["run-1": 0, "run-2": 5])
    }
}
