/// A baseline that could not be run.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String
}
