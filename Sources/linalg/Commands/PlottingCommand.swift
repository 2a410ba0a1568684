import ArgumentParser

/// A command that can draw its results, which then hold a picture.
protocol PlottingCommand: ResultCommand {
  var plotOption: PlotOption { get }
}

extension PlottingCommand {
  func run() throws {
    let (results, failure) = try options.runOptions.run(Self.configuration.commandName ?? "") {
      try options.check(try resultNames())
      try plotOption.check()
      let results = try self.results()
      try options.write(results)
      return (results, plotOption.failure(of: results.picture))
    }
    // The results are shown even where the picture cannot be drawn.
    try options.show(results)
    if let failure { throw failure }
  }
}
