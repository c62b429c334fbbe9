import Foundation
import Glibc
import Ledger
import Migration

/// Makes the folder, the key and the ledger of a new migration.
package enum WorkspaceMaker {
    package static func create(
        _ workspace: Workspace,
        account: String,
        timeZone: String,
        currency: String,
        actor: String,
        time: WallClock
    ) throws(PipelineError) -> EventLog {
        guard FirmZone.rules(named: timeZone) != nil else {
            throw .usage("the time zone \(timeZone) is not known; write it like America/Chicago")
        }
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw .usage("\(currency) is no currency; write three capital letters, for example USD")
        }
        let origin = "conveyance/" + host(of: account)
        for folder in [workspace.path, workspace.viewsPath, workspace.reportsPath] { try makeFolder(folder) }
        let hadLedger = FileManager.default.fileExists(atPath: workspace.ledgerPath)
        let key: SigningKey
        do throws(LedgerError) {
            key = try SigningKey(name: origin)
            // Before the ledger, so that a key that is there already leaves no ledger without its first event.
            try key.save(to: workspace.keyPath)
        } catch {
            throw .ledger(error)
        }
        let opened = LedgerOpened(
            format: 1,
            account: account,
            timeZone: timeZone,
            currency: currency,
            verifierKey: key.verifierKey
        )
        do throws(PipelineError) {
            let log = try EventLog.create(workspace, origin: origin, time: time)
            try log.append([DraftEvent(.ledgerOpened(opened), actor: actor)])
            return log
        } catch {
            // What was made for it goes too, so that the command can be run again.
            unlink(workspace.keyPath)
            if !hadLedger { try? FileManager.default.removeItem(atPath: workspace.ledgerPath) }
            throw error
        }
    }

    /// Clients' data is privileged: nobody but its owner looks into a migration.
    private static let ownerOnly = 0o700

    private static func makeFolder(_ path: String) throws(PipelineError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: ownerOnly]
            )
        } catch {
            throw .file(path: path, problem: "the folder cannot be made; check the place and its permissions")
        }
    }

    /// The host of an address, as far as it can stand in a checkpoint's origin.
    private static func host(of account: String) -> String {
        let rest = account.split(separator: "/").dropFirst().first.map(String.init) ?? account
        return String(rest.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:".contains($0)) })
    }
}
