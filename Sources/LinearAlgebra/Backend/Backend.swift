import CBLAS
import CBackendSupport
import CLAPACKE

/// The library of BLAS and LAPACK below this package: which one it is, how many threads it may use, whether it is sound.
public enum Backend {
  /// How many threads one large call may use; small calls use one.
  ///
  /// At the start the processors that this process may use (its affinity, cut to the container's quota), or the
  /// environment's OPENBLAS_NUM_THREADS where that is less. A new number takes effect with the next large call, and is
  /// kept between 1 and 64. Results are the same to the bit for the same number only.
  public static var threads: Int {
    get { Int(bs_threads()) }
    set { bs_set_threads(Int32(Swift.max(1, Swift.min(newValue, callerLimit)))) }
  }

  /// How many calls from different threads run at once; further ones wait.
  public static var callerLimit: Int { 64 }

  /// The processors that this process may use: its affinity mask, cut to the container's quota.
  public static var processors: Int { Int(bs_usable_cpus()) }

  /// OpenBLAS's version, such as "0.3.21".
  public static var version: String {
    let words = configuration.split(separator: " ")
    return words.count > 1 ? String(words[1]) : "unknown"
  }

  /// OpenBLAS's own description of how it was built.
  public static var configuration: String { text(openblas_get_config()) }

  /// The kernels that OpenBLAS chose for this processor, such as "SkylakeX".
  public static var coreName: String { text(openblas_get_corename()) }

  /// The version of LAPACK's interface, such as "3.11.0".
  public static var lapackVersion: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    LAPACKE_ilaver(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// The largest number of rows, columns or elements that one call can say.
  public static var largestInteger: Int { Int(Int32.max) }

  /// Whether an illegal argument is reported to this package and ends the process, instead of a line on standard output
  /// and a result that is none. It is not where the package is linked as a dynamic library.
  public static let capturesErrors = bs_is_hooked() != 0

  /// Checks that OpenBLAS can have its memory: where it cannot, under a limit of the address space, it waits for ever.
  package static func checkMemory() throws(LinearAlgebraError) {
    guard bs_has_room() != 0 else {
      throw .backendUnhealthy("OpenBLAS cannot have its memory, 128 MiB of address space for each thread")
    }
  }

  private static func text(_ characters: UnsafeMutablePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? "unknown"
  }
}
