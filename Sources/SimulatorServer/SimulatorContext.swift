import Hummingbird
import NIOCore

/// What a request brings along besides itself: its connection, so that it can be broken.
struct SimulatorContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}
