import Foundation
import Reports

/// How standard output shows text: the terminal's width and colours, or 80 plain columns into a file or pipe.
enum Screen {
    static var style: TextStyle {
        guard isatty(STDOUT_FILENO) == 1 else { return TextStyle() }
        let environment = ProcessInfo.processInfo.environment
        // An empty NO_COLOR says nothing, by the convention; a dumb terminal knows no colours.
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        return TextStyle(width: width ?? 80, isColoured: !isPlain)
    }

    /// The columns of the terminal; nil where it does not say.
    private static var width: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
