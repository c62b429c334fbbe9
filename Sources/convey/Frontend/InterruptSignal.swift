import Dispatch
import Foundation

/// Turns Ctrl-C into a call; a second one ends the process at once.
final class InterruptSignal {
    private let source: any DispatchSourceSignal

    init(_ action: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            Terminal.complain("\nstopping at the next clean point; press Ctrl-C again to stop at once")
            signal(SIGINT, SIG_DFL)
            action()
        }
        source.resume()
    }

    func cancel() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
