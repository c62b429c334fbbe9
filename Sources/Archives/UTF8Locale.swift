internal import Glibc

/// Texts are UTF-8 for this thread, and for no other, while something is done.
enum UTF8Locale {
    static func hold<Result>(_ body: () -> Result) -> Result {
        guard let own = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return body() }
        let before = unsafe uselocale(own)
        defer {
            _ = unsafe uselocale(before)
            unsafe freelocale(own)
        }
        return body()
    }
}
