import Foundation

/// A Python process with NumPy that times expressions on demand, so that both sides run by turns.
final class NumPy {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  /// NumPy's version and its BLAS.
  private(set) var description = ""

  private static let program = """
    import sys, time, importlib.util, numpy
    config = numpy.show_config(mode='dicts')['Build Dependencies']['blas']
    print('NumPy', numpy.__version__, 'on', config['name'], config['version'], flush=True)
    names = {'numpy': numpy, 'importlib': importlib}
    for line in sys.stdin:
        kind, repeats, code = line.rstrip('\\n').split('|', 2)
        if kind == 'x':
            exec(code, names)
            print('0', flush=True)
        elif kind == 'v':
            print(eval(code, names), flush=True)
        else:
            call = eval('lambda: ' + code, names)
            start = time.perf_counter()
            for _ in range(int(repeats)):
                call()
            print(time.perf_counter() - start, flush=True)
    """

  /// Starts Python; nil where there is none with NumPy.
  init?(threads: Int) {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OPENBLAS_NUM_THREADS": "\(threads)", "OMP_NUM_THREADS": "\(threads)"]) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    description = line()
    if description.isEmpty { return nil }
  }

  deinit { process.terminate() }

  /// Runs a statement.
  func execute(_ code: String) { _ = ask("x|1|\(code)") }

  /// Whether a module can be imported.
  func has(_ module: String) -> Bool { value("importlib.util.find_spec('\(module)') is not None") == "True" }

  /// The value of an expression, as Python prints it.
  func value(_ code: String) -> String { ask("v|1|\(code)") }

  /// The seconds that so many evaluations take.
  func time(_ code: String, repeats: Int) -> Double { Double(ask("t|\(repeats)|\(code)")) ?? .nan }

  private func ask(_ request: String) -> String {
    input.fileHandleForWriting.write(Data((request + "\n").utf8))
    return line()
  }

  private func line() -> String {
    var bytes: [UInt8] = []
    while let byte = output.fileHandleForReading.readData(ofLength: 1).first, byte != UInt8(ascii: "\n") {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
