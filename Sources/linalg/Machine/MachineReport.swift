import ArrayFiles
import LinearAlgebra

/// How fast this machine is.
struct MachineReport {
  /// A task, and the shortest time that it took with each number of threads; nil where time was too short for it.
  typealias Row = (task: MachineTask, seconds: [Double?])

  let threads: [Int]
  private(set) var rows: [Row] = []

  /// Measures for about this many seconds.
  init(seconds: Double) throws {
    threads = Backend.threads > 1 ? [1, Backend.threads] : [1]
    let previous = Backend.threads
    defer { Backend.threads = previous }
    let tasks = MachineTask.all
    let share = seconds / Double(tasks.count * threads.count)
    // The fastest product so far, by which it is told whether there is time for a task.
    var rates = [Double](repeating: 0, count: threads.count)
    for task in tasks {
      let work = task.prepare()
      var times: [Double?] = []
      for (index, count) in threads.enumerated() {
        guard rates[index] == 0 || task.amount / rates[index] <= 2 * share else {
          times.append(nil)
          continue
        }
        Backend.threads = count
        let time = try Self.shortest(work, within: share)
        rates[index] = max(rates[index], task.amount / time)
        times.append(time)
      }
      rows.append((task, times))
    }
  }

  /// The shortest time of a few runs, the first of which warms up where there is time for more.
  private static func shortest(_ work: () throws -> Void, within share: Double) throws -> Double {
    let start = ContinuousClock.now
    var (shortest, last) = (Double.infinity, 0.0)
    repeat {
      last = (try ContinuousClock().measure(work)).inSeconds
      shortest = min(shortest, last)
    } while (ContinuousClock.now - start).inSeconds + last < share
    return shortest
  }

  var table: String {
    let heading = [
      "OpenBLAS \(Backend.version), \(Backend.coreName) kernels, \(Backend.processors) processors", "",
      "".left(28) + threads.map { "\($0) thread\($0 == 1 ? "" : "s")".right(12) }.joined(),
    ]
    let lines = rows.map { task, seconds in
      let size = task.order.map { "\($0)×\($0)" } ?? ""
      let rates = seconds.map { ($0.map { (task.amount / $0).text(digits: 3) } ?? "-").right(12) }
      return task.name.left(16) + size.left(10).left(12) + rates.joined() + "  \(task.unit) \(task.type.rawValue)"
    }
    return (heading + lines).joined(separator: "\n")
  }

  var json: String {
    let tasks = rows.flatMap { task, seconds in
      zip(threads, seconds).map { threads, seconds in
        """
        {"name": \(jsonString(task.name)), "dtype": "\(task.type.rawValue)", "n": \(task.order.map(String.init) ?? "null"), \
        "threads": \(threads), "seconds": \(seconds.map { "\($0)" } ?? "null"), \
        "rate": \(seconds.map { "\(task.amount / $0)" } ?? "null"), "unit": "\(task.unit)"}
        """
      }
    }
    return """
      {"openblas": \(jsonString(Backend.version)), "kernels": \(jsonString(Backend.coreName)), \
      "processors": \(Backend.processors), "results": [\(tasks.joined(separator: ", "))]}
      """
  }
}

extension Duration {
  fileprivate var inSeconds: Double { self / .seconds(1) }
}
