import ArgumentParser
import CFileSupport

/// The library from the shell.
@main
struct Linalg: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linalg",
    abstract: "Dense linear algebra on OpenBLAS and LAPACK.",
    subcommands: [LowRankCommand.self, DoctorCommand.self])

  static func main() {
    fs_remove_on_signals()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as any Error & ProgramFailure {
      StandardError.print("linalg: \(failure.line)")
      exit(withError: ExitCode(failure.exitCode))
    } catch {
      exit(withError: error)
    }
  }
}
