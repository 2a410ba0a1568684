import ArgumentParser
import CFileSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The library from the shell.
@main
struct Linalg: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linalg",
    abstract: "Linear algebra on files, on OpenBLAS and LAPACK.",
    discussion: """
      Operands are files (.npy, .npz, .safetensors, .mtx, .csv, .tsv), FILE:NAME for a tensor in an archive, literals \
      such as '[[1,2],[3,4]]', or - for a literal on standard input.

        linalg svd weights.npy --output factors.npz
        linalg solve a.npy '[1,2,3]' --json

      Exit status: 0 done; 1 the numbers do not allow it (singular, not positive definite, not converged); 64 wrong \
      usage; 65 bad data; 66 no such input; 70 a fault of the program or its backend; 73, 74 output could not be written.
      """,
    groupedSubcommands: [
      CommandGroup(name: "Files", subcommands: [InfoCommand.self, HeadCommand.self, ConvertCommand.self]),
      CommandGroup(
        name: "Tensors",
        subcommands: [
          MatmulCommand.self, KronCommand.self, EinsumCommand.self, TransposeCommand.self, ReshapeCommand.self,
          SliceCommand.self,
        ]),
      CommandGroup(
        name: "Problems", subcommands: [SolveCommand.self, LstsqCommand.self, SylvesterCommand.self]),
      CommandGroup(
        name: "Matrices",
        subcommands: [
          InvCommand.self, PinvCommand.self, DetCommand.self, RankCommand.self, CondCommand.self, NormCommand.self,
          NullCommand.self, OrthCommand.self, ExpmCommand.self, LogmCommand.self, SqrtmCommand.self,
        ]),
      CommandGroup(
        name: "Decompositions",
        subcommands: [
          LUCommand.self, QRCommand.self, CholeskyCommand.self, LDLCommand.self, SVDCommand.self, EigCommand.self,
          EigsCommand.self, SchurCommand.self, LowRankCommand.self,
        ]),
      CommandGroup(
        name: "Spectra",
        subcommands: [PCACommand.self, SpectrumCommand.self, CompleteCommand.self]),
      CommandGroup(name: "Systems", subcommands: [StabilityCommand.self]),
      CommandGroup(
        name: "Geometry",
        subcommands: [SimilarityCommand.self, ClusterCommand.self, TransformCommand.self]),
      CommandGroup(name: "Machine", subcommands: [DoctorCommand.self, BenchCommand.self]),
    ])

  static func main() {
    fs_remove_on_signals()
    MemoryLimit.install()
    // Writing into a closed pipe fails instead: see StandardOutput.
    signal(SIGPIPE, SIG_IGN)
    // Not by exit(): OpenBLAS then waits for its threads, sometimes for ever.
    _exit(run())
  }

  /// Runs the command of the command line; returns the exit code.
  private static func run() -> Int32 {
    do {
      do {
        var command = try parseAsRoot(CommandLine.arguments.dropFirst().map(\.asValue))
        try command.run()
      } catch let error where exitCode(for: error) == .success {
        try StandardOutput.print(fullMessage(for: error))
      }
      return 0
    } catch let failure as any Error & ProgramFailure {
      StandardError.print(failure.line)
      return failure.exitCode
    } catch let error where exitCode(for: error) == .validationFailure {
      // Values are quoted as they were typed.
      let message = fullMessage(for: error).replacing("' -", with: "'-")
      StandardError.print(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
      return 64
    } catch {
      StandardError.print("internal error: \(error)")
      return 70
    }
  }
}
