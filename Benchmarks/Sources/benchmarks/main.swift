import Foundation
import LinearAlgebra

// benchmarks [FILTER …]: all comparisons whose names or peers contain one of the words, with one thread and with all.
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "memory", arguments.count == 2 {
  try PeakMemory.child(arguments[1])
  exit(0)
}

func isWanted(_ name: String) -> Bool { arguments.isEmpty || arguments.contains { name.contains($0) } }

let processors = Backend.processors
print(
  "OpenBLAS \(Backend.version), \(Backend.coreName) kernels, \(processors) processors,",
  "OPENBLAS_CORETYPE \(ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] ?? "unset");",
  "medians of \(Harness.rounds) interleaved samples")
var missed: [String] = []
var measured = 0
for threads in processors > 1 ? [1, processors] : [1] {
  Harness.header("\(threads) thread\(threads == 1 ? "" : "s"), beside C over the same library")
  for comparison in ProductBenchmarks.all + FactorizationBenchmarks.all + MemoryBenchmarks.all
    + ContractionBenchmarks.all
  where isWanted(comparison.title) {
    measured += 1
    if !Harness.run(comparison, threads: threads) { missed.append("\(comparison.name), \(threads) threads") }
  }
  guard let numpy = NumPy(threads: threads) else {
    print("\nNumPy is not installed: pip install numpy")
    continue
  }
  Harness.header("\(threads) thread\(threads == 1 ? "" : "s"), beside \(numpy.description)")
  let tensors = TensorBenchmarks(numpy, threads: threads)
  for comparison in NumPyBenchmarks.all(numpy, threads: threads)
    + ContractionBenchmarks.all(numpy, torch: tensors.torch) + tensors.all
    + SpectralBenchmarks.all(numpy, isWanted: isWanted) + EigenBenchmarks.all(numpy, isWanted: isWanted)
    + NeighborBenchmarks.all(numpy, isWanted: isWanted, threads: threads)
  where isWanted(comparison.title) {
    measured += 1
    if !Harness.run(comparison, threads: threads) { missed.append("\(comparison.name), \(threads) threads") }
  }
}
if isWanted("files"), let python = NumPy(threads: processors) {
  Harness.header("\(processors) threads, files in the page cache")
  try FileBenchmarks.withFiles {
    for comparison in FileBenchmarks.all(python) {
      if !Harness.run(comparison, threads: processors) {
        missed.append(comparison.title)
      }
    }
  }
}
if isWanted("start") {
  Harness.header("the command line tool")
  try StartBenchmarks.withComparison { if !Harness.run($0, threads: 1) { missed.append($0.name) } }
}
measured += ThreadScaling.run(threads: processors, isWanted: isWanted)
if isWanted("memory"), try !PeakMemory.run() { missed.append("peak memory") }
if measured == 0, !["files", "start", "memory"].contains(where: isWanted) {
  print("\nno name and no peer contains \(arguments.joined(separator: " or "))")
  exit(1)
}
print(missed.isEmpty ? "\nall that was asked for was met" : "\nmissed:\n  " + missed.joined(separator: "\n  "))
