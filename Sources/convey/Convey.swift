import ArgumentParser
import Foundation
import Glibc

/// Moves a law firm from Practice Master to Pipedrive, with every step in a ledger.
@main
struct Convey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convey",
        abstract: "Moves a law firm from Practice Master to Pipedrive, provably.",
        discussion: """
            A migration in order: init, load, inspect, map propose, owners propose, owners fallback, map show, \
            map confirm, preflight, sample, diff --sample, run, reconcile, report. `convey demo` shows all of it on a \
            sample firm.

            Exit codes: 0 done, 1 done with failures or conflicts, 2 usage or a gate refused, 3 stopped at a ceiling, \
            4 ledger damaged, 130 interrupted at a clean point.
            """,
        version: Version.text,
        subcommands: [
            Init.self, Load.self, Inspect.self, Map.self, Owners.self, Preflight.self, Plan.self, Sample.self,
            Run.self, Diff.self, Reconcile.self, CheckpointCommand.self, RollbackCommand.self, Status.self, Log.self,
            Show.self, Verify.self, Prove.self, CustodyCommand.self, Export.self, Report.self, Simulate.self, Demo.self,
        ]
    )

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        keepStandardStreams()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let number = ArgumentOrder.negativeNumber(in: arguments) {
            Terminal.complain("convey: \(number) is negative; no command takes such a number, events begin with 0")
            Self.exit(withError: ExitCode(CommandEnd.refused.rawValue))
        }
        do {
            var command = try parseAsRoot(ArgumentOrder.settled(arguments))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Self.exit(withError: code)
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if code == .success {
                Terminal.write(text)
            } else {
                Terminal.complain(text)
            }
            // A wrong word is a usage error: 2, as the command line promises.
            Self.exit(withError: code == .success ? .success : ExitCode(2))
        }
    }

    /// Puts nothing in the place of a standard stream that the caller has closed: else the next file that is opened,
    /// the ledger's own, would get its number and with it whatever is printed.
    private static func keepStandardStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            _ = Glibc.open("/dev/null", O_RDWR)
        }
    }
}

/// The program's version as people and servers see it.
enum Version {
    static let text = "0.1.0"
}
